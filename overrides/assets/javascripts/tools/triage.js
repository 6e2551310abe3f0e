// Shows the triage one question at a time. Every question and outcome already stands in the page; this hides all but
// one. The answers stand in the address (#scam=no&kind=shop), so that back, reload and a bookmark all work; they say
// nothing about the reader. Going back or changing one answer keeps the others.
"use strict";

(() => {
  const { add, today, weekday, written } = qkDates;
  const { button, dataOf, hashOf, make, print, refill, startOn } = qkParts;

  /** @typedef {{ answers: Map<string, string>, asking: string, from: string }} State
   * answers by question; `asking` is asked again; `from` is where a link led in ("#q-money"), else the first question */
  /** @typedef {{ section: HTMLElement, link: HTMLElement }} Step a question with the answer that was chosen */

  const ASKING = "ask";
  const FROM = "from";

  /** @param {HTMLElement} root */
  function start(root) {
    const sections = new Map([...root.querySelectorAll("section")].map((one) => [hashOf(one), one]));
    const left = make("p", { className: "qk-triage__left", role: "status" });
    const back = button("上一步", () => go({ ...state, asking: nameOf(walk(sections, state).steps.map(({ section }) => section).pop()) }), "qk-button--quiet");
    const anew = button("从第1问开始", () => go({ answers: new Map(), asking: "", from: "" }), "qk-button--quiet");
    const given = make("div", { className: "qk-triage__given" });
    root.prepend(make("div", { className: "qk-triage__bar" }, left, back, anew));
    root.append(given);
    for (const [hash, section] of sections) {
      section.tabIndex = -1;
      section.setAttribute("aria-labelledby", hash.slice(1));
      // "#q-money" is the question “money”, "#r-frozen" the outcome “frozen”.
      section.dataset[hash[1] === "q" ? "question" : "outcome"] = hash.slice(3);
    }
    let state = readAddress();

    const show = () => {
      const { steps, here } = walk(sections, state);
      for (const section of sections.values()) section.hidden = section !== here;
      back.hidden = !steps.length;
      anew.hidden = !sections.has(state.from) || Boolean(steps.length);
      left.textContent = remaining(here, steps.length);
      for (const link of here.querySelectorAll("[data-answer]")) mark(link, state.answers.get(nameOf(here)));
      if (here.dataset.outcome) finish(here, steps, dataOf(root));
      refill(given, ...summary(steps, (section) => go({ ...state, asking: nameOf(section) })));
      return here;
    };
    const arrive = () => {
      const here = show();
      here.focus({ preventScroll: true });
      root.scrollIntoView();
    };
    const go = (/** @type {State} */ next) => {
      state = next;
      history.pushState(null, "", address(state));
      arrive();
    };
    root.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("[data-answer]");
      const section = link && link.closest("section");
      if (!link || !section) return;
      event.preventDefault();
      go({ ...state, answers: new Map(state.answers).set(nameOf(section), answerOf(link)), asking: "" });
    });
    addEventListener("popstate", () => {
      state = readAddress();
      arrive();
    });
    show();
  }

  /** The id of a question. @param {HTMLElement | undefined} section */
  const nameOf = (section) => (section && section.dataset.question) || "";

  /** What it asks: its heading behind “第1问：”. @param {HTMLElement} section */
  function questionOf(section) {
    const heading = section.querySelector("h2");
    return (heading && heading.lastChild && heading.lastChild.textContent) || "";
  }

  /** @param {Element} link */
  const answerOf = (link) => link.getAttribute("data-answer") || "";

  /** @returns {State} */
  function readAddress() {
    const query = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : [[FROM, location.hash]]);
    const [asking, from] = [ASKING, FROM].map((name) => query.get(name) || "");
    query.delete(ASKING);
    query.delete(FROM);
    return { answers: new Map(query), asking, from };
  }

  /** @param {State} state */
  function address({ answers, asking, from }) {
    const where = [[ASKING, asking], [FROM, from]].filter(([, value]) => value);
    return `#${new URLSearchParams([...answers, ...where])}`;
  }

  /**
   * Follows the answers; what is unknown or made up ends the walk.
   * @param {Map<string, HTMLElement>} sections @param {State} state @returns {{ steps: Step[], here: HTMLElement }}
   */
  function walk(sections, state) {
    const steps = [];
    let here = /** @type {HTMLElement} */ (sections.get(state.from) || [...sections.values()][0]);
    while (nameOf(here) && nameOf(here) !== state.asking) {
      const link = /** @type {HTMLElement | undefined} */ (
        [...here.querySelectorAll("[data-answer]")].find((one) => answerOf(one) === state.answers.get(nameOf(here)))
      );
      const next = link && sections.get(link.getAttribute("href") || "");
      if (!link || !next) break;
      steps.push({ section: here, link });
      here = next;
    }
    return { steps, here };
  }

  /** @param {HTMLElement} here @param {number} answered */
  function remaining(here, answered) {
    if (here.dataset.outcome) return answered ? `答了${answered}问，结果在下面。` : "";
    const after = Number(here.dataset.left) - 1;
    return `第${answered + 1}问，${after ? `答完最多还剩${after}问` : "最后一问"}。`;
  }

  /** @param {Element} link @param {string | undefined} chosen */
  function mark(link, chosen) {
    if (answerOf(link) === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  /**
   * What only the browser knows about an outcome: the date from today, the kind of platform, a way to print it.
   * @param {HTMLElement} here @param {Step[]} steps @param {DaysOff} daysOff
   */
  function finish(here, steps, daysOff) {
    for (const old of here.querySelectorAll(".qk-added")) old.remove();
    const { limit, count, unit } = here.dataset;
    if (count) {
      const date = add(today(), Number(count), /** @type {PeriodUnit} */ (unit), daysOff);
      const words = `今天办的，按${limit}算，到${written(date)}（${weekday(date)}）没有结果，就往上走一级。`;
      const deadline = here.querySelector(".qk-deadline");
      if (deadline) deadline.append(make("p", { className: "qk-added" }, make("strong", {}, words)));
    }
    const platform = steps.map(({ link }) => /** @type {Element} */ (link.closest("li")).querySelector(".qk-answers__platform a")).find(Boolean);
    const links = here.querySelector(".qk-outcome__links ul");
    if (platform && links) {
      const line = make("li", { className: "qk-added" }, make("strong", {}, "你这一类平台："), platform.cloneNode(true));
      links.prepend(line);
    }
    const said = make("p", { className: "qk-added", role: "status" });
    here.append(make("div", { className: "qk-actions qk-added" }, button("打印这个结果", () => print("outcome", said))), said);
  }

  /** @param {Step[]} steps @param {(section: HTMLElement) => void} change */
  function summary(steps, change) {
    if (!steps.length) return [];
    const lines = steps.map(({ section, link }) => {
      const asked = questionOf(section);
      const again = button("改", () => change(section), "qk-button--quiet");
      again.setAttribute("aria-label", `改这一问：${asked}`);
      return make("li", {}, make("span", {}, asked), make("strong", {}, link.textContent || ""), again);
    });
    return [make("h2", { id: "your-answers" }, "你的回答"), make("ol", {}, ...lines)];
  }

  startOn("[data-qk-triage]", start);
})();
