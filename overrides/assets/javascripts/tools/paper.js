// The letter as it stands now: which parts and blanks are in it, on the page and as plain text.
"use strict";

/** @typedef {{ count: number, unit: PeriodUnit }} Length */
/** @typedef {{ id: string, label: string, kind: string, example?: string, hint?: string, choices?: string[], suggest?: Length }} LetterField */
/** @typedef {{ text?: (string | { field: string })[], table?: string, columns?: string[], title?: boolean, optional?: string, only?: { field: string, choices: string[] } }} LetterPart */
/** @typedef {{ id: string, title: string, most?: number, rows: number, fields: LetterField[], parts: LetterPart[], daysOff?: DaysOff }} LetterForm
 * what the page holds; `rows` of an empty table */
/** @typedef {{ values: Record<string, string>, wanted: string[], most?: number }} KeptLetter `wanted`: optional parts, by their label */

var qkPaper = (() => {
  const { day, written } = qkDates;
  const { drawer, rows } = qkKeep;
  const { make, oneWay, orEmpty, refill, table } = qkParts;

  const BLANK = "＿＿＿＿";

  /** The parts that stand in the letter now. @param {LetterForm} form @param {KeptLetter} state */
  const standing = (form, state) =>
    form.parts.filter(({ optional, only }) => (!optional || state.wanted.includes(optional)) && (!only || only.choices.includes(state.values[only.field])));

  /** @param {LetterForm} form @param {KeptLetter} state */
  function missingFields(form, state) {
    const asked = askedFor(form, state);
    return form.fields.filter((one) => asked.has(one.id) && !value(one, state));
  }

  /** The fields of the parts that stand in the letter now, and those that decide which do. @param {LetterForm} form @param {KeptLetter} state */
  const askedFor = (form, state) =>
    new Set([
      ...form.parts.flatMap(({ only }) => (only ? [only.field] : [])),
      ...standing(form, state).flatMap((part) => (part.text || []).flatMap((piece) => (typeof piece === "string" ? [] : [piece.field]))),
    ]);

  /** What the reader typed, as it stands in a letter. @param {LetterField} one @param {KeptLetter} state */
  function value(one, state) {
    const typed = oneWay(state.values[one.id] || "").trim();
    const date = one.kind === "date" ? day(typed) : null;
    return date ? written(date) : one.kind === "date" ? "" : typed;
  }

  /** Rows from the evidence page; without any, empty ones to fill in by hand. @param {LetterForm} form @param {LetterPart} part */
  function rowsOf(form, part) {
    const width = part.columns ? part.columns.length : 0;
    const kept = drawer("evidence", (found) => rows(found[part.table || ""], width)).read();
    return orEmpty(kept.map((row) => row.map(oneWay)), width, form.rows);
  }

  /** @param {HTMLElement} paper @param {LetterForm} form @param {KeptLetter} state */
  function draw(paper, form, state) {
    const fields = new Map(form.fields.map((one) => [one.id, one]));
    const now = standing(form, state);
    /** @type {Set<string>} */
    const open = new Set();
    refill(
      paper,
      ...form.parts.flatMap((part) => {
        if (now.includes(part)) return part.table ? drawTable(form, part) : [drawText(part.text || [], fields, state, part.title)];
        // Nothing chosen yet: one blank stands for all the parts that wait for it.
        const waits = part.only && !state.values[part.only.field] && !open.has(part.only.field) && part.only.field;
        if (!waits) return [];
        open.add(waits);
        return [drawText([{ field: waits }], fields, state)];
      }),
    );
  }

  /** @param {LetterForm} form @param {LetterPart} part */
  function drawTable(form, part) {
    const wrap = make("div", { className: "qk-letter__table" }, table(part.columns || [], rowsOf(form, part)));
    if (part.table === "blank") return [wrap];
    const where = make("a", { href: new URL("../../evidence-pack/", location.href).pathname }, "证据整理");
    return [wrap, make("p", { className: "qk-note" }, "这张表从", where, "那一页带进来，在这个标签里打开去填；没填的，打印出来手写。")];
  }

  /** @param {(string | { field: string })[]} pieces @param {Map<string, LetterField>} fields @param {KeptLetter} state @param {boolean} [title] */
  function drawText(pieces, fields, state, title) {
    const line = make("p", { className: title ? "qk-letter__title" : "" });
    for (const piece of pieces) {
      const one = typeof piece === "string" ? null : fields.get(piece.field);
      if (!one) {
        line.append(/** @type {string} */ (piece));
      } else if (value(one, state)) {
        line.append(make("span", { className: "qk-filled" }, value(one, state)));
      } else {
        const blank = make("a", { href: `#f-${one.id}`, className: "qk-blank" }, `＿＿${one.label}＿＿`);
        blank.addEventListener("click", (/** @type {Event} */ event) => {
          event.preventDefault();
          /** @type {HTMLElement} */ (document.getElementById(`f-${one.id}`)).focus();
        });
        line.append(blank);
      }
    }
    return line;
  }

  /** The paragraphs as plain text, without tables. @param {LetterForm} form @param {KeptLetter} state */
  function paragraphs(form, state) {
    const fields = new Map(form.fields.map((one) => [one.id, one]));
    const said = (/** @type {string | { field: string }} */ piece) =>
      typeof piece === "string" ? piece : value(/** @type {LetterField} */ (fields.get(piece.field)), state) || BLANK;
    return standing(form, state).flatMap((part) => (part.text ? part.text.map(said).join("") : []));
  }

  /** The letter as plain text. @param {LetterForm} form @param {KeptLetter} state */
  function text(form, state) {
    const rest = paragraphs(form, state);
    const parts = standing(form, state).map((part) =>
      part.table ? [part.columns || [], ...rowsOf(form, part)].map((row) => row.join("｜")).join("\n") : rest.shift(),
    );
    return parts.join("\n\n");
  }

  return { BLANK, askedFor, draw, missingFields, paragraphs, standing, text };
})();
