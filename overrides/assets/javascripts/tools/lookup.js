// Filters the regulator look-up. The page is complete without it; this only hides what does not apply.
// What the reader picks stands in the address (?type=…&who=…); what they type only behind its #, which no server sees.
"use strict";

(() => {
  const { make, say, startOn } = qkParts;

  /** @typedef {{ type: string, who: string, name: string }} Choice */

  const LONGEST = 40;
  const NEAREST = 3;
  /** What stands behind a name on an app store. */
  const VERSION = /(?:app|商家版|商户版|极速版|司机版|骑手版|官方版|国际版|客户端|平台|官方)+$/;

  /**
   * Starts the filter form and keeps the choice in the address.
   * @param {HTMLElement} root the element that holds every section.qk-type
   */
  function start(root) {
    const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".qk-type")]);
    for (const section of sections) section.dataset.type = /** @type {HTMLElement} */ (section.querySelector("h2")).id;
    const form = formOf(root);
    let names = namesOf(root);
    const people = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll(".qk-lookup__people a")]);
    form.write(readAddress(sections, form.roles));
    const update = () => {
      const choice = form.read();
      writeAddress(choice);
      form.tell(apply(sections, people, choice, names), sections.length);
    };
    form.element.addEventListener("input", update);
    const named = () => {
      names = namesOf(root);
      update();
    };
    form.element.addEventListener("focusin", () => load(root, named), { once: true });
    if (form.read().name) load(root, named);
    form.element.addEventListener("reset", () => setTimeout(update));
    form.element.addEventListener("submit", (event) => event.preventDefault());
    form.tell(apply(sections, people, form.read(), names), sections.length);
    // The browser jumped to the fragment before what does not fit was hidden.
    const place = document.getElementById(location.hash.slice(1));
    if (place) place.scrollIntoView();
  }

  /** The names come once somebody is about to type; where they do not, what stands on the page is searched. @param {HTMLElement} root @param {() => void} then */
  function load(root, then) {
    if (document.querySelector("[data-lookup-names]")) return;
    document.head.append(make("script", { src: root.dataset.qkLookup, onload: then, "data-lookup-names": "" }));
  }

  /**
   * Shows what fits the choice; of a name that fits nothing what comes nearest, or what has happened to somebody.
   * @param {HTMLElement[]} sections @param {HTMLAnchorElement[]} people @param {Choice} choice @param {Names} names
   */
  function apply(sections, people, choice, names) {
    const picked = sections.filter(
      ({ dataset: { type, roles } }) => (!choice.type || type === choice.type) && (!choice.who || listed(roles, choice.who)),
    );
    const fitting = names.fitting(picked, choice.name);
    const meant = people.filter((link) => names.meant(link, choice.name));
    const near = fitting.near && !meant.length;
    const left = fitting.near && meant.length ? [] : fitting.left;
    for (const section of sections) {
      section.hidden = !left.includes(section);
      for (const step of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".qk-step"))) {
        step.hidden = Boolean(choice.who && step.dataset.roles && !listed(step.dataset.roles, choice.who));
      }
    }
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".qk-lookup__jump li"))) {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
      const target = sections.find((section) => `#${section.dataset.type}` === link.getAttribute("href"));
      item.hidden = Boolean(target && target.hidden);
    }
    for (const link of people) /** @type {HTMLElement} */ (link.parentElement).hidden = Boolean(choice.name && !meant.includes(link));
    return { left: left.map(nameOf), near, people: meant.length };
  }

  /**
   * The names of the kinds of platform, and which of those somebody means: by the same name before by a part of one, and by
   * a name that is part of what is typed, the longest. Traditional characters count as simplified ones.
   * @typedef {ReturnType<typeof namesOf>} Names
   * @param {HTMLElement} root
   */
  function namesOf(root) {
    const given = "qkLookupNames" in self ? qkLookupNames : { characters: ["", ""], brands: [], types: [], people: [] };
    const [old, simple] = given.characters.map((characters) => [...characters]);
    const simplified = new Map(old.map((one, place) => [one, simple[place]]));
    const normalise = (/** @type {string} */ text) =>
      Array.from(text.normalize("NFKC").toLowerCase().replace(/[\s，、。·（）()|]/g, ""), (one) => simplified.get(one) || one).join("");
    // “name/other name=3 7”: a platform, and the kinds it is, by their place on the page.
    const platforms = given.brands.map((line) => line.split("=")).map(([names, kinds = ""]) => ({ names: names.split("/"), kinds: kinds.split(" ").map(Number) }));
    /** What a kind is called, the platforms of that kind, and what people type for it. @type {Map<Element, string[]>} */
    const names = new Map();
    /** What it covers. @type {Map<Element, string>} */
    const told = new Map();
    for (const [place, section] of [...root.querySelectorAll(".qk-type")].entries()) {
      const own = platforms.filter(({ kinds }) => kinds.includes(place)).flatMap((platform) => platform.names);
      const one = /** @type {HTMLElement} */ (section);
      names.set(one, [nameOf(one), ...own, ...(given.types[place] || "").split("/")].map(normalise).filter(Boolean));
      told.set(one, normalise(/** @type {HTMLElement} */ (one.querySelector("p")).textContent || ""));
    }
    const happened = [...root.querySelectorAll(".qk-lookup__people a")];
    const words = given.people.map((line) => line.split("/").map(normalise));
    const called = (/** @type {HTMLElement} */ section) => names.get(section) || [];
    const covers = (/** @type {HTMLElement} */ section) => told.get(section) || "";

    /** Letters only as a whole word: “dd” is no part of “address”. @param {string} typed @param {string} name */
    const holds = (typed, name) =>
      name.length > 1 && typed.includes(name) && (!/^[a-z0-9]+$/.test(name) || (typed.match(/[a-z0-9]+/g) || [""]).includes(name));

    /** @param {HTMLElement} section @param {string} typed */
    function fit(section, typed) {
      const names = called(section);
      if (names.includes(typed)) return 300;
      if (names.includes(typed.replace(VERSION, ""))) return 250;
      if (names.some((name) => name.includes(typed)) || covers(section).includes(typed)) return 200;
      return Math.max(0, ...names.filter((name) => holds(typed, name)).map((name) => name.length));
    }

    /** How many pairs of characters what is typed shares with the names. @param {HTMLElement} section @param {string} typed */
    function likeness(section, typed) {
      const said = called(section).join(" ") + covers(section);
      let shared = 0;
      for (let at = 0; at + 1 < typed.length; at += 1) if (said.includes(typed.slice(at, at + 2))) shared += 1;
      return shared;
    }

    /** @param {HTMLElement[]} sections @param {string} name */
    function fitting(sections, name) {
      const typed = normalise(name);
      if (!typed) return { left: sections, near: false };
      const best = (/** @type {(section: HTMLElement, typed: string) => number} */ measure) => {
        const measured = sections.map((section) => measure(section, typed));
        const most = Math.max(0, ...measured);
        return most ? sections.filter((_, place) => measured[place] === most) : [];
      };
      const left = best(fit);
      return left.length ? { left, near: false } : { left: best(likeness).slice(0, NEAREST), near: true };
    }

    /** Whether what is typed speaks of what has happened to somebody. @param {HTMLElement} link @param {string} name */
    function meant(link, name) {
      const typed = normalise(name);
      return typed.length > 1 && (words[happened.indexOf(link)] || []).some((one) => one.includes(typed) || typed.includes(one));
    }

    return { fitting, meant };
  }

  /** @param {string | undefined} list @param {string} word */
  const listed = (list, word) => (list || "").split(" ").includes(word);

  /** @param {HTMLElement} section */
  function nameOf(section) {
    const heading = section.querySelector("h2");
    return ((heading && heading.firstChild && heading.firstChild.textContent) || "").trim();
  }

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
      /** @param {{ left: string[], near: boolean, people: number }} shown @param {number} all */
      tell: ({ left, near, people }, all) => {
        clear.hidden = left.length === all && !who.value;
        const told = near ? missed(left) : found(left, all);
        say(status, !people ? told : left.length ? `${told}。也看“是人的事”那一条` : "不是平台的事，看下面“是人的事”那一条。");
      },
    };
  }

  /** What is left, in words. @param {string[]} left @param {number} all */
  function found(left, all) {
    if (!left.length) return "这两样合不到一起。清除筛选，再挑一次。";
    return left.length === all ? `共 ${all} 类平台，下面全部列出。` : `找到 ${left.length} 类：${left.join("、")}`;
  }

  /** @param {string[]} nearest */
  const missed = (nearest) =>
    nearest.length ? `没有找到这个名字。最像的：${nearest.join("、")}` : "没有找到这个名字。换个叫法，或者清除筛选，从下面挑最像的一类。";

  startOn("[data-qk-lookup]", start);
})();
