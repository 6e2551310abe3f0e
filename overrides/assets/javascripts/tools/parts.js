// The pieces every tool is made of. Text is only ever set as text, so nothing a reader types can become markup.
"use strict";

var qkParts = (() => {
  /**
   * An element with properties, attributes (names with a dash, and role, for) and children.
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name @param {Record<string, any>} [properties] @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[Name]}
   */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
      else /** @type {any} */ (element)[key] = value;
    }
    element.append(...children);
    return element;
  }

  /**
   * Starts a tool where its page has it, and says so to the style sheet. Without scripts, in a browser older than ours and
   * after an error, which still is reported, the page reads as it stands.
   * @param {string} selector @param {(root: HTMLElement) => void} start
   */
  function startOn(selector, start) {
    const page = document.documentElement;
    const root = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    if (!root || page.dataset.qkTools === undefined) return;
    try {
      start(root);
    } catch (error) {
      delete page.dataset.qkTools;
      throw error;
    }
    root.classList.add("qk-started");
    skipTo(root);
  }

  /** “Skip to content” leads to the tool; as a link it would change the address, in which answers stand. @param {HTMLElement} root */
  function skipTo(root) {
    root.tabIndex = -1;
    const link = document.querySelector(".qk-skip");
    if (!link) return;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      root.focus();
    });
  }

  /** Puts these into an element, in the place of what stands in it. @param {HTMLElement} place @param {(Node | string)[]} children */
  function refill(place, ...children) {
    place.textContent = "";
    place.append(...children);
  }

  /**
   * A control under its label, with an optional hint that screen readers read with it.
   * @param {string} label @param {HTMLElement} control @param {{ hint?: string, id: string }} options
   */
  function field(label, control, { hint, id }) {
    control.id = id;
    const wrap = make("div", { className: "qk-field" }, make("label", { for: id }, label));
    if (hint) {
      wrap.append(make("p", { className: "qk-field__hint", id: `${id}-hint` }, hint));
      control.setAttribute("aria-describedby", `${id}-hint`);
    }
    wrap.append(control);
    return wrap;
  }

  /** @param {string} label @param {() => void} press @param {string} [kind] */
  function button(label, press, kind = "") {
    const made = make("button", { type: "button", className: `qk-button ${kind}` }, label);
    made.addEventListener("click", press);
    return made;
  }

  /** A box to tick with its label; returns { wrap, box }. @param {string} label @param {boolean} on */
  function tick(label, on) {
    const box = make("input", { type: "checkbox", checked: on });
    return { box, wrap: make("label", { className: "qk-tick" }, box, make("span", {}, label)) };
  }

  /**
   * A table; every cell is plain text.
   * @param {string[]} head @param {string[][]} rows
   */
  function table(head, rows) {
    const line = (/** @type {"th" | "td"} */ kind, /** @type {string[]} */ cells) => make("tr", {}, ...cells.map((cell) => make(kind, {}, cell)));
    return make("table", {}, make("thead", {}, line("th", head)), make("tbody", {}, ...rows.map((row) => line("td", row))));
  }

  /** The rows; without any, `count` empty ones to fill in by hand. @param {string[][]} rows @param {number} width @param {number} count */
  const orEmpty = (rows, width, count) => (rows.length ? rows : Array.from({ length: count }, () => Array(width).fill("　")));

  /** What the page holds for a tool. @param {HTMLElement} root */
  function dataOf(root) {
    const data = root.querySelector('script[type="application/json"]');
    return JSON.parse((data && data.textContent) || "null");
  }

  /** What leads to a section: “#” and the id of its heading. @param {HTMLElement} section */
  function hashOf(section) {
    const heading = /** @type {HTMLElement} */ (section.querySelector("h2"));
    return `#${heading.id}`;
  }

  /** Text without the characters that turn the direction of what follows. @param {string} text */
  const oneWay = (text) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

  /**
   * Puts text on the clipboard; false when the browser refuses.
   * @param {string} text
   */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const before = /** @type {HTMLElement | null} */ (document.activeElement);
      const area = make("textarea", { value: text, readOnly: true, className: "qk-offscreen" });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (before) before.focus();
      return done;
    }
  }

  /** Lets the reader save a file made here. @param {string} name @param {string} ending @param {string} type @param {string} text */
  function save(name, ending, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = make("a", { href: url, download: `${fileName(name, 60)}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  /** A name every system takes, at most `longest` characters (of up to four bytes). @param {string} text @param {number} longest */
  const fileName = (text, longest) =>
    [...oneWay(text).replace(/[\s\\/:*?"<>|.\u0000-\u001f\u007f-\u009f]+/g, "")].slice(0, longest).join("") || "未命名";

  /**
   * Prints one part of the page; the style sheet knows the part by its name on the root element. Says so if it cannot.
   * @param {string} part @param {HTMLElement} said
   */
  function print(part, said) {
    const root = document.documentElement;
    root.dataset.qkPrint = part;
    addEventListener("afterprint", () => delete root.dataset.qkPrint, { once: true });
    try {
      window.print();
    } catch (error) {
      delete root.dataset.qkPrint;
      announce(said, "这个浏览器不能打印。换一个浏览器，或者复制、存成文件再打印。");
    }
  }

  /** Says it once: a live region with the same words stays silent. @param {HTMLElement} region @param {string} words */
  function say(region, words) {
    if (region.textContent !== words) region.textContent = words;
  }

  /** Says it again even if it was the last thing said. @param {HTMLElement} region @param {string} words */
  function announce(region, words) {
    region.textContent = "";
    setTimeout(() => (region.textContent = words));
  }

  /**
   * The switch for keeping it on this device, off unless the reader turns it on, and the way to delete it again.
   * @template T
   * @param {Drawer<T>} kept @param {() => T} value @param {HTMLElement} said
   * @param {() => void} clear
   */
  function keepSwitch(kept, value, said, clear) {
    const { wrap, box } = tick("存在这台设备上，下次打开还在。别人用这台设备也看得到", kept.isOnDevice());
    const remove = button("从设备上删掉，清空", clear, "qk-button--quiet");
    remove.hidden = !kept.isOnDevice();
    box.addEventListener("change", () => {
      if (!box.checked) kept.takeOffDevice();
      const done = !box.checked || kept.putOnDevice(value());
      if (!done) box.checked = false;
      remove.hidden = !box.checked;
      const off = done ? "设备上的已经删掉。这个页面里的还在，关掉就没了。" : "这个浏览器不让存。这个页面里的还在，关掉就没了。";
      announce(said, box.checked ? "已经存在这台设备上。" : off);
    });
    return make("div", { className: "qk-keep" }, wrap, remove);
  }

  return { announce, button, copy, dataOf, field, fileName, hashOf, keepSwitch, make, oneWay, orEmpty, print, refill, save, say, startOn, table, tick };
})();
