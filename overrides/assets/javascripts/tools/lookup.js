// Filters the regulator look-up. The page is complete without it; this only hides what does not apply.
// What the reader picks stands in the address (?type=…&who=…); what they type only behind its #, which no server sees.
"use strict";

(() => {
  const { say, startOn } = qkParts;

  /** @typedef {{ type: string, who: string, name: string }} Choice */

  const LONGEST = 40;

  /**
   * Starts the filter form and keeps the choice in the address.
   * @param {HTMLElement} root the element that holds every section.qk-type
   */
  function start(root) {
    const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".qk-type")]);
    for (const section of sections) section.dataset.type = /** @type {HTMLElement} */ (section.querySelector("h2")).id;
    const form = formOf(root);
    form.write(readAddress(sections, form.roles));
    const update = () => {
      const choice = form.read();
      writeAddress(choice);
      form.tell(apply(sections, choice), sections.length);
    };
    form.element.addEventListener("input", update);
    form.element.addEventListener("reset", () => setTimeout(update));
    form.element.addEventListener("submit", (event) => event.preventDefault());
    form.tell(apply(sections, form.read()), sections.length);
    // The browser jumped to the fragment before what does not fit was hidden.
    const named = document.getElementById(location.hash.slice(1));
    if (named) named.scrollIntoView();
  }

  /**
   * Shows what fits the choice; returns the names of the sections left.
   * @param {HTMLElement[]} sections @param {Choice} choice @returns {string[]}
   */
  function apply(sections, choice) {
    const words = normalise(choice.name);
    const left = [];
    for (const section of sections) {
      const fits =
        (!choice.type || section.dataset.type === choice.type) &&
        (!choice.who || listed(section.dataset.roles, choice.who)) &&
        (!words || normalise(calledIn(section)).includes(words));
      section.hidden = !fits;
      if (fits) left.push(nameOf(section));
      for (const step of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".qk-step"))) {
        step.hidden = Boolean(choice.who && step.dataset.roles && !listed(step.dataset.roles, choice.who));
      }
    }
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".qk-lookup__jump li"))) {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
      const target = sections.find((section) => `#${section.dataset.type}` === link.getAttribute("href"));
      item.hidden = Boolean(target && target.hidden);
    }
    return left;
  }

  /** @param {string | undefined} list @param {string} word */
  const listed = (list, word) => (list || "").split(" ").includes(word);

  /** @param {HTMLElement} section */
  function nameOf(section) {
    const heading = section.querySelector("h2");
    return ((heading && heading.firstChild && heading.firstChild.textContent) || "").trim();
  }

  /** What a kind of platform may be called: its name, what stands below that with the best-known platforms, and other names. @param {HTMLElement} section */
  function calledIn(section) {
    const covers = section.querySelector("p");
    return `${nameOf(section)} ${covers ? covers.textContent : ""} ${section.dataset.terms}`;
  }

  /** @param {string} text */
  const normalise = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s，、。·（）()]/g, "");

  /** @param {HTMLElement[]} sections @param {string[]} roles @returns {Choice} */
  function readAddress(sections, roles) {
    const query = new URLSearchParams(location.search);
    const type = query.get("type") || "";
    const who = query.get("who") || "";
    return {
      type: sections.some((section) => section.dataset.type === type) ? type : "",
      who: roles.includes(who) ? who : "",
      name: (typed().get("name") || "").slice(0, LONGEST),
    };
  }

  /** @param {Choice} choice */
  function writeAddress(choice) {
    const { name, ...picked } = choice;
    const query = new URLSearchParams(Object.entries(picked).filter(([, value]) => value));
    const search = String(query) && `?${query}`;
    const hash = name ? `#${new URLSearchParams({ name })}` : "";
    history.replaceState(null, "", `${location.pathname}${search}${hash}`);
  }

  /** What the reader typed, kept behind the # as #name=…; a plain #anchor holds nothing. */
  const typed = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  /** The form of the page, which shows itself where scripts run. @param {HTMLElement} root */
  function formOf(root) {
    const element = /** @type {HTMLFormElement} */ (root.querySelector(".qk-filter"));
    const name = /** @type {HTMLInputElement} */ (element.querySelector("#lookup-name"));
    const [type, who] = /** @type {HTMLSelectElement[]} */ ([...element.querySelectorAll("select")]);
    const clear = /** @type {HTMLButtonElement} */ (element.querySelector("button"));
    const status = /** @type {HTMLElement} */ (element.querySelector(".qk-filter__status"));
    const roles = [...who.options].map((option) => option.value);

    return {
      element,
      roles,
      /** @returns {Choice} */
      read: () => ({ type: type.value, who: who.value, name: name.value.trim() }),
      /** @param {Choice} choice */
      write: (choice) => {
        type.value = choice.type;
        who.value = choice.who;
        name.value = choice.name;
      },
      /** @param {string[]} left @param {number} all */
      tell: (left, all) => {
        clear.hidden = left.length === all && !who.value;
        say(status, found(left, all));
      },
    };
  }

  /** What is left, in words. @param {string[]} left @param {number} all */
  function found(left, all) {
    if (!left.length) return "没有找到。换个叫法，或者清除筛选后从下面的类型里挑最像的一类。";
    return left.length === all ? `共 ${all} 类平台，下面全部列出。` : `找到 ${left.length} 类：${left.join("、")}`;
  }

  startOn("[data-qk-lookup]", start);
})();
