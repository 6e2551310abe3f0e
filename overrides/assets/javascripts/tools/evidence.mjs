// Puts a case in order: a timeline, numbered evidence with file names, both as tables that print and that the letters take in.

import { day, digits } from "./dates.mjs";
import { drawer } from "./keep.mjs";
import { button, copy, dataOf, field, fileName, keepSwitch, make, print, save, table } from "./parts.mjs";

/** @typedef {{ platform: string, timeline: string[][], evidence: string[][], names: string[][] }} Kept
 * `timeline` and `evidence` as the letters show them; `names` holds what each file name is made of: date, matter */
/** @typedef {{ label: string, kind: string, example?: string }} Column */

const TIMELINE = [
  { label: "日期", kind: "date" },
  { label: "发生了什么", kind: "text", example: "点提现，页面写“审核中”" },
  { label: "证据编号", kind: "text", example: "01" },
];
const EVIDENCE = [
  { label: "是什么", kind: "text", example: "提现失败的截图" },
  { label: "哪天的", kind: "date" },
  { label: "从哪里来", kind: "text", example: "官方App导出" },
  { label: "证明什么", kind: "text", example: "从这天起提不出来" },
  { label: "原件在哪里", kind: "text", example: "本人手机，可当场登录" },
];

/** @param {HTMLElement} root */
export function start(root) {
  const columns = dataOf(root);
  const kept = drawer("evidence", /** @type {any} */ ({}));
  const state = { platform: "", happened: [], proof: [], ...kept.read() };
  const shown = make("div", { className: "qk-evidence__result", "data-qk-paper": "" });
  const said = make("p", { role: "status" });
  const platform = make("input", { type: "text", value: state.platform, maxLength: 40, autocomplete: "off" });
  platform.addEventListener("input", () => {
    state.platform = platform.value;
    show();
  });

  const show = () => {
    const timeline = sorted(state.happened).map(([date, what, number]) => [date, what, number]);
    const evidence = state.proof.map((/** @type {string[]} */ row, /** @type {number} */ index) => indexed(row, index));
    const result = { ...state, timeline: timeline.filter(filled), evidence: evidence.filter((_, index) => filled(state.proof[index])) };
    kept.write(result);
    shown.replaceChildren(
      make("h3", {}, "时间线"),
      table(columns.timeline, orEmpty(result.timeline, 3)),
      make("h3", {}, "证据目录"),
      table(columns.evidence, orEmpty(result.evidence, 5)),
    );
    return result;
  };
  const names = make("ol", { className: "qk-names" });
  const list = () => {
    names.replaceChildren(...state.proof.filter(filled).map((/** @type {string[]} */ row, /** @type {number} */ index) => nameLine(state.platform, row, index, said)));
  };
  const changed = () => {
    show();
    list();
  };
  const words = () => {
    const { timeline, evidence } = show();
    return [["时间线"], columns.timeline, ...timeline, [""], ["证据目录"], columns.evidence, ...evidence].map((row) => row.join("｜")).join("\n");
  };

  const clear = () => {
    kept.forget();
    location.reload();
  };
  platform.addEventListener("input", list);
  root.querySelector(".qk-evidence__blank")?.remove();
  root.append(
    make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。信里要用时间线、证据目录的，会从这里带过去。"),
    field("哪个平台", platform, { id: "evidence-platform", hint: "文件名里用。例（虚构）：某平台" }),
    rows("第一步：时间线，一行一件事", "加一件事", TIMELINE, state.happened, changed),
    rows("第二步：证据，一样一行", "加一样证据", EVIDENCE, state.proof, changed),
    make("h3", {}, "第三步：照这个给文件改名"),
    make("p", { className: "qk-note" }, "原来的文件别动，复制一份再改名。"),
    names,
    make("h3", {}, "第四步：打印，或者带走"),
    make(
      "div",
      { className: "qk-actions" },
      button("打印时间线和目录", () => print("evidence")),
      button("复制成文字", async () => { said.textContent = (await copy(words())) ? "已经复制。" : "复制不了，长按下面的表来选。"; }),
      button("存成文本", () => save(`${state.platform}证据目录`, "txt", "text/plain", words()), "qk-button--quiet"),
      button("全部清空", clear, "qk-button--quiet"),
    ),
    said,
    keepSwitch(kept, show, said, clear),
    shown,
  );
  changed();
}

