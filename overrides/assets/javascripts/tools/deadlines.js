// Turns a date into the dates that follow from it, and those into a calendar file. Every route already stands in the
// page with its limits; this puts calendar days beside them.
"use strict";

(() => {
  const { add, dashed, day, digits, earlier, isWorkday, moved, today, unannounced, weekday, written } = qkDates;
  const { calendar } = qkCalendar;
  const { drawer, startAnewAfterBack, words } = qkKeep;
  const { button, dataOf, field, hashOf, make, save, say, startOn } = qkParts;

  /** @typedef {{ route: string, date: string, about: string }} Asked */
  /** @typedef {{ item: HTMLElement, counted: Date, last: Date, early: Date }} Found
   * `counted` as the limit says; when that is a day off, `last` the day it moves to and `early` the workday before */

  /** @param {HTMLElement} root */
  function start(root) {
    const daysOff = /** @type {DaysOff} */ (dataOf(root));
    const routes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".qk-route")]);
    const kept = drawer("deadlines", (found) => ({ route: words(found.route), date: words(found.date), about: words(found.about) }));
    const route = make("select", {}, make("option", { value: "" }, "请选一条"), ...routes.map(choice));
    const date = make("input", { type: "date", max: "2099-12-31" });
    const about = make("input", { type: "text", maxLength: 60, autocomplete: "off" });
    const status = make("p", { role: "status", className: "qk-deadlines__status" });
    const dateField = field("这件事是哪一天", date, { id: "deadline-date" });
    const takeAlong = button("存成日历文件", () => download(routes, read(), daysOff));
    let whole = false;
    const wholeList = button("看全部的路", () => {
      whole = !whole;
      show();
    }, "qk-button--quiet");
    const form = make(
      "form",
      { className: "qk-form" },
      make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。"),
      field("你走的是哪条路", route, { id: "deadline-route" }),
      dateField,
      field("给自己的备注，可以不填", about, { id: "deadline-about", hint: "会写进日历的标题。例（虚构）：某平台货款" }),
      status,
      make("div", { className: "qk-actions" }, takeAlong, wholeList),
    );
    form.setAttribute("aria-label", "算日子");
    root.prepend(form);

    /** @returns {Asked} */
    const read = () => ({ route: route.value, date: date.value, about: about.value });
    const write = (/** @type {Asked} */ asked) => {
      // What was filled in for a route of another group waits on its page.
      const elsewhere = asked.route && !routes.some((one) => one.dataset.route === asked.route);
      [route.value, date.value, about.value] = elsewhere ? ["", "", ""] : [asked.route, asked.date, asked.about];
    };
    const show = () => {
      const asked = read();
      for (const one of routes) one.hidden = !whole && one.dataset.route !== asked.route;
      wholeList.textContent = whole ? "收起来" : "看全部的路";
      wholeList.setAttribute("aria-expanded", String(whole));
      const chosen = routes.find((one) => one.dataset.route === asked.route);
      /** @type {HTMLElement} */ (dateField.querySelector("label")).textContent = (chosen && chosen.dataset.event) || "这件事是哪一天";
      for (const old of root.querySelectorAll(".qk-added")) old.remove();
      const found = chosen ? follow(chosen, asked.date, daysOff) : [];
      for (const one of found) one.item.prepend(...shown(one, daysOff));
      takeAlong.hidden = !found.length;
      say(status, said(chosen, asked, found));
    };
    form.addEventListener("input", () => {
      kept.write(read());
      show();
    });
    // What the reader chooses counts more than the link they came by.
    route.addEventListener("input", () => history.replaceState(null, "", location.pathname));
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    // A link from one route to another shows that one.
    const linked = () => {
      const named = routes.find((one) => hashOf(one) === location.hash);
      const route = (named && named.dataset.route) || "";
      const arrived = route && route !== read().route;
      if (arrived) write({ ...read(), route, date: "" });
      show();
      if (arrived) form.scrollIntoView();
      return arrived;
    };
    addEventListener("hashchange", linked);
    write(kept.read());
    // The browser, too, jumps to the route as the page opens, only later.
    if (linked()) addEventListener("load", () => form.scrollIntoView(), { once: true });
    startAnewAfterBack();
  }

  /** A route to choose. @param {HTMLElement} route */
  const choice = (route) => make("option", { value: route.dataset.route }, route.dataset.name || "");

  /**
   * Every date of a route, in its order. What follows from another date is counted from that date itself, not from the
   * workday that it moves to: the two periods join.
   * @param {HTMLElement} route @param {string} from @param {DaysOff} daysOff @returns {Found[]}
   */
  function follow(route, from, daysOff) {
    const event = day(from);
    if (!event) return [];
    /** @type {Map<string, Date>} */
    const known = new Map();
    return [.../** @type {NodeListOf<HTMLElement>} */ (route.querySelectorAll(".qk-date"))].map((item) => {
      const start = known.get(item.dataset.after || "") || event;
      const counted = add(start, Number(item.dataset.count), /** @type {PeriodUnit} */ (item.dataset.unit), daysOff);
      const last = item.hasAttribute("data-fixed") ? counted : moved(counted, daysOff);
      known.set(item.dataset.date || "", counted);
      const early = earlier(counted, daysOff);
      // Of a few days that are all off none is early: not before they began.
      return { item, counted, last, early: early > start ? early : counted };
    });
  }

  /** What stands beside a limit. For the reader's own duty the earlier day counts. @param {Found} found @param {DaysOff} daysOff */
  function shown({ item, counted, last, early }, daysOff) {
    const mine = item.dataset.who === "you";
    const notes = [];
    if (mine && !isWorkday(counted, daysOff)) {
      const may = last > counted ? `一般可以顺延到${written(last)}；稳妥的` : "没有查到能往后移的规定";
      notes.push(`这天休息，${may}${early < counted ? `，${written(early)}以前办完` : "，别等这一天"}`);
    } else if (last > counted) notes.push(`${written(counted)}休息，顺延到这一天`);
    if (unannounced(last, daysOff)) notes.push(`${last.getUTCFullYear()}年的放假安排没有收进来，只扣了周六、周日`);
    if (last < today()) notes.push("已经过了");
    const date = mine ? counted : last;
    const line = make("p", { className: "qk-date__day qk-added" }, make("strong", {}, `${written(date)}，${weekday(date)}`), "（估算）");
    return notes.length ? [line, make("p", { className: "qk-note qk-added" }, `${notes.join("。")}。`)] : [line];
  }

  /** @param {HTMLElement | undefined} route @param {Asked} asked @param {Found[]} found */
  function said(route, asked, found) {
    if (!route) return "先选一条路。";
    if (!asked.date) return "再填日期。";
    if (!found.length) return "这个日期认不出来，请重新选。";
    const first = new Date(Math.min(...found.map(({ item, counted, last }) => Number(item.dataset.who === "you" ? counted : last))));
    return `算出${found.length}个日子，最早的是${written(first)}。都是估算，以文书上写的为准。`;
  }

  /** Text as letters and digits, so that two cases on one route stay two events in a calendar. @param {string} text */
  const code = (text) => [...text].map((character) => Number(character.codePointAt(0)).toString(36)).join("").slice(0, 60);

  /** @param {HTMLElement[]} routes @param {Asked} asked @param {DaysOff} daysOff */
  function download(routes, asked, daysOff) {
    const route = routes.find((one) => one.dataset.route === asked.route);
    if (!route) return;
    const events = follow(route, asked.date, daysOff).map(({ item, counted, last, early }) => {
      const mine = item.dataset.who === "you";
      // An alarm for my own duty must ring on a day when something can still be done.
      const date = mine ? early : last;
      const latest = date < counted ? `按天数算到${written(counted)}，那天休息，所以提醒你早一点办完。` : "";
      return {
        id: `${route.dataset.route}-${item.dataset.date}-${digits(date)}-${code(asked.about)}`,
        date: digits(date),
        end: digits(add(date, 1, "day", daysOff)),
        title: [asked.about.trim(), item.dataset.what].filter(Boolean).join("："),
        note: `估算，以文书上写的为准。${latest}${route.dataset.event}：${asked.date}。${route.dataset.name}`,
      };
    });
    save(`日子_${route.dataset.name}_${dashed(today())}`, "ics", "text/calendar", calendar(events));
  }

  startOn("[data-qk-deadlines]", start);
})();
