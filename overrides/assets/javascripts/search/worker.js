// The search worker the theme talks to (messages 1 ready, 2 query, 3 result). Small, because every page loads it; what
// it needs to answer it fetches with the first query. On file:// it runs in the page: from-disk.js lends it a scope.
"use strict";

((/** @type {SearchScope} */ scope) => {
  const [READY, QUERY, RESULT] = [1, 2, 3];
  const LIMIT = 200;
  const base = new URL("../../../", scope.location.href).href;
  /** @type {Promise<void> | null} */
  let loading = null;
  let latest = "";

  let said = "";

  /** @param {number} type @param {Answer} [data] */
  const reply = (type, data) => scope.postMessage({ type, data });
  /** `again`: unasked, because more is known now; only said when it differs, for drawing it costs more than finding it. */
  const answer = (again = false) => {
    const found = latest ? qkSearchAnswer(latest) : { items: [] };
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
  const more = async ([file, ...rest]) => {
    await scope.importScripts(`${base}search/${file}`);
    answer(true);
    if (rest.length) setTimeout(more, 0, rest);
  };

  scope.addEventListener("message", async ({ data: { type, data } }) => {
    if (type !== QUERY) return;
    latest = String(data).slice(0, LIMIT).trim();
    try {
      if (latest) await (loading = loading || load());
      answer();
    } catch (error) {
      loading = null;
      console.warn(error);
      reply(RESULT, { items: [] });
    }
  });
  setTimeout(reply, 0, READY);
})(typeof WorkerGlobalScope === "undefined" ? self.qkSearchScope : self);
