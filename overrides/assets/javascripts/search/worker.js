// The search worker (messages 0 set up, 1 ready, 2 query, 3 result). Small; what it needs to answer it fetches when it is
// set up or asked. On file:// it runs in the page: from-disk.js lends it a scope.
"use strict";

((/** @type {SearchScope} */ scope) => {
  const [SET_UP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const base = new URL("../../../", scope.location.href).href;
  /** @type {Promise<void> | null} */
  let loading = null;
  /** @type {string[]} files of the index that did not come */
  let missing = [];
  let latest = "";

  let said = "";

  /** @param {number} type @param {Answer} [data] */
  const reply = (type, data) => scope.postMessage({ type, data });
  /** `again`: unasked, because more is known now; only said when it differs, for drawing it costs more than finding it. */
  const answer = (again = false) => {
    /** @type {Answer} */
    const found = latest ? qkSearchAnswer(latest) : { items: [] };
    found.query = latest;
    found.failed = missing.length > 0;
    const before = said;
    said = JSON.stringify(found);
    if (!again || said !== before) reply(RESULT, found);
  };

  /** Engine and first tier now, the others right after; each tier answers again. */
  const load = async () => {
    const scripts = `${base}assets/javascripts/search/`;
    await scope.importScripts(`${scripts}engine.js`, `${scripts}answer.js`, `${base}search/words.js`);
    setTimeout(more, 0, qkSearchNext());
  };

  /** @param {string[]} files */
  const more = async (files) => {
    try {
      await scope.importScripts(`${base}search/${files[0]}`);
    } catch (error) {
      console.warn(error);
      missing = files;
    }
    answer(true);
    if (!missing.length && files.length > 1) setTimeout(more, 0, files.slice(1));
  };

  scope.addEventListener("message", async ({ data: { type, data } }) => {
    if (type !== SET_UP && type !== QUERY) return;
    if (type === QUERY) latest = String(data);
    try {
      if (!loading) loading = load();
      await loading;
      if (type === SET_UP) return;
      // What did not come before is asked for again with each question.
      if (missing.length) setTimeout(more, 0, missing);
      missing = [];
      answer();
    } catch (error) {
      loading = null;
      console.warn(error);
      if (type === QUERY) reply(RESULT, { items: [], query: latest, failed: true });
    }
  });
  setTimeout(reply, 0, READY);
})(typeof WorkerGlobalScope === "undefined" ? self.qkSearchScope : self);
