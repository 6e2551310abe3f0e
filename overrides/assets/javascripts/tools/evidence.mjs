// Puts a case in order: a timeline, numbered evidence with file names, both as tables that print and that the letters take in.

import { day, digits } from "./dates.mjs";
import { drawer, rows, startAnewAfterBack, words } from "./keep.mjs";
import { announce, button, copy, dataOf, field, fileName, keepSwitch, make, oneWay, print, save, started, table } from "./parts.mjs";

/** @typedef {{ platform: string, happened: string[][], proof: string[][] }} Typed rows as they were typed, empty ones among them */
/** @typedef {{ title: string, more: string, row: string, columns: { label: string, kind: string, example?: string }[] }} Table */

/** @type {Table} */
const TIMELINE = {
  title: "第一步：时间线，一行一件事",
  more: "加一件事",
  row: "时间线",
  columns: [
    { label: "日期", kind: "date" },
    { label: "发生了什么", kind: "text", example: "点提现，页面写“审核中”" },
    { label: "证据编号", kind: "text", example: "01" },
  ],
};
/** @type {Table} */
const EVIDENCE = {
  title: "第二步：证据，一样一行",
  more: "加一样证据",
  row: "证据",
  columns: [
    { label: "是什么", kind: "text", example: "提现失败的截图" },
    { label: "哪天的", kind: "date" },
    { label: "从哪里来", kind: "text", example: "官方App导出" },
    { label: "证明什么", kind: "text", example: "从这天起提不出来" },
    { label: "原件在哪里", kind: "text", example: "本人手机，可当场登录" },
  ],
};
const LONGEST = { platform: 20, matter: 30 };

/** @param {HTMLElement} root */
export function start(root) {
  const columns = dataOf(root);
  const kept = drawer("evidence", shape);
  const state = kept.read();
  const shown = make("div", { className: "qk-evidence__result", "data-qk-paper": "" });
  const names = make("ol", { className: "qk-names" });
  const said = make("p", { role: "status" });
  const show = () => {
    const result = tables(state);
    // The letters read `timeline` and `evidence`.
    kept.write({ ...state, ...result });
    shown.replaceChildren(
      make("h3", {}, "时间线"),
      table(columns.timeline, orEmpty(result.timeline, columns.timeline.length)),
      make("h3", {}, "证据目录"),
      table(columns.evidence, orEmpty(result.evidence, columns.evidence.length)),
    );
    names.replaceChildren(...state.proof.filter(filled).map((row, index) => nameLine(state.platform, row, index, said)));
  };
  const told = () => {
    const { timeline, evidence } = tables(state);
    return [["时间线"], columns.timeline, ...timeline, [""], ["证据目录"], columns.evidence, ...evidence].map((row) => row.join("｜")).join("\n");
  };
  const clear = () => {
    if (!confirm("时间线和证据都清空吗？清空以后找不回来。")) return;
    kept.forget();
    location.reload();
  };
  const platform = make("input", { type: "text", value: state.platform, maxLength: 40, autocomplete: "off" });
  platform.addEventListener("input", () => {
    state.platform = platform.value;
    show();
  });

  root.querySelector(".qk-evidence__blank")?.remove();
  root.append(
    make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。信里要用时间线、证据目录的，会从这里带过去。"),
    field("哪个平台", platform, { id: "evidence-platform", hint: "文件名里用。例（虚构）：某平台" }),
    rowsOf(TIMELINE, state.happened, show),
    rowsOf(EVIDENCE, state.proof, show, () => announce(said, "删掉一样以后，后面的编号都变了。时间线里写的编号，对一遍。")),
    make("h3", {}, "第三步：照这个给文件改名"),
    make("p", { className: "qk-note" }, "原来的文件别动，复制一份再改名。"),
    names,
    make("h3", {}, "第四步：打印，或者带走"),
    make(
      "div",
      { className: "qk-actions" },
      button("打印时间线和目录", () => print("evidence", said)),
      button("复制成文字", async () => announce(said, (await copy(told())) ? "已经复制。" : "复制不了，长按下面的表来选。")),
      button("存成文本", () => save(`${state.platform}证据目录`, "txt", "text/plain", told()), "qk-button--quiet"),
      button("全部清空", clear, "qk-button--quiet"),
    ),
    said,
    keepSwitch(kept, () => ({ ...state, ...tables(state) }), said, clear),
    shown,
  );
  show();
  started(root);
  startAnewAfterBack();
}

