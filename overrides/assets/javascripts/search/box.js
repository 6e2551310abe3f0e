// The theme's search box, as people without a keyboard use it; and what follows from a result on the page it leads to.
// A classic script: a page opened from a disk may load no module.
"use strict";

(() => {
  const MARKS = "qk-marks";
  const SHARED = "#q=";
  const BASE = new URL("../../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

  /** @param {HTMLElement} dialog the theme's search dialog */
  function start(dialog) {
    const input = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-md-component=search-query]"));
    listenToEveryInput(input);
    input.addEventListener("focus", fetchIndex, { once: true });
    dialog.querySelector("[data-qk-share]")?.addEventListener("click", (event) => share(input, /** @type {HTMLElement} */ (event.currentTarget)));
    dialog.addEventListener("click", remember);
    returnFocus(dialog, input);
    openFromPage(input);
    mark();
    if (location.hash.startsWith(SHARED)) open(input, location.hash.slice(SHARED.length));
  }

  /**
   * After Escape the focus goes back to where it was, not to the top of the page.
   * @param {HTMLElement} dialog @param {HTMLInputElement} input
   */
  function returnFocus(dialog, input) {
    /** @type {HTMLElement | null} */
    let before = null;
    input.addEventListener("focus", ({ relatedTarget }) => {
      if (!dialog.contains(/** @type {Node | null} */ (relatedTarget))) before = /** @type {HTMLElement | null} */ (relatedTarget);
    });
    dialog.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") requestAnimationFrame(() => before?.focus());
    });
  }

  /** The large search button of the home page opens the search box of the header. @param {HTMLInputElement} input */
  function openFromPage(input) {
    for (const button of document.querySelectorAll("[data-qk-search]")) button.addEventListener("click", () => show(input));
  }

  /** @param {HTMLInputElement} input */
  function show(input) {
    const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    if (toggle && !toggle.checked) toggle.click();
    input.focus();
  }

  /**
   * The theme listens to keys only. Pasted, dictated and composed text count too; half-typed pinyin does not.
   * @param {HTMLInputElement} input
   */
  function listenToEveryInput(input) {
    let composing = false;
    input.addEventListener("compositionstart", () => (composing = true));
    input.addEventListener("compositionend", () => {
      composing = false;
      input.dispatchEvent(new Event("keyup"));
    });
    input.addEventListener("input", () => composing || input.dispatchEvent(new Event("keyup")));
    document.addEventListener("keyup", (event) => event.target === input && composing && event.stopImmediatePropagation(), true);
  }

  /** Puts engine and index into the browser's cache while the reader is still typing. */
  function fetchIndex() {
    if (location.protocol === "file:") return;
    for (const file of ["assets/javascripts/search/engine.js", "assets/javascripts/search/answer.js", "search/words.js", "search/more.js"]) {
      fetch(new URL(file, BASE)).catch(() => {});
    }
  }

  /**
   * An address that opens this search. The words stand behind “#”, where no server sees them.
   * @param {HTMLInputElement} input @param {HTMLElement} button
   */
  async function share(input, button) {
    const address = `${BASE.href}${SHARED}${encodeURIComponent(input.value)}`;
    try {
      await navigator.clipboard.writeText(address);
      button.title = "已复制";
    } catch {
      prompt("复制这个链接", address);
    }
    button.setAttribute("aria-label", button.title);
  }

  /** Opens the dialog with a query from a shared address. @param {HTMLInputElement} input @param {string} encoded */
  function open(input, encoded) {
    try {
      input.value = decodeURIComponent(encoded).slice(0, 200);
    } catch {
      return;
    }
    show(input);
    input.dispatchEvent(new Event("keyup"));
  }

  /** Keeps the marked words of a chosen result for the page it leads to; they never leave this tab. @param {MouseEvent} event */
  function remember(event) {
    const result = event.target instanceof Element && event.target.closest(".md-search-result__item");
    if (!result || !event.target.closest("a")) return;
    const words = [...new Set([...result.querySelectorAll("mark")].map((found) => found.textContent ?? ""))];
    try {
      sessionStorage.setItem(MARKS, JSON.stringify(words.filter((word) => word.length > 1).slice(0, 8)));
    } catch {
      // Storage is off: the page opens without marks.
    }
  }

  /** Marks those words in the text, once. */
  function mark() {
    /** @type {unknown} */
    let words = [];
    try {
      words = JSON.parse(sessionStorage.getItem(MARKS) ?? "[]");
      sessionStorage.removeItem(MARKS);
    } catch {
      return;
    }
    const article = document.querySelector("article");
    if (!article || !Array.isArray(words) || !words.length) return;
    const pattern = new RegExp(words.map((word) => String(word).replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"), "gi");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    for (const node of nodes) if (!node.parentElement?.closest("script, style, svg")) markIn(node, pattern);
  }

  /** @param {Text} node @param {RegExp} pattern */
  function markIn(node, pattern) {
    const text = node.data;
    /** @type {(string | Node)[]} */
    const pieces = [];
    let at = 0;
    for (const found of text.matchAll(pattern)) {
      const word = document.createElement("mark");
      word.textContent = found[0];
      pieces.push(text.slice(at, found.index), word);
      at = found.index + found[0].length;
    }
    if (pieces.length) node.replaceWith(...pieces, text.slice(at));
  }

  const dialog = /** @type {HTMLElement | null} */ (document.querySelector(".md-search"));
  if (dialog) start(dialog);
})();
