// What the dialog and the page of the search have in common: the field, and under it what is found.
"use strict";

/**
 * @typedef {{ text: string, shown: number, chosen: string }} Kept   enough to come back to a list: its words, how much of it was
 *   shown, and the address of the result that was opened
 * @typedef {{ page: string, calls: boolean, keep: (kept: Kept) => void, choose: (choice: Choice, event: MouseEvent) => void }} Owner
 *   `page`: the address of the search's own page; `calls`: whether 110 is to be said at the start; `keep` is told what to come
 *   back to, `choose` of a result that is opened
 * @typedef {{ link: HTMLAnchorElement, part: string }} Choice   a link of a result, and the part of its page that was found
 */

var qkSearchList = (() => {
  const { make, button, row, hint, callNow, warning, noted, unreached, result, told } = qkSearchDraw;
  const STEP = 10;
  const STARTERS = ["提现失败", "一直审核中", "没到账", "解冻费", "银行卡被冻结", "封号", "客服不回", "平台跑路"];
  const KEEP_AFTER = 400;

  /** @param {Element} place @param {(Node | string)[]} inside */
  function fill(place, ...inside) {
    place.textContent = "";
    place.append(...inside);
  }

  /** The elements, in the order in which Tab reaches them. @param {HTMLElement} root */
  function furnish(root) {
    const input = make("input", {
      class: "qk-find__input", type: "text", "aria-label": "搜索，用平常的话说", placeholder: "提现失败、解冻费、平台名字",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    });
    const clear = button("×", () => {}, "qk-find__button qk-find__clear");
    clear.setAttribute("aria-label", "清空");
    const bar = make("form", { class: "qk-find__bar", role: "search" }, input, clear);
    const secret = make("p", { class: "qk-find__kind" }, "别把身份证号、卡号、验证码填在任何地方，这里也不用填。");
    const words = make("div", { class: "qk-find__suggested" });
    const status = make("p", { class: "qk-find__status", role: "status", tabindex: "-1" });
    const share = button("复制链接", () => {});
    const found = make("div", {});
    root.classList.add("qk-find");
    fill(root, bar, secret, words, make("div", { class: "qk-find__said" }, status, share), found);
    return { input, clear, bar, secret, words, status, share, found };
  }

  /**
   * Builds the field and the list into `root`; its owner may add to the bar, fill the field and give it the focus.
   * @param {HTMLElement} root @param {Owner} owner
   */
  function build(root, owner) {
    const { input, clear, bar, secret, words, status, share, found } = furnish(root);
    /** @type {Answer | null} */
    let answer = null;
    let shown = STEP;
    /** The address of the result to come back to. */
    let chosen = "";
    /** Enter was pressed before there was a list to show. */
    let entered = false;
    /** A finger is on the list: what comes meanwhile waits, for a link that is drawn anew takes no tap. */
    let touched = false;
    /** @type {Answer | null} */
    let waiting = null;
    let timer = 0;

    const text = () => input.value.trim();
    const links = () => /** @type {HTMLAnchorElement[]} */ ([...found.querySelectorAll("li > a")]);
    const ask = qkSearchAsk.start({
      answered: draw,
      failed: () => {
        answer = null;
        share.hidden = true;
        fill(words);
        status.textContent = "没连上网，还没法找";
        fill(found, ...unreached(typed));
      },
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
      answer = waiting = null;
      entered = false;
      clear.hidden = !text();
      share.hidden = true;
      secret.hidden = !qkSearchShare.isPrivate(text());
      ask(text());
      keepSoon();
      if (!text()) begin();
      else if (!links().length) status.textContent = "正在找……";
    }

    function begin() {
      fill(words);
      status.textContent = "";
      const call = owner.calls ? [callNow()] : [];
      fill(found, ...call, hint("大家常搜："), row(STARTERS, "大家常搜", take), hint("打错字、打拼音也能搜。打的字不会离开这台设备。"));
    }

    /** @param {Answer} next */
    function draw(next) {
      waiting = touched ? next : null;
      if (touched) return;
      const active = links().find((link) => link === document.activeElement);
      const back = active ? active.href : chosen;
      answer = next;
      share.hidden = Boolean(next.nothing || (next.note && next.note.calls));
      fill(words, ...(next.suggest && next.suggest.length ? [row(next.suggest, "是不是要搜", take)] : []));
      status.textContent = told(next, shown);
      const list = make("ol", { class: "qk-find__list" }, ...next.items.slice(0, shown).map(result));
      const before = [...(next.note ? [noted(next.note)] : []), ...(next.danger ? [warning()] : [])];
      fill(found, ...before, list, ...(next.items.length > shown ? [button("再看更多", showMore)] : []));
      const link = links().find(({ href }) => href === back);
      if (entered) status.focus();
      else if (link) link.focus();
      entered = false;
      keepSoon();
    }

    function letGo() {
      touched = false;
      // After the tap.
      setTimeout(() => waiting && draw(waiting));
    }

    function showMore() {
      const before = shown;
      shown += STEP;
      if (answer) draw(answer);
      /** @type {HTMLElement} */ (found.querySelectorAll("li")[before].firstChild).focus();
    }

    async function copyLink() {
      const address = owner.page + qkSearchShare.hash(text());
      if (await qkSearchShare.copy(address)) {
        status.textContent = "已复制，发给谁都能打开";
        return;
      }
      const line = make("input", { class: "qk-find__input", readonly: "", value: address, "aria-label": "这次搜索的链接" });
      status.textContent = "复制不了，长按下面这一行：";
      found.prepend(line);
      line.select();
    }

    function keep() {
      clearTimeout(timer);
      owner.keep({ text: text(), shown, chosen });
    }
    function keepSoon() {
      clearTimeout(timer);
      timer = window.setTimeout(keep, KEEP_AFTER);
    }

    listenToEveryInput(input, typed);
    clear.addEventListener("click", () => {
      take("");
      input.focus();
    });
    share.addEventListener("click", copyLink);
    bar.addEventListener("submit", (event) => {
      event.preventDefault();
      if (answer) status.focus();
      else entered = text() !== "";
    });
    found.addEventListener("pointerdown", () => (touched = true));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => touched && letGo());
    root.addEventListener("keydown", (event) => stepThrough(event, [input, ...links()]));
    found.addEventListener("click", (event) => {
      const link = chosenLink(event);
      if (!link) return;
      chosen = link.href;
      const choice = { link, part: link.hash ? decodeURIComponent(link.hash.slice(1)) : link.dataset.qkPart || "" };
      rememberMarks(choice);
      keep();
      owner.choose(choice, event);
    });
    typed();

    return {
      bar,
      text,
      focus: () => input.select(),
      /** For whoever comes back to read. */
      rest: () => status.focus(),
      /** @param {string} value @param {Kept} [kept] */
      set: (value, kept) => {
        take(value);
        if (kept) [shown, chosen] = [Math.max(STEP, kept.shown), kept.chosen];
      },
    };
  }

  /** The link of a result that is opened here, not in a tab of its own. @param {MouseEvent} event */
  function chosenLink({ target, ctrlKey, metaKey, shiftKey, button }) {
    if (ctrlKey || metaKey || shiftKey || button || !(target instanceof Element)) return null;
    return /** @type {HTMLAnchorElement | null} */ (target.closest("li > a"));
  }

  /** Keeps for the page a result leads to what is marked there, see marks.js; it never leaves this tab. @param {Choice} choice */
  function rememberMarks({ link, part }) {
    const marks = /** @type {Element} */ (link.parentNode).querySelectorAll("mark");
    const words = [...new Set([...marks].map(({ textContent }) => textContent || ""))];
    const kept = { path: link.pathname, part, name: link.dataset.qkPartName || "", words };
    try {
      sessionStorage.setItem("qk-marks", JSON.stringify(kept));
    } catch (error) {
      // Storage is off: the page opens without marks.
    }
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

  /** Up and down go from the field through the results and back. @param {KeyboardEvent} event @param {HTMLElement[]} stops */
  function stepThrough(event, stops) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    const next = stops[at + step];
    if (!step || at < 0 || !next || event.isComposing) return;
    event.preventDefault();
    next.focus();
  }

  return { build };
})();
