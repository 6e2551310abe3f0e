// Fills in a letter: labelled blanks, the letter as it grows, and ways to take it along. The blank letter in the page is
// what stands there without scripts; this replaces it with one that writes itself.

import { add, dashed, day, today, written } from "./dates.mjs";
import { drawer, rows, startAnewAfterBack, words } from "./keep.mjs";
import { announce, button, copy, dataOf, field, keepSwitch, make, oneWay, print, save, say, started, table, tick } from "./parts.mjs";

/** @typedef {{ count: number, unit: import("./dates.mjs").Unit }} Length */
/** @typedef {{ id: string, label: string, kind: string, example?: string, hint?: string, choices?: string[], suggest?: Length }} Field */
/** @typedef {{ text?: (string | { field: string })[], table?: string, columns?: string[], title?: boolean, optional?: string }} Part */
/** @typedef {{ id: string, title: string, most?: number, fields: Field[], parts: Part[], daysOff?: import("./dates.mjs").DaysOff }} Form */
/** @typedef {{ values: Record<string, string>, wanted: string[], most?: number }} Kept `wanted`: optional parts, by their label */

const NO_DAYS_OFF = { from: 0, until: 0, off: [], on: [] };
const BLANK = "＿＿＿＿";
const LONGEST = 10_000;
const SHORTEST_LIMIT = 10;

/** @param {HTMLElement} root */
export function start(root) {
  /** @type {Form} */
  const form = dataOf(root);
  const kept = drawer(`letter:${form.id}`, (found) => shape(form, found));
  const state = kept.read();
  const paper = /** @type {HTMLElement} */ (root.querySelector(".qk-letter__paper"));
  const status = make("p", { className: "qk-letter__status", role: "status" });
  const said = make("p", { className: "qk-letter__said", role: "status" });
  const length = make("p", { className: "qk-letter__length" });

  const show = () => {
    kept.write(state);
    draw(paper, form, state);
    const asked = askedFor(form, state);
    for (const { id } of form.fields) /** @type {HTMLElement} */ (document.getElementById(`f-${id}`)?.parentElement).hidden = !asked.has(id);
    say(status, standsNow(form, state));
    say(said, "");
    length.textContent = counted(paragraphs(form, state), state.most ?? form.most);
  };
  const clear = () => {
    if (!confirm("填的都清空吗？清空以后找不回来。")) return;
    kept.forget();
    location.hash = "#fill";
    location.reload();
  };

  root.prepend(
    make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。"),
    ...optionalParts(form, state, show),
    blanks(form, state, show),
    ...limit(form, state, show),
    length,
    status,
  );
  root.append(
    make(
      "div",
      { className: "qk-actions" },
      button("复制这封信", async () => {
        // Where letters are counted, a table is a file of its own.
        const done = await copy(form.most ? paragraphs(form, state).join("\n\n") : text(form, state));
        const missing = missingFields(form, state).length;
        const blank = missing ? `还有${missing}处没填，空着的地方是${BLANK}。` : "";
        const tables = form.most && standing(form, state).some((part) => part.table) ? "表没有复制，打印或者截图当附件。" : "";
        announce(said, done ? `已经复制。${tables}${blank}` : "复制不了，长按信里的字来选。");
      }),
      button("打印这封信", () => print("letter", said)),
      button("存成文本", () => save(form.title, "txt", "text/plain", text(form, state)), "qk-button--quiet"),
      button("全部清空", clear, "qk-button--quiet"),
    ),
    said,
    keepSwitch(kept, () => state, said, clear),
  );
  show();
  started(root);
  startAnewAfterBack();
}

/**
 * What was kept, as far as the letter still asks for it; dates by which the other side should answer start at what
 * the limit says from today, and are not kept once they are past.
 * @param {Form} form @param {any} found @returns {Kept}
 */
function shape(form, found) {
  const off = form.daysOff ?? NO_DAYS_OFF;
  const values = Object.fromEntries(
    form.fields.map(({ id, kind, choices, suggest }) => {
      const typed = words(found.values?.[id]);
      const gone = kind === "choice" && !choices?.includes(typed);
      const suggested = suggest ? dashed(add(today(), suggest.count, suggest.unit, off)) : "";
      const late = suggest && typed && typed < dashed(today());
      return [id, gone ? "" : late || typeof found.values?.[id] !== "string" ? suggested : typed];
    }),
  );
  const labels = form.parts.map((part) => part.optional);
  const wanted = (Array.isArray(found.wanted) ? found.wanted : []).filter((/** @type {string} */ label) => label && labels.includes(label));
  return { values, wanted, most: Number(found.most) || undefined };
}

