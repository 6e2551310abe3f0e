// Writes iCalendar files (RFC 5545): all-day events with an alarm at nine in the morning.
"use strict";

var qkCalendar = (() => {
  /** @typedef {{ id: string, date: string, end: string, title: string, note: string }} CalendarEvent days as 20261122 */

  const LONGEST_LINE = 75;

  /** @param {CalendarEvent[]} events */
  function calendar(events) {
    const stamp = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//钱卡住了//日子//ZH",
      ...events.flatMap(({ id, date, end, title, note }) => [
        "BEGIN:VEVENT",
        `UID:${id}@qian-ka-zhu-le.invalid`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${date}`,
        `DTEND;VALUE=DATE:${end}`,
        `SUMMARY:${escaped(title)}`,
        `DESCRIPTION:${escaped(note)}`,
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escaped(title)}`,
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  }

  /** Text as a value: marks escaped, control and direction characters out. @param {string} text */
  const escaped = (text) =>
    text
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n");

  /** A line of at most 75 bytes, continued on the next with a space; never cut inside a character. @param {string} line */
  function folded(line) {
    const encoder = new TextEncoder();
    const parts = [""];
    let size = 0;
    for (const character of line) {
      const bytes = encoder.encode(character).length;
      if (size + bytes > LONGEST_LINE) {
        parts.push(" ");
        size = 1;
      }
      parts[parts.length - 1] += character;
      size += bytes;
    }
    return parts.join("\r\n");
  }

  return { calendar };
})();
