// The page of the search: its words stand behind “#q=”, so that they can be shared and come back to, and no server sees them.
"use strict";

(() => {
  if (document.documentElement.dataset.qkJs === undefined) return;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-qk-search-page]"));
  const address = () => location.href.split("#")[0];
  const list = qkSearchList.build(root, { page: address(), calls: false, keep, choose: () => {} });

  /** @param {Kept} kept */
  function keep(kept) {
    try {
      history.replaceState({ qkSearch: kept }, "", address() + qkSearchShare.hash(kept.text));
    } catch (error) {
      // On a disk some browsers let no address change.
    }
  }

  function read() {
    /** @type {Kept | null} */
    const kept = history.state && history.state.qkSearch;
    if (kept) list.set(kept.text, kept);
    else list.set(qkSearchShare.words(location.href));
  }

  read();
  if (!list.text()) list.focus();
  addEventListener("hashchange", read);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-qk-search]")) return;
    event.preventDefault();
    list.focus();
  });
})();