/** @param {Form} form @param {Kept} state */
function standsNow(form, state) {
  const missing = missingFields(form, state).length;
  const late = form.fields.some(({ id, suggest }) => suggest && state.values[id] && state.values[id] < dashed(today()));
  return (missing ? `还有${missing}处没填，信里标出来了。` : "都填好了。再从头读一遍。") + (late ? "请它答复的日子已经过了，改一改。" : "");
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
  const labels = [...new Set(form.parts.flatMap((part) => part.optional ?? []))];
  const boxes = labels.map((label) => {
    const { wrap, box } = tick(label, state.wanted.includes(label));
    box.addEventListener("change", () => {
      state.wanted = state.wanted.filter((other) => other !== label).concat(box.checked ? [label] : []);
      changed();
    });
    return wrap;
  });
  return boxes.length ? [make("fieldset", { className: "qk-fieldset" }, make("legend", {}, "用得上才写的，勾上"), ...boxes)] : [];
}

/** @param {Form} form @param {Kept} state @param {() => void} changed */
function limit(form, state, changed) {
  if (!form.most) return [];
  const box = make("input", { type: "number", min: String(SHORTEST_LIMIT), max: "9999", inputMode: "numeric", value: String(state.most ?? form.most) });
  box.addEventListener("input", () => {
    state.most = Number(box.value) >= SHORTEST_LIMIT ? Number(box.value) : undefined;
    changed();
  });
  return [field("对方的表单限多少字", box, { id: "letter-most", hint: "照页面上写的改" })];
}

/** Tables go along as files, and take no room in a form. @param {string[]} letter @param {number | undefined} most */
function counted(letter, most) {
  const count = [...letter.join("").replace(/\n/g, "")].length;
  if (!most) return `共${count}字。`;
  return count > most ? `共${count}字，超过${most}字的上限${count - most}字。先删最不要紧的话。` : `共${count}字，上限${most}字。`;
}

/** The parts that stand in the letter now. @param {Form} form @param {Kept} state */
const standing = (form, state) => form.parts.filter(({ optional }) => !optional || state.wanted.includes(optional));

/** @param {Form} form @param {Kept} state */
function missingFields(form, state) {
  const asked = askedFor(form, state);
  return form.fields.filter((one) => asked.has(one.id) && !value(one, state));
}

/** The fields of the parts that stand in the letter now. @param {Form} form @param {Kept} state */
const askedFor = (form, state) =>
  new Set(standing(form, state).flatMap((part) => (part.text ?? []).flatMap((piece) => (typeof piece === "string" ? [] : [piece.field]))));

/** What the reader typed, as it stands in a letter. @param {Field} one @param {Kept} state */
function value(one, state) {
  const typed = oneWay(state.values[one.id] ?? "").trim();
  const date = one.kind === "date" ? day(typed) : null;
  return date ? written(date) : one.kind === "date" ? "" : typed;
}

/** Rows from the evidence page; without any, empty ones to fill in by hand. @param {Part} part @returns {string[][]} */
function rowsOf(part) {
  const width = part.columns?.length ?? 0;
  const kept = drawer("evidence", (found) => rows(found[part.table ?? ""], width)).read();
  return kept.length ? kept.map((row) => row.map(oneWay)) : Array.from({ length: 5 }, () => Array(width).fill("　"));
}

/** @param {HTMLElement} paper @param {Form} form @param {Kept} state */
function draw(paper, form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  paper.replaceChildren(...standing(form, state).flatMap((part) => (part.table ? drawTable(part) : [drawText(part, fields, state)])));
}

/** @param {Part} part */
function drawTable(part) {
  const wrap = make("div", { className: "qk-letter__table" }, table(part.columns ?? [], rowsOf(part)));
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
function paragraphs(form, state) {
  const fields = new Map(form.fields.map((one) => [one.id, one]));
  const said = (/** @type {string | { field: string }} */ piece) =>
    typeof piece === "string" ? piece : value(/** @type {Field} */ (fields.get(piece.field)), state) || BLANK;
  return standing(form, state).flatMap((part) => (part.text ? part.text.map(said).join("") : []));
}

/** The letter as plain text. @param {Form} form @param {Kept} state */
function text(form, state) {
  const rest = paragraphs(form, state);
  const parts = standing(form, state).map((part) =>
    part.table ? [part.columns ?? [], ...rowsOf(part)].map((row) => row.join("｜")).join("\n") : rest.shift(),
  );
  return parts.join("\n\n");
}
