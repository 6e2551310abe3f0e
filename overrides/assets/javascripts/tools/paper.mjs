// The letter as it stands now: which parts and blanks are in it, on the page and as plain text.

import { day, written } from "./dates.mjs";
import { drawer, rows } from "./keep.mjs";
import { make, oneWay, orEmpty, table } from "./parts.mjs";

/** @typedef {{ count: number, unit: import("./dates.mjs").Unit }} Length */
/** @typedef {{ id: string, label: string, kind: string, example?: string, hint?: string, choices?: string[], suggest?: Length }} Field */
/** @typedef {{ text?: (string | { field: string })[], table?: string, columns?: string[], title?: boolean, optional?: string }} Part */
/** @typedef {{ id: string, title: string, most?: number, rows: number, fields: Field[], parts: Part[], daysOff?: import("./dates.mjs").DaysOff }} Form
 * what the page holds; `rows` of an empty table */
/** @typedef {{ values: Record<string, string>, wanted: string[], most?: number }} Kept `wanted`: optional parts, by their label */

export const BLANK = "＿＿＿＿";

/** The parts that stand in the letter now. @param {Form} form @param {Kept} state */
export const standing = (form, state) => form.parts.filter(({ optional }) => !optional || state.wanted.includes(optional));

/** @param {Form} form @param {Kept} state */
export function missingFields(form, state) {
  const asked = askedFor(form, state);
  return form.fields.filter((one) => asked.has(one.id) && !value(one, state));
}

/** The fields of the parts that stand in the letter now. @param {Form} form @param {Kept} state */
export const askedFor = (form, state) =>
  new Set(standing(form, state).flatMap((part) => (part.text ?? []).flatMap((piece) => (typeof piece === "string" ? [] : [piece.field]))));

/** What the reader typed, as it stands in a letter. @param {Field} one @param {Kept} state */
function value(one, state) {
  const typed = oneWay(state.values[one.id] ?? "").trim();
  const date = one.kind === "date" ? day(typed) : null;
  return date ? written(date) : one.kind === "date" ? "" : typed;
}

/** Rows from the evidence page; without any, empty ones to fill in by hand. @param {Form} form @param {Part} part */
function rowsOf(form, part) {
  const width = part.columns?.length ?? 0;
  const kept = drawer("evidence", (found) => rows(found[part.table ?? ""], width)).read();
  return orEmpty(kept.map((row) => row.map(oneWay)), width, form.rows);
}

/** @param {HTMLElement} paper @param {Form} form @param {Kept} state */
export function draw(paper, form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  paper.replaceChildren(...standing(form, state).flatMap((part) => (part.table ? drawTable(form, part) : [drawText(part, fields, state)])));
}

/** @param {Form} form @param {Part} part */
function drawTable(form, part) {
  const wrap = make("div", { className: "qk-letter__table" }, table(part.columns ?? [], rowsOf(form, part)));
  if (part.table === "blank") return [wrap];
  const where = make("a", { href: new URL("../../evidence-pack/", location.href).pathname }, "证据整理");
  return [wrap, make("p", { className: "qk-note" }, "这张表从", where, "那一页带进来，在这个标签里打开去填；没填的，打印出来手写。")];
}

/** @param {Part} part @param {Map<string, Field>} fields @param {Kept} state */
function drawText(part, fields, state) {
  const line = make("p", { className: part.title ? "qk-letter__title" : "" });
  for (const piece of part.text ?? []) {
    const one = typeof piece === "string" ? null : fields.get(piece.field);
    if (!one) {
      line.append(/** @type {string} */ (piece));
    } else if (value(one, state)) {
      line.append(make("span", { className: "qk-filled" }, value(one, state)));
    } else {
      const blank = make("a", { href: `#f-${one.id}`, className: "qk-blank" }, `＿＿${one.label}＿＿`);
      blank.addEventListener("click", (/** @type {Event} */ event) => {
        event.preventDefault();
        document.getElementById(`f-${one.id}`)?.focus();
      });
      line.append(blank);
    }
  }
  return line;
}

/** The paragraphs as plain text, without tables. @param {Form} form @param {Kept} state */
export function paragraphs(form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  const said = (/** @type {string | { field: string }} */ piece) =>
    typeof piece === "string" ? piece : value(/** @type {Field} */ (fields.get(piece.field)), state) || BLANK;
  return standing(form, state).flatMap((part) => (part.text ? part.text.map(said).join("") : []));
}

/** The letter as plain text. @param {Form} form @param {Kept} state */
export function text(form, state) {
  const rest = paragraphs(form, state);
  const parts = standing(form, state).map((part) =>
    part.table ? [part.columns ?? [], ...rowsOf(form, part)].map((row) => row.join("｜")).join("\n") : rest.shift(),
  );
  return parts.join("\n\n");
}
