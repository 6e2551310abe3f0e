// Runs before the first paint, so that nothing jumps: says that scripts run, and restores the text size.
(function () {
  var root = document.documentElement;
  root.dataset.qkJs = "";
  // Modules do not start from a disk, nor in old browsers: then the tools stay as they stand in the page.
  if (location.protocol !== "file:" && "noModule" in HTMLScriptElement.prototype) root.dataset.qkTools = "";
  try {
    if (localStorage.getItem("qk-text") === "large") root.dataset.qkText = "large";
  } catch (error) {
    // Storage may be switched off; the switch still works for this page.
  }
})();

// On a disk a folder shows its files instead of its page.
if (location.protocol === "file:") {
  addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest && target.closest("a[href]"));
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    event.preventDefault();
    location.href = link.pathname + "index.html" + link.hash;
  });
}

// A page opened from a disk may start no worker: the search then runs in the page, behind the same two messages.
if (location.protocol === "file:") {
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (class extends EventTarget {
    /** @param {string | URL} url */
    constructor(url) {
      super();
      /** @type {((event: { data: SearchMessage }) => void)[]} */
      const listeners = [];
      const load = (/** @type {string | URL} */ source) =>
        new Promise((resolve, reject) => {
          const script = Object.assign(document.createElement("script"), { src: source, onload: resolve, onerror: reject });
          document.head.append(script);
        });
      window.qkSearchScope = {
        location: { href: new URL(url, location.href).href },
        addEventListener: (_type, listener) => listeners.push(listener),
        postMessage: (data) => this.dispatchEvent(new MessageEvent("message", { data })),
        importScripts: async (...sources) => {
          for (const source of sources) await load(source);
        },
      };
      this.postMessage = (/** @type {SearchMessage} */ data) => setTimeout(() => listeners.forEach((listener) => listener({ data })));
      load(url);
    }
  }));
}
