// Fills in a letter: labelled blanks, the letter as it grows, and ways to take it along. The blank letter in the page is
// what stands there without scripts; this replaces it with one that writes itself.

import { add, dashed, day, today, written } from "./dates.mjs";
import { drawer } from "./keep.mjs";
import { button, copy, dataOf, field, keepSwitch, make, print, save, say, table, tick } from "./parts.mjs";

/** @typedef {{ count: number, unit: import("./dates.mjs").Unit }} Length */
/** @typedef {{ id: string, label: string, kind: string, example?: string, hint?: string, choices?: string[], suggest?: Length }} Field */
/** @typedef {{ text?: (string | { field: string })[], table?: string, columns?: string[], title?: boolean, optional?: string }} Part */
/** @typedef {{ id: string, title: string, most?: number, fields: Field[], parts: Part[], daysOff?: import("./dates.mjs").DaysOff }} Form */
/** @typedef {{ values: Record<string, string>, wanted: number[], most?: number }} Kept */

const NO_DAYS_OFF = { from: 0, until: 0, off: [], on: [] };
const BLANK = "＿＿＿＿";
const LONGEST = 10_000;

/** @param {HTMLElement} root */
export function start(root) {
  /** @type {Form} */
  const form = dataOf(root);
  const kept = drawer(`letter:${form.id}`, /** @type {Kept} */ ({ values: {}, wanted: [] }));
  const state = { wanted: [], ...kept.read() };
  state.values = { ...suggested(form), ...state.values };
  const paper = /** @type {HTMLElement} */ (root.querySelector(".qk-letter__paper"));
  const status = make("p", { className: "qk-letter__status", role: "status" });
  const said = make("p", { className: "qk-letter__said", role: "status" });
  const length = make("p", { className: "qk-letter__length", id: "letter-length" });

  const show = () => {
    kept.write(state);
    const missing = draw(paper, form, state);
    say(status, missing.length ? `还有${missing.length}处没填，信里标出来了。` : "都填好了。再从头读一遍。");
    length.textContent = counted(text(form, state), state.most ?? form.most);
  };
  const redo = () => {
    kept.forget();
    location.hash = "#fill";
    location.reload();
  };

  root.prepend(
    make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。"),
    blanks(form, state, show),
    ...optionalParts(form, state, show),
    ...limit(form, state, show),
    length,
    status,
  );
  root.append(
    make(
      "div",
      { className: "qk-actions" },
      button("复制这封信", async () => {
        const done = await copy(text(form, state));
        const missing = missingFields(form, state).length;
        const blank = missing ? `还有${missing}处没填，空着的地方是${BLANK}。` : "";
        say(said, done ? `已经复制。${blank}` : "复制不了，长按信里的字来选。");
      }),
      button("打印这封信", () => print("letter")),
      button("存成文本", () => save(form.title, "txt", "text/plain", text(form, state)), "qk-button--quiet"),
      button("全部清空", redo, "qk-button--quiet"),
    ),
    said,
    keepSwitch(kept, () => state, said, redo),
  );
  show();
}

/** The dates a law or the reader's own deadline suggests, from today. @param {Form} form */
function suggested(form) {
  const off = form.daysOff ?? NO_DAYS_OFF;
  return Object.fromEntries(
    form.fields.flatMap(({ id, suggest }) => (suggest ? [[id, dashed(add(today(), suggest.count, suggest.unit, off))]] : [])),
  );
}

/** @param {Form} form @param {Kept} state @param {() => void} changed */
function blanks(form, state, changed) {
  const element = make("form", { className: "qk-form" });
  element.setAttribute("aria-label", "填空");
  for (const one of form.fields) {
    const control = controlFor(one);
    control.value = state.values[one.id] ?? "";
    control.addEventListener("input", () => {
      state.values[one.id] = control.value;
      changed();
    });
    const example = one.example ? `例（虚构）：${one.example}` : "";
    element.append(field(one.label, control, { id: `f-${one.id}`, hint: [one.hint, example].filter(Boolean).join("。") }));
  }
  element.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  return element;
}

