// What the reader typed: kept for this tab, so that a reload or the back button loses nothing; kept on the device
// only when they ask for it. Nothing ever leaves the browser.

/**
 * A drawer for one tool. Storage that is switched off is no error: then everything holds until the page is left.
 * @template T @param {string} name @param {T} empty
 */
export function drawer(name, empty) {
  const key = `qk:${name}`;
  let onDevice = stored(() => localStorage)?.getItem(key) != null;
  return {
    /** @returns {T} what was kept, or an empty one */
    read: () => parsed(stored(() => sessionStorage)?.getItem(key)) ?? parsed(stored(() => localStorage)?.getItem(key)) ?? empty,
    /** @param {T} value */
    write(value) {
      const text = JSON.stringify(value);
      put(() => sessionStorage, key, text);
      if (onDevice) put(() => localStorage, key, text);
    },
    /** Whether it is kept on the device. */
    isOnDevice: () => onDevice,
    /** @param {boolean} wanted @param {T} value */
    keepOnDevice(wanted, value) {
      onDevice = wanted;
      if (wanted) put(() => localStorage, key, JSON.stringify(value));
      else stored(() => localStorage)?.removeItem(key);
    },
    /** Forgets it here and on the device. */
    forget() {
      onDevice = false;
      stored(() => localStorage)?.removeItem(key);
      stored(() => sessionStorage)?.removeItem(key);
    },
  };
}

/** @param {() => Storage} storage */
function stored(storage) {
  try {
    return storage();
  } catch {
    return null;
  }
}

/** @param {() => Storage} storage @param {string} key @param {string} text */
function put(storage, key, text) {
  try {
    storage().setItem(key, text);
  } catch {
    // Full, or switched off.
  }
}

/** @param {string | null | undefined} text */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
