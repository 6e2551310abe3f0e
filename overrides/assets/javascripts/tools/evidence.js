// Puts a case in order: a timeline, numbered evidence with file names, both as tables that print and that the letters take in.
"use strict";

(() => {
  const { day, digits } = qkDates;
  const { drawer, rows, startAnewAfterBack, words } = qkKeep;
  const { announce, button, copy, dataOf, field, fileName, keepSwitch, make, oneWay, orEmpty, print, refill, save, startOn, table } = qkParts;

  /** @typedef {{ label: string, kind: string, example: string }} Asked */
  /** @typedef {{ head: string, asks: Asked[] }} Column a column that asks for nothing numbers the rows */
  /** @typedef {{ name: string, rule: string, columns: Column[] }} Table */
  /** @typedef {{ rows: number, timeline: Table, evidence: Table }} Page what the page holds; `rows` of a table without any */
  /** @typedef {{ platform: string, happened: string[][], proof: string[][] }} Typed rows as they were typed, empty ones among them */
  /** @typedef {{ table: Table, id: string, step: string, more: string }} Form how rows of a table are asked for */

  const LONGEST = { platform: 20, matter: 30 };

  /** @param {HTMLElement} root */
  function start(root) {
    const page = /** @type {Page} */ (dataOf(root));
    const { timeline, evidence } = page;
    const kept = drawer("evidence", (found) => shape(page, found));
    const state = kept.read();
    const shown = make("div", { className: "qk-evidence__result", "data-qk-paper": "" });
    const names = make("ol", { className: "qk-names" });
    const said = make("p", { role: "status" });
    const show = () => {
      const result = tables(page, state);
      // The letters read `timeline` and `evidence`.
      kept.write({ ...state, ...result });
      refill(shown, ...drawn(page, timeline, result.timeline), ...drawn(page, evidence, result.evidence));
      refill(names, ...state.proof.filter(filled).map((row, index) => nameLine(name(state.platform, evidence, row, index), said)));
    };
    const told = () => {
      const result = tables(page, state);
      const lines = [[timeline.name], headOf(timeline), ...result.timeline, [""], [evidence.name], headOf(evidence), ...result.evidence];
      return lines.map((row) => row.join("｜")).join("\n");
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

    const blank = root.querySelector(".qk-evidence__blank");
    if (blank) blank.remove();
    root.append(
      make("p", { className: "qk-note" }, "你填的只在这个页面里，不会发出去。信里要用时间线、证据目录的，会从这里带过去。"),
      field("哪个平台", platform, { id: "evidence-platform", hint: "文件名里用。例（虚构）：某平台" }),
      rowsOf({ table: timeline, id: "t", step: "第一步", more: "加一件事" }, state.happened, show),
      rowsOf({ table: evidence, id: "e", step: "第二步", more: "加一样证据" }, state.proof, show, () =>
        announce(said, "删掉一样以后，后面的编号都变了。时间线里写的编号，对一遍。"),
      ),
      make("h3", {}, "第三步：照这个给文件改名"),
      make("p", { className: "qk-note" }, "原来的文件别动，复制一份再改名。"),
      names,
      make("h3", {}, "第四步：打印，或者带走"),
      make(
        "div",
        { className: "qk-actions" },
        button("打印时间线和目录", () => print("evidence", said)),
        button("复制成文字", async () => announce(said, (await copy(told())) ? "已经复制。" : "复制不了，长按下面的表来选。")),
        button("存成文本", () => save(`${state.platform}${evidence.name}`, "txt", "text/plain", told()), "qk-button--quiet"),
        button("全部清空", clear, "qk-button--quiet"),
      ),
      said,
      keepSwitch(kept, () => ({ ...state, ...tables(page, state) }), said, clear),
      shown,
    );
    show();
    startAnewAfterBack();
  }

  /** @param {Page} page @param {any} found @returns {Typed & { timeline?: string[][], evidence?: string[][] }} */
  function shape({ timeline, evidence }, found) {
    return {
      platform: words(found.platform),
      happened: rows(found.happened, asksOf(timeline).length),
      proof: rows(found.proof, asksOf(evidence).length),
    };
  }

  /** @param {Table} table */
  const headOf = ({ columns }) => columns.map(({ head }) => head);

  /** @param {Table} table */
  const asksOf = ({ columns }) => columns.flatMap(({ asks }) => asks);

  /** Both tables as the letters show them. @param {Page} page @param {Typed} state */
  const tables = ({ timeline, evidence }, { happened, proof }) => ({
    timeline: cells(timeline, sorted(timeline, happened.filter(filled))),
    evidence: cells(evidence, proof.filter(filled)),
  });

  /** Rows as they stand in the table: what a column asks for in one cell. @param {Table} table @param {string[][]} typed */
  const cells = ({ columns }, typed) =>
    typed.map((row, index) => {
      const left = row.map(oneWay);
      return columns.map(({ asks }) => (asks.length ? left.splice(0, asks.length).filter(Boolean).join("，") : number(index)));
    });

  /** @param {Page} page @param {Table} one @param {string[][]} result */
  const drawn = (page, one, result) => [make("h3", {}, one.name), table(headOf(one), orEmpty(result, one.columns.length, page.rows))];

  /** @param {string[]} row */
  const filled = (row) => row.some((cell) => cell.trim());

  /** The day of a row, or "". @param {Table} table @param {string[]} row */
  const dayOf = (table, row) => row[asksOf(table).findIndex(({ kind }) => kind === "date")];

  /** By day; rows without one come last. @param {Table} table @param {string[][]} rows */
  const sorted = (table, rows) => [...rows].sort((a, b) => (dayOf(table, a) || "9").localeCompare(dayOf(table, b) || "9"));

  /** @param {number} index */
  const number = (index) => String(index + 1).padStart(2, "0");

  /**
   * 平台_问题_日期_序号, with what no system takes in a name left out; a row begins with what it is.
   * @param {string} platform @param {Table} table @param {string[]} row @param {number} index
   */
  function name(platform, table, row, index) {
    const date = day(dayOf(table, row));
    return [fileName(platform || "平台", LONGEST.platform), fileName(row[0] || "材料", LONGEST.matter), date ? digits(date) : "日期", number(index)].join("_");
  }

  /** @param {string} made @param {HTMLElement} said */
  function nameLine(made, said) {
    const press = button("复制", async () => announce(said, (await copy(made)) ? `已经复制：${made}` : "复制不了，长按来选。"), "qk-button--quiet");
    press.setAttribute("aria-label", `复制文件名 ${made}`);
    return make("li", {}, make("code", {}, made), press);
  }

  /**
   * Rows to fill in, each with a way to take it out again.
   * @param {Form} form @param {string[][]} list @param {() => void} changed @param {() => void} [removed]
   */
  function rowsOf(form, list, changed, removed = () => {}) {
    const { name, rule } = form.table;
    const empty = () => asksOf(form.table).map(() => "");
    const place = make("div", { className: "qk-rows" });
    const draw = () => refill(place, ...list.map((row, index) => rowFields(form, row, index, changed, remove)));
    const remove = (/** @type {number} */ index) => {
      if (filled(list[index]) && !confirm(`删掉第${index + 1}行吗？`)) return;
      list.splice(index, 1);
      draw();
      changed();
      removed();
      const near = place.children[Math.min(index, list.length - 1)];
      /** @type {HTMLElement} */ ((near && near.querySelector("input")) || addRow).focus();
    };
    const addRow = button(form.more, () => {
      list.push(empty());
      draw();
      changed();
      /** @type {HTMLElement} */ (/** @type {Element} */ (place.lastElementChild).querySelector("input")).focus();
    });
    if (!list.length) list.push(empty());
    draw();
    return make("section", {}, make("h3", {}, `${form.step}：${name}，${rule}`), place, addRow);
  }

  /** @param {Form} form @param {string[]} row @param {number} index @param {() => void} changed @param {(index: number) => void} remove */
  function rowFields({ table, id }, row, index, changed, remove) {
    const called = `${table.name}第${index + 1}行`;
    const group = make("fieldset", { className: "qk-fieldset" }, make("legend", {}, called));
    asksOf(table).forEach(({ label, kind, example }, column) => {
      const control = make("input", { type: kind, value: row[column] || "", maxLength: 2000, autocomplete: "off" });
      control.addEventListener("input", () => {
        row[column] = control.value;
        changed();
      });
      group.append(field(label, control, { id: `${id}-${index}-${column}`, hint: example && `例（虚构）：${example}` }));
    });
    const press = button("删掉这一行", () => remove(index), "qk-button--quiet");
    press.setAttribute("aria-label", `删掉${called}`);
    group.append(press);
    return group;
  }

  startOn("[data-qk-evidence]", start);
})();
