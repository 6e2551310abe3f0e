// Fills in a letter: labelled blanks, and ways to take it along. The blank letter in the page is what stands there
// without scripts; paper.mjs replaces it with one that writes itself.
"use strict";

(() => {
  const { add, dashed, today } = qkDates;
  const { drawer, startAnewAfterBack, words } = qkKeep;
  const { BLANK, askedFor, draw, missingFields, paragraphs, standing, text } = qkPaper;
  const { announce, button, copy, dataOf, field, keepSwitch, make, print, save, say, startOn, tick } = qkParts;

  const NO_DAYS_OFF = { from: 0, until: 0, off: [], on: [] };
  const LONGEST = 10000;
  const SHORTEST_LIMIT = 10;

  /** @param {HTMLElement} root */
  function start(root) {
    /** @type {LetterForm} */
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
      for (const { id } of form.fields) wrapOf(id).hidden = !asked.has(id);
      say(status, standsNow(form, state));
      say(said, "");
      length.textContent = counted(paragraphs(form, state), state.most || form.most);
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
    startAnewAfterBack();
  }

  /** A blank with its label. @param {string} id */
  const wrapOf = (id) => /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (document.getElementById(`f-${id}`)).parentElement);

  /**
   * What was kept, as far as the letter still asks for it; dates by which the other side should answer start at what
   * the limit says from today, and are not kept once they are past.
   * @param {LetterForm} form @param {any} found @returns {KeptLetter}
   */
  function shape(form, found) {
    const off = form.daysOff || NO_DAYS_OFF;
    const kept = found.values || {};
    const values = Object.fromEntries(
      form.fields.map(({ id, kind, choices, suggest }) => {
        const typed = words(kept[id]);
        const gone = kind === "choice" && !(choices && choices.includes(typed));
        const suggested = suggest ? dashed(add(today(), suggest.count, suggest.unit, off)) : "";
        const late = suggest && typed && typed < dashed(today());
        return [id, gone ? "" : late || typeof kept[id] !== "string" ? suggested : typed];
      }),
    );
    const labels = form.parts.map((part) => part.optional);
    const wanted = (Array.isArray(found.wanted) ? found.wanted : []).filter((/** @type {string} */ label) => label && labels.includes(label));
    return { values, wanted, most: Number(found.most) || undefined };
  }

  /** @param {LetterForm} form @param {KeptLetter} state */
  function standsNow(form, state) {
    const missing = missingFields(form, state).length;
    const late = form.fields.some(({ id, suggest }) => suggest && state.values[id] && state.values[id] < dashed(today()));
    return (missing ? `还有${missing}处没填，信里标出来了。` : "都填好了。再从头读一遍。") + (late ? "请它答复的日子已经过了，改一改。" : "");
  }

  /** @param {LetterForm} form @param {KeptLetter} state @param {() => void} changed */
  function blanks(form, state, changed) {
    const element = make("form", { className: "qk-form" });
    element.setAttribute("aria-label", "填空");
    for (const one of form.fields) {
      const control = controlFor(one);
      control.value = state.values[one.id] || "";
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

  /** @param {LetterField} one @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
  function controlFor(one) {
    if (one.kind === "choice") {
      return make("select", {}, make("option", { value: "" }, "请选一个"), ...(one.choices || []).map((choice) => make("option", { value: choice }, choice)));
    }
    if (one.kind === "lines") return make("textarea", { rows: 3, maxLength: LONGEST });
    if (one.kind === "date") return make("input", { type: "date", max: "2099-12-31" });
    return make("input", { type: "text", autocomplete: "off", maxLength: LONGEST });
  }

  /** @param {LetterForm} form @param {KeptLetter} state @param {() => void} changed */
  function optionalParts(form, state, changed) {
    const labels = [...new Set(form.parts.flatMap((part) => part.optional || []))];
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

  /** @param {LetterForm} form @param {KeptLetter} state @param {() => void} changed */
  function limit(form, state, changed) {
    if (!form.most) return [];
    const box = make("input", { type: "number", min: String(SHORTEST_LIMIT), max: "9999", inputMode: "numeric", value: String(state.most || form.most) });
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

  startOn("[data-qk-letter]", start);
})();
