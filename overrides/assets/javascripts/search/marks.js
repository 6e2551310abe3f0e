// Marks the words of the search on the page a result led to: in the part that was found, and this once.
"use strict";

(() => {
  const KEY = "qk-marks";
  const HEADINGS = /^H[1-3]$/;
  const article = document.querySelector("article");

  /** @returns {{ path: string, part: string, name: string, words: string[] } | null} */
  function kept() {
    try {
      const text = sessionStorage.getItem(KEY);
      sessionStorage.removeItem(KEY);
      return text ? JSON.parse(text) : null;
    } catch (error) {
      return null;
    }
  }

  /**
   * The text of the part with this id; of the first, which has none, what stands before the others.
   * @param {Element} article @param {string} part
   */
  function textOf(article, part) {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT + NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    let inside = !part;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element) {
        if (HEADINGS.test(node.tagName)) inside = part ? node.id === part : node.tagName === "H1";
      } else if (inside && node.parentElement && !node.parentElement.closest("script, style, svg, .qk-stop")) {
        texts.push(/** @type {Text} */ (node));
      }
    }
    return texts;
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
      at = Number(found.index) + found[0].length;
    }
    if (pieces.length) node.replaceWith(...pieces, text.slice(at));
  }

  /**
   * The page opens at its top, where its warning is; below it, the way to the part.
   * @param {Element} article @param {string} part @param {string} name
   */
  function point(article, part, name) {
    const after = article.querySelector(".qk-stop") || article.querySelector("h1 + p") || article.querySelector("h1");
    if (!after || !document.getElementById(part)) return;
    const link = document.createElement("a");
    link.href = `#${part}`;
    link.textContent = `你找的在这一节：${name}`;
    const line = document.createElement("p");
    line.className = "qk-found";
    line.append(link);
    after.after(line);
  }

  for (const old of document.querySelectorAll("article mark")) old.replaceWith(...old.childNodes);
  const found = kept();
  const here = (/** @type {string} */ path) => path.replace(/index\.html$/, "");
  if (!article || !found || here(found.path) !== here(location.pathname)) return;
  const words = found.words.filter((word) => word.length > 1).slice(0, 8);
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"), "gi");
  if (words.length) for (const node of textOf(article, found.part)) markIn(node, pattern);
  if (found.part && found.name) point(article, found.part, found.name);
})();
