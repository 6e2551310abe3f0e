// The search worker (messages 0 set up, 1 ready, 2 query, 3 result). It comes with the engine; the index it fetches when it is
// set up or asked. On file:// it runs in the page: from-disk.js lends it a scope.
"use strict";

((/** @type {SearchScope} */ scope) => {
  const [SET_UP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const onDisk = typeof WorkerGlobalScope === "undefined";
  const base = new URL("../../../", scope.location.href).href;
  /** @type {Promise<void> | null} */
  let loading = null;
  /** More of the index is on its way, or did not come. */
  let coming = false;
  let failed = false;
  let latest = "";

  let said = "";

  /** @param {number} type @param {Answer} [data] */
  const reply = (type, data) => scope.postMessage({ type, data });
  /** `again`: unasked, because more is known now; only said when it differs, for drawing it costs more than finding it. */
  const answer = (again = false) => {
    /** @type {Answer} */
    const found = latest ? qkSearchAnswer(latest) : { items: [] };
    Object.assign(found, { query: latest, failed });
    const before = said;
    said = JSON.stringify(found);
    if (!again || said !== before) reply(RESULT, found);
  };

  /** The first tier, for whoever opens the search; the others, forty times as much, for whoever asks. */
  const load = async () => {
    await scope.importScripts(`${base}search/words.js`);
  };

  /** Each tier answers again. What did not come is asked for again with the next question. */
  const more = async () => {
    if (coming) return;
    coming = true;
    try {
      while (qkSearchNext().length) {
        await bring(`${base}search/${qkSearchNext()[0]}`);
        failed = false;
        answer(true);
      }
    } catch (error) {
      console.warn(error);
      failed = true;
      answer(true);
    }
    coming = false;
  };

  /**
   * As text, and not as the script it is: while a worker waits for a script it answers nothing.
   * @param {string} file
   */
  const bring = async (file) => {
    if (onDisk) return scope.importScripts(file);
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    const text = await response.text();
    const [tier, data] = JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`);
    qkSearchTier(tier, data);
  };

  scope.addEventListener("message", async ({ data: { type, data } }) => {
    if (type !== SET_UP && type !== QUERY) return;
    if (type === QUERY) latest = String(data);
    try {
      if (!loading) loading = load();
      await loading;
      if (type === SET_UP) return;
      answer();
      if (latest) more();
    } catch (error) {
      loading = null;
      console.warn(error);
      if (type === QUERY) reply(RESULT, { items: [], query: latest, failed: true });
    }
  });
  setTimeout(reply, 0, READY);
})(typeof WorkerGlobalScope === "undefined" ? self.qkSearchScope : self);
