// The way to the search worker: one question at a time, the newest first, and a word when no answer can be had.
"use strict";

/** @typedef {{ answered: (answer: Answer) => void, failed: () => void, slow: () => void }} Hearing   who asked, and hears of it */

var qkSearchAsk = (() => {
  const [SET_UP, QUERY, RESULT] = [0, 2, 3];
  const LONGEST = 10000;
  const PATIENCE = 5000;
  const FOLDER = new URL("./", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  /** Runs a script; one that has run before runs again. @param {string} source @returns {Promise<unknown>} */
  function run(source) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = () => reject(new Error(source));
      document.head.append(script);
      script.addEventListener("load", () => script.remove());
    });
  }

  /** @returns {Promise<Worker>} */
  async function startWorker() {
    if (location.protocol !== "file:") return new Worker(`${FOLDER}worker.js`);
    await run(`${FOLDER}from-disk.js`);
    return /** @type {Worker} */ (/** @type {unknown} */ (new QkSearchOnDisk(`${FOLDER}worker.js`)));
  }

  /**
   * Fetches what is needed, and returns what asks: for nothing, it forgets what it asked.
   * @param {Hearing} hearing @returns {(text: string) => void}
   */
  function start({ answered, failed, slow }) {
    /** @type {Promise<Worker> | null} */
    let worker = null;
    let wanted = "";
    /** @type {string | null} what the worker is asked at this moment */
    let asked = null;
    let timer = 0;

    const giveUp = () => {
      worker = null;
      asked = null;
      clearTimeout(timer);
      if (wanted) failed();
    };
    const wake = () => {
      if (worker) return worker;
      const started = startWorker();
      worker = started;
      started.then((found) => {
        found.addEventListener("message", ({ data }) => data.type === RESULT && hear(data.data));
        found.addEventListener("error", () => {
          found.terminate();
          if (worker === started) giveUp();
        });
        found.postMessage({ type: SET_UP });
      }, giveUp);
      return started;
    };
    const send = () => {
      asked = wanted;
      const question = { type: QUERY, data: asked };
      wake().then((found) => found.postMessage(question), () => {});
      clearTimeout(timer);
      timer = window.setTimeout(() => asked !== null && wanted && slow(), PATIENCE);
    };
    /** @param {Answer} answer it may come unasked, when more of the index has come */
    const hear = (answer) => {
      if (answer.query === asked) {
        asked = null;
        clearTimeout(timer);
        if (wanted && wanted !== answer.query) return send();
      }
      if (!wanted || answer.query !== wanted) return;
      if (answer.failed && (answer.nothing || !answer.items.length)) failed();
      else answered(answer);
    };

    wake();
    return (text) => {
      wanted = text.trim().slice(0, LONGEST);
      if (!wanted || asked === null) send();
    };
  }

  return { start, run, folder: FOLDER };
})();