/** @param {any} found @returns {Typed & { timeline?: string[][], evidence?: string[][] }} */
function shape(found) {
  return {
    platform: words(found.platform),
    happened: rows(found.happened, TIMELINE.columns.length),
    proof: rows(found.proof, EVIDENCE.columns.length),
  };
}

/** Both tables as the letters show them. @param {Typed} state */
const tables = ({ happened, proof }) => ({
  timeline: sorted(happened.filter(filled)).map((row) => row.map(oneWay)),
  evidence: proof.filter(filled).map(indexed).map((row) => row.map(oneWay)),
});

/** @param {string[]} row */
const filled = (row) => row.some((cell) => cell.trim());

/** By day; rows without one come last. @param {string[][]} rows */
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
  return [fileName(platform || "平台", LONGEST.platform), fileName(what || "材料", LONGEST.matter), parsed ? digits(parsed) : "日期", number(index)].join("_");
}

/** @param {string} platform @param {string[]} row @param {number} index @param {HTMLElement} said */
function nameLine(platform, row, index, said) {
  const made = name(platform, row, index);
  const press = button("复制", async () => announce(said, (await copy(made)) ? `已经复制：${made}` : "复制不了，长按来选。"), "qk-button--quiet");
  press.setAttribute("aria-label", `复制文件名 ${made}`);
  return make("li", {}, make("code", {}, made), press);
}

/**
 * Rows to fill in, each with a way to take it out again.
 * @param {Table} kind @param {string[][]} list @param {() => void} changed @param {() => void} [removed]
 */
function rowsOf(kind, list, changed, removed = () => {}) {
  const place = make("div", { className: "qk-rows" });
  const draw = () => place.replaceChildren(...list.map((row, index) => rowFields(kind, row, index, changed, remove)));
  const remove = (/** @type {number} */ index) => {
    if (filled(list[index]) && !confirm(`删掉第${index + 1}行吗？`)) return;
    list.splice(index, 1);
    draw();
    changed();
    removed();
    const near = place.children[Math.min(index, list.length - 1)];
    /** @type {HTMLElement} */ (near?.querySelector("input") ?? addRow).focus();
  };
  const addRow = button(kind.more, () => {
    list.push(kind.columns.map(() => ""));
    draw();
    changed();
    place.lastElementChild?.querySelector("input")?.focus();
  });
  if (!list.length) list.push(kind.columns.map(() => ""));
  draw();
  return make("section", {}, make("h3", {}, kind.title), place, addRow);
}

/** @param {Table} kind @param {string[]} row @param {number} index @param {() => void} changed @param {(index: number) => void} remove */
function rowFields(kind, row, index, changed, remove) {
  const group = make("fieldset", { className: "qk-fieldset" }, make("legend", {}, `${kind.row}第${index + 1}行`));
  kind.columns.forEach(({ label, kind: type, example }, column) => {
    const control = make("input", { type, value: row[column] ?? "", maxLength: 2000, autocomplete: "off" });
    control.addEventListener("input", () => {
      row[column] = control.value;
      changed();
    });
    const id = `${kind === TIMELINE ? "t" : "e"}-${index}-${column}`;
    group.append(field(label, control, { id, hint: example && `例（虚构）：${example}` }));
  });
  const press = button("删掉这一行", () => remove(index), "qk-button--quiet");
  press.setAttribute("aria-label", `删掉${kind.row}第${index + 1}行`);
  group.append(press);
  return group;
}
