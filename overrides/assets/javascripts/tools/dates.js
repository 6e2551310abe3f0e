// Counting days as Chinese law does: the day of the event is not counted (民法典 201), a month or a year ends on the
// same day of the month (202), and a last day without work moves to the next workday (203).
// A day is a Date at midnight UTC, so that no clock change can shift it.
"use strict";

/** @typedef {"day" | "workday" | "month" | "year"} PeriodUnit */
/** @typedef {{ from: number, until: number, off: number[], on: number[] }} DaysOff announced holidays; days as 20261001 */

var qkDates = (() => {
  const DAY = 86400000;

  /** Today where the reader is. */
  function today() {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  }

  /**
   * "2026-11-22" as a day, or null.
   * @param {string} text @returns {Date | null}
   */
  function day(text) {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!found) return null;
    const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
    return date.toISOString().startsWith(text) ? date : null;
  }

  /** The day as 2026-11-22. @param {Date} date */
  const dashed = (date) => date.toISOString().slice(0, 10);

  /** The day as 20261122. @param {Date} date */
  const digits = (date) => dashed(date).replace(/-/g, "");

  /** The day as 2026年11月22日. @param {Date} date */
  const written = (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;

  /** 星期日 … 星期六. @param {Date} date */
  const weekday = (date) => `星期${"日一二三四五六"[date.getUTCDay()]}`;

  /**
   * The last day of a period that starts after `from`.
   * @param {Date} from @param {number} count @param {PeriodUnit} unit @param {DaysOff} off
   */
  function add(from, count, unit, off) {
    if (unit === "day") return new Date(from.getTime() + count * DAY);
    if (unit === "workday") return workdays(from, count, off);
    const months = unit === "year" ? count * 12 : count;
    const year = from.getUTCFullYear();
    const month = from.getUTCMonth() + months;
    const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)));
  }

  /** @param {Date} from @param {number} count @param {DaysOff} off */
  function workdays(from, count, off) {
    let date = from;
    for (let left = count; left > 0; ) {
      date = new Date(date.getTime() + DAY);
      if (isWorkday(date, off)) left -= 1;
    }
    return date;
  }

  /** Whether people work on that day. @param {Date} date @param {DaysOff} off */
  function isWorkday(date, off) {
    const number = Number(digits(date));
    if (off.on.includes(number)) return true;
    return date.getUTCDay() % 6 !== 0 && !off.off.includes(number);
  }

  /** The day itself, or the first workday after it. @param {Date} date @param {DaysOff} off */
  function moved(date, off) {
    return isWorkday(date, off) ? date : workdays(date, 1, off);
  }

  /** The day itself, or the last workday before it. @param {Date} date @param {DaysOff} off */
  function earlier(date, off) {
    let found = date;
    while (!isWorkday(found, off)) found = new Date(found.getTime() - DAY);
    return found;
  }

  /** Whether the holidays of that day's year are not among those we know. @param {Date} date @param {DaysOff} off */
  const unannounced = (date, off) => date.getUTCFullYear() > off.until || date.getUTCFullYear() < off.from;

  return { add, dashed, day, digits, earlier, isWorkday, moved, today, unannounced, weekday, written };
})();
