// The search over any page. While it is open it is a step of the browser's history: Back closes it, and Back from a result
// comes here again.
"use strict";

var qkSearchDialog = (() => {
  const STYLE = new URL("../../stylesheets/search.css", qkSearchAsk.folder).href;
  const PATIENCE = 3000;
  const root = document.documentElement;
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  /** @type {ReturnType<typeof qkSearchList.build>} */
  let list;
  /** @type {Promise<unknown>} */
  let dressed;
  /** @type {Element | null} */
  let opener = null;
  /** @type {{ part: string } | null} where on this page to go once the dialog is gone */
  let goal = null;

  /** @returns {Kept | null} what this step of the history was left with */
  const left = () => (history.state && history.state.qkSearch) || null;

  /** @param {string} page @returns {HTMLDialogElement} */
  function make(page) {
    const made = document.createElement("dialog");
    made.className = "qk-dialog md-typeset";
    made.setAttribute("aria-label", "搜索");
    const inside = document.createElement("div");
    made.append(inside);
    list = qkSearchList.build(inside, { page, calls: true, keep, choose });
    const close = document.createElement("button");
    close.type = "button";
    close.className = "qk-find__button";
    close.textContent = "关闭";
    close.addEventListener("click", () => made.close());
    list.bar.append(close);
    made.addEventListener("close", closed);
    made.addEventListener("click", ({ target, clientX, clientY }) => {
      const { left, right, top, bottom } = made.getBoundingClientRect();
      // Beside it, on what it dims.
      if (target === made && (clientX < left || clientX > right || clientY < top || clientY > bottom)) made.close();
    });
    addEventListener("popstate", moved);
    document.body.append(made);
    return made;
  }

  /** @returns {Promise<unknown>} when its style is there; without, it opens all the same */
  function dress() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = STYLE;
    const came = new Promise((resolve) => {
      link.onload = link.onerror = resolve;
      setTimeout(resolve, PATIENCE);
    });
    document.head.append(link);
    return came;
  }

  /** @param {Kept} kept */
  function keep(kept) {
    if (dialog && dialog.open && left()) history.replaceState({ qkSearch: kept }, "");
  }

  /**
   * A result on this page closes the dialog and is gone to.
   * @param {Choice} choice @param {MouseEvent} event
   */
  function choose({ link, part }, event) {
    const here = (/** @type {string} */ path) => path.replace(/index\.html$/, "");
    if (here(link.pathname) !== here(location.pathname) || (link.search && link.search !== location.search)) return;
    event.preventDefault();
    goal = { part };
    /** @type {HTMLDialogElement} */ (dialog).close();
  }

  function closed() {
    delete root.dataset.qkSearching;
    if (opener instanceof HTMLElement) opener.focus();
    if (left()) history.back();
    else reach();
  }

  /** Back, or forward again. */
  function moved() {
    if (!dialog) return;
    if (left()) show(true);
    else if (dialog.open) dialog.close();
    else reach();
  }

  /** Goes to the part of this page that was chosen. */
  function reach() {
    if (!goal) return;
    const { part } = goal;
    goal = null;
    // The browser first restores where the page stood.
    setTimeout(() => {
      const place = part ? document.getElementById(part) : document.querySelector("article");
      if (!place) return;
      if (part && location.hash !== `#${encodeURIComponent(part)}`) location.hash = part;
      place.setAttribute("tabindex", "-1");
      place.focus({ preventScroll: true });
      place.scrollIntoView();
      qkSearchAsk.run(`${qkSearchAsk.folder}marks.js`).catch(() => {});
    });
  }

  /** @param {boolean} again whoever comes back wants to read, not to type */
  function show(again) {
    if (!dialog || dialog.open) return;
    root.dataset.qkSearching = "";
    dialog.showModal();
    if (again && list.text()) list.rest();
    else list.focus();
  }

  return {
    /** @param {string} page the address of the search's own page @param {string} [text] what to look for */
    async open(page, text) {
      const kept = left();
      opener = document.activeElement;
      if (!dialog) {
        dressed = dress();
        dialog = make(page);
        if (kept) list.set(kept.text, kept);
      }
      if (text !== undefined) list.set(text);
      await dressed;
      if (!left()) history.pushState({ qkSearch: { text: list.text(), shown: 0, chosen: "" } }, "");
      show(kept !== null);
    },
  };
})();
