// A page opened from a disk may start no worker: there the search runs in the page, behind the same messages.
"use strict";

/** Stands in for `Worker`, as far as search/ask.js uses one. */
var QkSearchOnDisk = class extends EventTarget {
  /** @param {string} url */
  constructor(url) {
    super();
    /** @type {((event: { data: SearchMessage }) => void)[]} */
    const listeners = [];
    window.qkSearchScope = {
      location: { href: url },
      addEventListener: (_type, listener) => listeners.push(listener),
      postMessage: (data) => this.dispatchEvent(new MessageEvent("message", { data })),
      importScripts: async (...sources) => {
        for (const source of sources) await qkSearchAsk.run(source);
      },
    };
    const loaded = qkSearchAsk.run(url);
    loaded.catch(() => this.dispatchEvent(new Event("error")));
    this.postMessage = (/** @type {SearchMessage} */ data) => {
      loaded.then(() => listeners.forEach((listener) => listener({ data })), () => {});
    };
    this.terminate = () => {};
  }
};
