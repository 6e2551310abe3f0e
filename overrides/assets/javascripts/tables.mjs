// Lets the style sheet show table rows as cards on a phone. Without it, wide tables scroll sideways.

/**
 * Labels every cell with its column's heading, and keeps the table a table for screen readers.
 * @param {HTMLTableElement} table
 */
function label(table) {
  const headings = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent?.trim() ?? "");
  if (headings.length < 2) return;
  table.classList.add("qk-table");
  table.setAttribute("role", "table");
  for (const part of table.tHead ? [table.tHead, ...table.tBodies] : table.tBodies) part.setAttribute("role", "rowgroup");
  for (const heading of table.querySelectorAll("th")) heading.setAttribute("role", "columnheader");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    [...row.cells].forEach((cell, column) => {
      if (cell.tagName !== "TD") return;
      cell.setAttribute("role", "cell");
      cell.dataset.label = headings[column] ?? "";
    });
  }
}

/** Prepares every table of the page; cards are taller than rows, so the place the address names is sought again. */
export function start() {
  // Tables to write in stay tables: an empty card says nothing.
  for (const table of document.querySelectorAll(".md-typeset table:not([data-qk-paper] table)")) label(/** @type {HTMLTableElement} */ (table));
  document.querySelector(":target")?.scrollIntoView();
}