/** @param {Field} one @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
function controlFor(one) {
  if (one.kind === "choice") {
    return make("select", {}, make("option", { value: "" }, "请选一个"), ...(one.choices ?? []).map((choice) => make("option", { value: choice }, choice)));
  }
  if (one.kind === "lines") return make("textarea", { rows: 3, maxLength: LONGEST });
  if (one.kind === "date") return make("input", { type: "date", max: "2099-12-31" });
  return make("input", { type: "text", autocomplete: "off", maxLength: LONGEST });
}

/** @param {Form} form @param {Kept} state @param {() => void} changed */
function optionalParts(form, state, changed) {
  const boxes = form.parts.flatMap((part, index) => {
    if (!part.optional) return [];
    const { wrap, box } = tick(part.optional, state.wanted.includes(index));
    box.addEventListener("change", () => {
      state.wanted = state.wanted.filter((other) => other !== index).concat(box.checked ? [index] : []);
      changed();
    });
    return [wrap];
  });
  return boxes.length ? [make("fieldset", { className: "qk-fieldset" }, make("legend", {}, "用得上才写的，勾上"), ...boxes)] : [];
}

/** @param {Form} form @param {Kept} state @param {() => void} changed */
function limit(form, state, changed) {
  if (!form.most) return [];
  const box = make("input", { type: "number", min: "50", max: "9999", inputMode: "numeric", value: String(state.most ?? form.most) });
  box.addEventListener("input", () => {
    state.most = Number(box.value) || undefined;
    changed();
  });
  return [field("对方的表单限多少字", box, { id: "letter-most", hint: "照页面上写的改" })];
}

/** @param {string} letter @param {number | undefined} most */
function counted(letter, most) {
  const count = [...letter.replace(/\n/g, "")].length;
  if (!most) return `共${count}字。`;
  return count > most ? `共${count}字，超过${most}字的上限${count - most}字。先删最不要紧的话。` : `共${count}字，上限${most}字。`;
}

/** The parts that stand in the letter now. @param {Form} form @param {Kept} state */
const standing = (form, state) => form.parts.filter((part, index) => !part.optional || state.wanted.includes(index));

/** @param {Form} form @param {Kept} state */
function missingFields(form, state) {
  const used = new Set(standing(form, state).flatMap((part) => (part.text ?? []).flatMap((piece) => (typeof piece === "string" ? [] : [piece.field]))));
  return form.fields.filter((one) => used.has(one.id) && !value(one, state));
}

/** What the reader typed, as it stands in a letter. @param {Field} one @param {Kept} state */
function value(one, state) {
  const typed = (state.values[one.id] ?? "").trim();
  const date = one.kind === "date" ? day(typed) : null;
  return date ? written(date) : one.kind === "date" ? "" : typed;
}

/** Rows from the evidence page; without any, empty ones to fill in by hand. @param {Part} part @returns {string[][]} */
function rowsOf(part) {
  const width = part.columns?.length ?? 0;
  const kept = part.table === "blank" ? [] : drawer("evidence", { timeline: [], evidence: [] }).read()[part.table ?? ""] ?? [];
  const rows = kept.map((/** @type {string[]} */ row) => part.columns?.map((_, column) => String(row[column] ?? "")) ?? []);
  return rows.length ? rows : Array.from({ length: 5 }, () => Array(width).fill("　"));
}

/**
 * Draws the letter; returns the fields that are still empty.
 * @param {HTMLElement} paper @param {Form} form @param {Kept} state
 */
function draw(paper, form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  paper.replaceChildren(...standing(form, state).flatMap((part) => (part.table ? drawTable(part) : [drawText(part, fields, state)])));
  return missingFields(form, state);
}

/** @param {Part} part */
function drawTable(part) {
  const wrap = make("div", { className: "qk-letter__table" }, table(part.columns ?? [], rowsOf(part)));
  if (part.table === "blank") return [wrap];
  const where = make("a", { href: new URL("../../evidence-pack/", location.href).pathname }, "证据整理");
  return [wrap, make("p", { className: "qk-note" }, "这张表从", where, "那一页带进来；那里还没填的，打印出来手写。")];
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

/** The letter as plain text. @param {Form} form @param {Kept} state */
function text(form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  const said = (/** @type {string | { field: string }} */ piece) =>
    typeof piece === "string" ? piece : value(/** @type {Field} */ (fields.get(piece.field)), state) || BLANK;
  const lines = standing(form, state).map((part) =>
    part.table ? [part.columns ?? [], ...rowsOf(part)].map((row) => row.join("｜")).join("\n") : (part.text ?? []).map(said).join(""),
  );
  return lines.join("\n\n");
}
