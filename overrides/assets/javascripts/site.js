// What every page can do: larger text, other colours, the drawer, the search dialog; and where it stands, for paper.
"use strict";

(() => {
  const root = document.documentElement;
  if (root.dataset.qkJs === undefined) return;
  const SCRIPTS = new URL("./", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  startSwitches();
  startDrawer();
  startSearch();
  showMarks();
  showAddressOnPaper();
  if (location.protocol === "file:") openFoldersAsPages();

  /** Text size and colours; both are remembered on this device. */
  function startSwitches() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    startSwitch("button[data-qk-text]", "qkText", "qk-text", ["normal", "large"], ["大字", "小字"], ["大字，把字放大", "小字，换回平常的字号"], () => "normal");
    startSwitch("button[data-qk-scheme]", "qkScheme", "qk-scheme", ["light", "dark"], ["深色", "浅色"], ["深色，换成深色", "浅色，换成浅色"], () => (dark.matches ? "dark" : "light"));
  }

  /**
   * @param {string} selector @param {string} attribute of the root @param {string} key in storage @param {string[]} values
   * @param {string[]} names on the button while each value holds @param {string[]} labels @param {() => string} unset what holds unasked
   */
  function startSwitch(selector, attribute, key, values, names, labels, unset) {
    const button = document.querySelector(selector);
    const name = button && button.querySelector("span");
    if (!button || !name) return;
    const current = () => values.indexOf(root.dataset[attribute] || unset());
    const show = () => {
      name.textContent = names[current()];
      button.setAttribute("aria-label", labels[current()]);
    };
    button.addEventListener("click", () => {
      const next = values[1 - current()];
      root.dataset[attribute] = next;
      try {
        localStorage.setItem(key, next);
      } catch (error) {
        // Storage is off: the choice holds for this page only.
      }
      show();
    });
    show();
  }

  /** The drawer opens without scripts; with them Escape closes it, and so does a link into the page it covers. */
  function startDrawer() {
    const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("qk-drawer"));
    const menu = document.getElementById("qk-menu");
    if (!drawer || !menu) return;
    document.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !drawer.checked) return;
      drawer.checked = false;
      drawer.focus();
    });
    menu.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) drawer.checked = false;
    });
  }

  /** Links to the search open the dialog; without one in the browser, or with a new tab asked for, they are links. */
  function startSearch() {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".qk-header [data-qk-search]"));
    if (!link || document.querySelector("[data-qk-search-page]")) return;
    const page = link.protocol === "file:" ? link.href.replace(/\/$/, "/index.html") : link.href;
    followShared(page);
    addEventListener("hashchange", () => followShared(page));
    if (typeof HTMLDialogElement === "undefined") return;
    const scripts = ["./search/dialog.js"];
    const open = () => load(scripts).then(() => qkSearchDialog.open(page));
    document.addEventListener("click", (event) => {
      const asked = event.target instanceof Element && event.target.closest("[data-qk-search]");
      if (!asked || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open().catch(() => (location.href = page));
    });
    // Back from a result: the dialog was open over this page.
    if (history.state && history.state.qkSearch) open().catch(() => {});
  }

  /** Addresses shared before there was a page for it named the words on any page. @param {string} page */
  function followShared(page) {
    const old = new URLSearchParams(location.search).get("q");
    if (/^#q=/.test(location.hash)) location.replace(page + location.hash);
    else if (old) location.replace(`${page}#q=${encodeURIComponent(old)}`);
  }

  /** The words of the result that led here, marked where it led; see search/list.js. */
  function showMarks() {
    try {
      if (sessionStorage.getItem("qk-marks")) load(["./search/marks.js"]);
    } catch (error) {
      // Storage is off: nothing was kept.
    }
  }

  /** Runs scripts of ours once each, in this order. @param {string[]} names @returns {Promise<unknown>} */
  function load(names) {
    return Promise.all(names.map((name) => loadOne(new URL(name, SCRIPTS).href)));
  }

  /** @param {string} source */
  function loadOne(source) {
    return new Promise((resolve, reject) => {
      if ([...document.scripts].some((script) => script.src === source && script.dataset.qkRun !== undefined)) return resolve(undefined);
      const script = document.createElement("script");
      script.src = source;
      // They come side by side and run in order.
      script.async = false;
      script.onload = () => {
        script.dataset.qkRun = "";
        resolve(undefined);
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(source));
      };
      document.head.append(script);
    });
  }

  /** On paper the page says where it can be found again; only the browser knows under which host. */
  function showAddressOnPaper() {
    const place = document.querySelector(".qk-address");
    if (place && location.protocol.startsWith("http")) place.textContent = location.host + location.pathname;
  }

  /** On a disk a folder shows its files instead of its page. */
  function openFoldersAsPages() {
    document.addEventListener("click", (event) => {
      const link = /** @type {HTMLAnchorElement | null} */ (event.target instanceof Element && event.target.closest("a[href]"));
      if (event.defaultPrevented || !link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
      event.preventDefault();
      location.href = `${link.pathname}index.html${link.hash}`;
    });
  }
})();
