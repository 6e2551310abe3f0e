// What the reader typed: kept for this tab, so that a reload or the back button loses nothing; kept on the device
// only when they ask for it. Nothing ever leaves the browser.
"use strict";

/**
 * `read` returns what was written last, here or on the device; `putOnDevice` whether it worked.
 * @template T
 * @typedef {{ read: () => T, write: (value: T) => void, isOnDevice: () => boolean, putOnDevice: (value: T) => boolean,
 *   takeOffDevice: () => void, forget: () => void }} Drawer
 */

var qkKeep = (() => {
  /**
   * A drawer for one tool. Storage that is switched off, full or spoilt is no error: then everything holds until the
   * page is left.
   * @template T @param {string} name @param {(kept: any) => T} shape takes whatever was kept, or {}, and returns what the tool needs
   * @returns {Drawer<T>}
   */
  function drawer(name, shape) {
    const key = `qk:${name}`;
    const [tab, device] = [store(() => sessionStorage, key), store(() => localStorage, key)];
    return {
      read() {
        const [here, there] = [tab.get(), device.get()];
        const last = here && there && here.at < there.at ? there : here || there;
        return shape((last && last.value) || {});
      },
      write(value) {
        const entry = { at: Date.now(), value };
        tab.set(entry);
        // Another page may have taken it off the device meanwhile.
        if (device.get()) device.set(entry);
      },
      isOnDevice: () => Boolean(device.get()),
      putOnDevice: (value) => device.set({ at: Date.now(), value }),
      takeOffDevice: () => device.drop(),
      forget() {
        device.drop();
        tab.drop();
      },
    };
  }

  /** Pages that come back as they were left show what was kept since: letters take in the timeline, deleted text is gone. */
  function startAnewAfterBack() {
    addEventListener("pageshow", (event) => {
      const trial = store(() => sessionStorage, "qk:trial");
      // Without storage a reload would lose what was typed.
      if (event.persisted && trial.set({ at: 0, value: 0 })) {
        trial.drop();
        location.reload();
      }
    });
  }

  /**
   * One key of one storage; every access may be refused.
   * @param {() => Storage} storage @param {string} key
   */
  function store(storage, key) {
    return {
      /** @returns {{ at: number, value: any } | null} */
      get() {
        try {
          const kept = JSON.parse(storage().getItem(key) || "null");
          return kept && typeof kept.at === "number" ? kept : null;
        } catch (error) {
          return null;
        }
      },
      /** Whether it worked. @param {{ at: number, value: any }} entry */
      set(entry) {
        try {
          const text = JSON.stringify(entry);
          storage().setItem(key, text);
          return storage().getItem(key) === text;
        } catch (error) {
          return false;
        }
      },
      drop() {
        try {
          storage().removeItem(key);
        } catch (error) {
          // Then there is nothing to drop.
        }
      },
    };
  }

  /** A string, or "". @param {any} value */
  const words = (value) => (typeof value === "string" ? value : "");

  /** Rows of strings, each `width` wide; whatever is no such thing is left out. @param {any} value @param {number} width */
  const rows = (value, width) =>
    (Array.isArray(value) ? value : []).filter(Array.isArray).map((row) => Array.from({ length: width }, (_, column) => words(row[column])));

  return { drawer, rows, startAnewAfterBack, words };
})();