/** @param {string[]} row */
const filled = (row) => row.some((cell) => cell.trim());

/** Days first, in their order; rows without a day stay where they are, last. @param {string[][]} rows */
const sorted = (rows) => [...rows].sort((a, b) => (a[0] || "9").localeCompare(b[0] || "9"));

/** @param {string[][]} rows @param {number} width */
const orEmpty = (rows, width) => (rows.length ? rows : Array.from({ length: 4 }, () => Array(width).fill("　")));

/** 编号, 名称和日期, 从哪里来, 证明什么, 原件在哪里. @param {string[]} row @param {number} index */
const indexed = ([what, date, from, proves, original], index) => [number(index), [what, date].filter(Boolean).join("，"), from, proves, original];

/** @param {number} index */
const number = (index) => String(index + 1).padStart(2, "0");

/** 平台_问题_日期_序号, with what no system takes in a name left out. @param {string} platform @param {string[]} row @param {number} index */
function name(platform, [what, date], index) {
  const parsed = day(date);
  return [platform || "平台", what || "材料", parsed ? digits(parsed) : "日期", number(index)].map(fileName).join("_");
}

/** @param {string} platform @param {string[]} row @param {number} index @param {HTMLElement} said */
function nameLine(platform, row, index, said) {
  const made = name(platform, row, index);
  const press = button("复制", async () => {
    said.textContent = (await copy(made)) ? `已经复制：${made}` : "复制不了，长按来选。";
  }, "qk-button--quiet");
  press.setAttribute("aria-label", `复制文件名 ${made}`);
  return make("li", {}, make("code", {}, made), press);
}

/**
 * Rows to fill in, each with a way to take it out again.
 * @param {string} title @param {string} more @param {Column[]} columns @param {string[][]} list @param {() => void} changed
 */
function rows(title, more, columns, list, changed) {
  const place = make("div", { className: "qk-rows" });
  const draw = () => place.replaceChildren(...list.map((row, index) => rowFields(title, columns, row, index, changed, remove)));
  const remove = (/** @type {number} */ index) => {
    list.splice(index, 1);
    draw();
    changed();
    /** @type {HTMLElement} */ (place.querySelector("input") ?? addRow).focus();
  };
  const addRow = button(more, () => {
    list.push(columns.map(() => ""));
    draw();
    changed();
    place.lastElementChild?.querySelector("input")?.focus();
  });
  if (!list.length) list.push(columns.map(() => ""));
  draw();
  return make("section", {}, make("h3", {}, title), place, addRow);
}

/** @param {string} title @param {Column[]} columns @param {string[]} row @param {number} index @param {() => void} changed @param {(index: number) => void} remove */
function rowFields(title, columns, row, index, changed, remove) {
  const group = make("fieldset", { className: "qk-fieldset" }, make("legend", {}, `第${index + 1}行`));
  columns.forEach(({ label, kind, example }, column) => {
    const control = make("input", { type: kind, value: row[column] ?? "", maxLength: 2000, autocomplete: "off" });
    control.addEventListener("input", () => {
      row[column] = control.value;
      changed();
    });
    group.append(field(label, control, { id: `${title.includes("时间线") ? "t" : "e"}-${index}-${column}`, hint: example && `例（虚构）：${example}` }));
  });
  const press = button("删掉这一行", () => remove(index), "qk-button--quiet");
  press.setAttribute("aria-label", `删掉第${index + 1}行`);
  group.append(press);
  return group;
}
