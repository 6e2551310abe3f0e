// What a page opened from a disk does otherwise. Only such a page loads it: before-paint.js, ahead of the theme.
"use strict";

// On a disk a folder shows its files instead of its page.
addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest && target.closest("a[href]"));
  if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
  event.preventDefault();
  location.href = link.pathname + "index.html" + link.hash;
});

// It may start no worker: the search then runs in the page, behind the same two messages.
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
