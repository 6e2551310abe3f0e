// Draws what the search shows. Every word is put in as text, never as markup.
"use strict";

var qkSearchDraw = (() => {
  const SITE = new URL("../../../", qkSearchAsk.folder).href;

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {Record<string, string>} attributes @param {...(Node | string)} inside
   */
  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  /** @param {string} text @param {() => void} press @param {string} [kind] its class */
  function button(text, press, kind = "qk-find__button") {
    const made = make("button", { type: "button", class: kind }, text);
    made.addEventListener("click", press);
    return made;
  }

  /** Words to look for with one touch. @param {string[]} words @param {string} name @param {(word: string) => void} take */
  function row(words, name, take) {
    const items = words.map((word) => make("li", {}, button(word, () => take(word), "qk-find__word")));
    return make("ul", { class: "qk-find__words", "aria-label": name }, ...items);
  }

  /** @param {string} text */
  const hint = (text) => make("p", { class: "qk-find__hint" }, text);

  /** A page that every page knows the address of, see main.html. @param {"qkStopLoss" | "qkAllPages"} name @param {string} text */
  function known(name, text) {
    const told = /** @type {HTMLElement} */ (document.querySelector(".qk-header [data-qk-search]"));
    return make("a", { href: told.dataset[name] || SITE }, text);
  }

  const police = () => make("a", { class: "qk-tel", href: "tel:110" }, "110");

  const callNow = () => make("div", { class: "qk-now" },
    make("p", {}, make("strong", {}, "刚被骗、刚转账：先打", police())),
    make("p", {}, "打通后", known("qkStopLoss", "照着做"), "。"));

  const warning = () => make("div", { class: "qk-stop" }, make("p", {}, make("strong", {}, "没转的，别转。转了的，先打", police())));

  /** What comes before all results, with calls as wide as the list. @param {Note} note */
  function noted({ text, calls = [] }) {
    const numbers = calls.map(([name, number]) => make("a", { class: "qk-find__call", href: `tel:${number}` }, `拨${number}`, make("span", {}, name.replace(number, ""))));
    return make("div", { class: "qk-find__note" }, make("p", {}, text), ...numbers);
  }

  /** Not the same as nothing found. @param {() => void} again */
  const unreached = (again) => [
    make("p", {}, "查找用的资料没有下载下来，不是没有答案。连上网再试，或者", known("qkAllPages", "翻全部页面"), "。"),
    button("再试一次", again, "qk-find__word"),
    callNow(),
  ];

  /** A text with its marks. @param {Found} found */
  function marked({ text, marks = [] }) {
    /** @type {(Node | string)[]} */
    const pieces = [];
    let at = 0;
    for (const [from, to] of marks) {
      pieces.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  }

  /** A result: the page, and ways to go on from it. @param {Found} found */
  function result(found) {
    const { location, label, title, part, ways = [] } = found;
    const inside = part && part.tells && !ways.length ? [make("b", {}, part.name.replace(/[^？！]$/, "$&："))] : [];
    const page = make("a", { class: "qk-find__page", href: SITE + location },
      make("span", { class: "qk-find__title" }, make("span", { class: "qk-find__label" }, label), " ", title),
      make("span", { class: "qk-find__text" }, ...inside, ...marked(found)));
    if (part) Object.assign(page.dataset, { qkPart: part.id, qkPartName: part.name });
    const others = ways.map(([name, address]) => make("a", { class: "qk-find__way", href: SITE + address }, name));
    return make("li", { class: "qk-find__result" }, page, ...others);
  }

  /** What stands above the results. @param {Answer} answer @param {number} shown how many of them are shown */
  function told({ items, note, nothing, instead = [], failed }, shown) {
    if (note && note.calls) return `先打电话：${note.calls.map(([, number]) => number).join("、")}`;
    if (nothing) return nothing;
    const meant = instead.length ? `按“${instead.join("、")}”来找的，` : "";
    const count = items.length > shown ? `先看最像的${shown}条` : `找到${items.length}条`;
    return meant + count + (failed ? "。网断了，可能没找全" : "");
  }

  return { make, button, row, hint, callNow, warning, noted, unreached, result, told };
})();
