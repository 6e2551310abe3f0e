// What the dialog and the page of the search have in common: the field, what is found, and what to do when nothing is.
"use strict";

/**
 * @typedef {{ text: string, shown: number, chosen: string }} Kept   enough to come back to a list: its words, how much of it was
 *   shown, and the address of the result that was opened
 * @typedef {{ link: HTMLAnchorElement, part: string }} Choice   a link of a result, and the part of its page that fits best
 * @typedef {{ page: string, calls: boolean, keep: (kept: Kept) => void, choose: (choice: Choice, event: MouseEvent) => void }} Owner
 *   `page`: the address of the search's own page; `calls`: whether 110 must be said here; `keep` is told what to come back to,
 *   `choose` of a result that is opened
 */

var qkSearchList = (() => {
  const STEP = 10;
  const STARTERS = ["提现失败", "一直审核中", "没到账", "解冻费", "银行卡被冻结", "封号", "客服不回", "平台跑路"];
  const KEEP_AFTER = 400;
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

  /** @param {string} text @param {() => void} press @param {string} [kind] */
  function button(text, press, kind = "qk-find__button") {
    const made = make("button", { type: "button", class: kind }, text);
    made.addEventListener("click", press);
    return made;
  }

  /** @param {Element} place @param {(Node | string)[]} inside */
  function fill(place, ...inside) {
    place.textContent = "";
    place.append(...inside);
  }

  /** A row of words to look for with one touch. @param {string[]} words @param {string} name @param {(word: string) => void} take */
  function row(words, name, take) {
    const items = words.map((word) => make("li", {}, button(word, () => take(word), "qk-find__word")));
    return make("ul", { class: "qk-find__words", "aria-label": name }, ...items);
  }

  /** An address that every page knows, see main.html. @param {"qkStopLoss" | "qkAllPages"} name @param {string} text */
  function known(name, text) {
    const told = /** @type {HTMLElement} */ (document.querySelector(".qk-header [data-qk-search]"));
    return make("a", { href: told.dataset[name] || SITE }, text);
  }

  const call110 = () => make("div", { class: "qk-now" }, make("p", {},
    make("strong", {}, "刚被骗、刚转账：先打", make("a", { class: "qk-tel", href: "tel:110" }, "110"))),
    make("p", {}, "打通后", known("qkStopLoss", "照着做"), "。"));

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
    const inside = part && found.marks && !ways.length ? [make("b", {}, `${part.name}：`)] : [];
    const whole = make("a", { class: "qk-find__page", href: SITE + location, "data-qk-part": part ? part.id : "", "data-qk-part-name": part ? part.name : "" },
      make("span", { class: "qk-find__title" }, make("span", { class: "qk-find__label" }, label), " ", title),
      make("span", { class: "qk-find__text" }, ...inside, ...marked(found)));
    const others = ways.map(([name, address]) => make("a", { class: "qk-find__way", href: SITE + address, "data-qk-part": part ? part.id : "" }, name));
    return make("li", { class: "qk-find__result" }, whole, ...others);
  }

  /** Keeps for the page a result leads to what it is marked with; it never leaves this tab. @param {HTMLAnchorElement} link */
  function rememberMarks(link) {
    const { qkPart: part = "", qkPartName: name = "" } = link.dataset;
    const item = /** @type {Element} */ (link.closest("li"));
    const words = [...new Set([...item.querySelectorAll("mark")].map(({ textContent }) => textContent || ""))];
    try {
      sessionStorage.setItem("qk-marks", JSON.stringify({ path: link.pathname, part, name: link.hash ? "" : name, words }));
    } catch (error) {
      // Storage is off: the page opens without marks.
    }
  }

  /**
   * Builds the field and the list into `root`; whoever owns it may add to the bar, fill the field and give it the focus.
   * @param {HTMLElement} root @param {Owner} owner
   */
  function build(root, owner) {
    const input = make("input", {
      class: "qk-find__input", type: "text", "aria-label": "搜索，用平常的话说", placeholder: "提现失败、解冻费、平台名字",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    });
    const clear = button("✕", () => (take(""), input.focus()));
    clear.setAttribute("aria-label", "清空");
    const bar = make("form", { class: "qk-find__bar", role: "search" }, input, clear);
    const kind = make("p", { class: "qk-find__kind" }, "别把身份证号、卡号、验证码填在任何地方，这里也不用填。");
    const words = make("div", {});
    const status = make("p", { class: "qk-find__status", role: "status", tabindex: "-1" });
    const share = button("复制链接", copyLink);
    const found = make("div", {});
    root.classList.add("qk-find");
    fill(root, bar, kind, words, make("div", { class: "qk-find__said" }, status, share), found);

    /** @type {Answer | null} */
    let answer = null;
    let shown = STEP;
    /** The address of the result to come back to. */
    let chosen = "";
    let enter = false;
    let timer = 0;

    const text = () => input.value.trim();
    const links = () => /** @type {HTMLAnchorElement[]} */ ([...found.querySelectorAll("li a")]);
    const ask = qkSearchAsk.start({
      answered: (next) => draw(next),
      failed: () => unreached(),
      slow: () => answer || (status.textContent = "网慢，还在找……"),
    });

    /** @param {string} value */
    function take(value) {
      input.value = value;
      typed();
    }

    function typed() {
      shown = STEP;
      chosen = "";
      enter = false;
      answer = null;
      const blank = !text();
      clear.hidden = share.hidden = blank;
      kind.hidden = !qkSearchShare.isPrivate(text());
      ask(text());
      keepSoon();
      if (!blank) return;
      fill(words);
      status.textContent = "";
      fill(found, ...(owner.calls ? [call110()] : []), make("p", { class: "qk-find__hint" }, "大家常搜："), row(STARTERS, "大家常搜", take),
        make("p", { class: "qk-find__hint" }, "打错字、打拼音也能搜。打的字不会离开这台设备。"));
    }

    /** @param {Answer} next */
    function draw(next) {
      const active = links().find((link) => link === document.activeElement);
      const before = active ? active.href : chosen;
      answer = next;
      fill(words, ...(next.suggest && next.suggest.length ? [row(next.suggest, "是不是要搜", take)] : []));
      status.textContent = told(next);
      const list = make("ol", { class: "qk-find__list" }, ...next.items.slice(0, shown).map(result));
      const more = next.items.length > shown ? [button("再看更多", showMore)] : [];
      fill(found, ...(next.danger ? [warning()] : []), list, ...more);
      const back = links().find(({ href }) => href === before);
      if (back) back.focus();
      if (enter) status.focus();
      enter = false;
      keepSoon();
    }

    /** @param {Answer} next */
    function told({ items, nothing, instead = [], failed }) {
      if (nothing) return `${nothing}：`;
      const meant = instead.length ? `按“${instead.join("、")}”来找的，` : "";
      const count = items.length > shown ? `先看最像的${shown}条` : `找到${items.length}条`;
      return meant + count + (failed ? "。网断了，可能没找全" : "");
    }

    const warning = () => make("div", { class: "qk-stop" }, make("p", {}, make("strong", {}, "没转的，别转。已经转了钱，先打", make("a", { class: "qk-tel", href: "tel:110" }, "110"), "。")));

    function showMore() {
      const from = shown;
      shown += STEP;
      if (answer) draw(answer);
      const first = /** @type {HTMLElement} */ (found.querySelectorAll("li > a:first-child")[from]);
      first.focus();
    }

    /** Not the same as nothing found. */
    function unreached() {
      answer = null;
      fill(words);
      status.textContent = "没连上网，还没法找";
      fill(found, make("p", {}, "查找用的资料没有下载下来，不是没有答案。连上网再试，或者", known("qkAllPages", "翻全部页面"), "。"), button("再试一次", () => typed()), call110());
    }

    async function copyLink() {
      const address = owner.page + qkSearchShare.hash(text());
      if (await qkSearchShare.copy(address)) {
        status.textContent = "已复制，发给谁都能打开";
        return;
      }
      const line = make("input", { class: "qk-find__input", readonly: "", "aria-label": "这次搜索的链接" });
      line.value = address;
      status.textContent = "复制不了，长按下面这一行：";
      found.prepend(line);
      line.select();
    }

    function keepSoon() {
      clearTimeout(timer);
      timer = window.setTimeout(keep, KEEP_AFTER);
    }
    function keep() {
      clearTimeout(timer);
      owner.keep({ text: text(), shown, chosen });
    }

    listenToEveryInput(input, typed);
    bar.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!text()) return;
      if (answer) status.focus();
      else enter = true;
    });
    root.addEventListener("keydown", (event) => stepThrough(event, input, links()));
    found.addEventListener("click", (event) => {
      const link = /** @type {HTMLAnchorElement | null} */ (event.target instanceof Element && event.target.closest("li > a"));
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      chosen = link.href;
      rememberMarks(link);
      keep();
      owner.choose({ link, part: link.dataset.qkPart || "" }, event);
    });
    typed();

    return {
      bar,
      focus: () => input.select(),
      rest: () => status.focus(),
      /** @param {string} value @param {Kept} [kept] */
      set: (value, kept) => {
        take(value);
        if (kept) [shown, chosen] = [kept.shown, kept.chosen];
      },
      text,
    };
  }

  /**
   * Pasted, dictated and composed text counts as well as what is typed; half-typed pinyin does not.
   * @param {HTMLInputElement} input @param {() => void} typed
   */
  function listenToEveryInput(input, typed) {
    let composing = false;
    input.addEventListener("compositionstart", () => (composing = true));
    input.addEventListener("compositionend", () => {
      composing = false;
      typed();
    });
    input.addEventListener("input", () => composing || typed());
  }

  /** Up and down go through the results, from the field and back to it. @param {KeyboardEvent} event @param {HTMLElement} input @param {HTMLElement[]} links */
  function stepThrough(event, input, links) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = [input, ...links].indexOf(/** @type {HTMLElement} */ (event.target));
    if (!step || at < 0 || event.isComposing) return;
    const next = [input, ...links][at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return { build };
})();
