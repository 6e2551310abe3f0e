// Filters the regulator look-up. The page is complete without it; this only hides what does not apply.
// What the reader picks stands in the address (?type=…&who=…); what they type only behind its #, which no server sees.

/** @typedef {{ type: string, who: string, name: string }} Choice */

const WHO = { consumer: "消费者、普通用户", merchant: "商家、企业", worker: "司机、骑手、打工的人", creator: "创作者、主播" };

/**
 * Puts the filter form above the look-up and keeps the choice in the address.
 * @param {HTMLElement} root the element that holds every section.qk-type
 */
export function start(root) {
  const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".qk-type")]);
  const form = buildForm(sections);
  root.prepend(form.element);
  form.write(readAddress(sections));
  const update = () => {
    const choice = form.read();
    writeAddress(choice);
    form.tell(apply(sections, choice), sections.length);
  };
  form.element.addEventListener("input", update);
  form.element.addEventListener("reset", () => setTimeout(update));
  form.element.addEventListener("submit", (event) => event.preventDefault());
  form.tell(apply(sections, form.read()), sections.length);
  // The browser jumped to the fragment before the form pushed everything down.
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/**
 * Shows what fits the choice; returns the names of the sections left.
 * @param {HTMLElement[]} sections @param {Choice} choice @returns {string[]}
 */
function apply(sections, choice) {
  const words = normalise(choice.name);
  const left = [];
  for (const section of sections) {
    const fits =
      (!choice.type || section.dataset.type === choice.type) &&
      (!choice.who || listed(section.dataset.roles, choice.who)) &&
      (!words || normalise(`${nameOf(section)} ${section.dataset.terms}`).includes(words));
    section.hidden = !fits;
    if (fits) left.push(nameOf(section));
    for (const step of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".qk-step"))) {
      step.hidden = Boolean(choice.who && step.dataset.roles && !listed(step.dataset.roles, choice.who));
    }
  }
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".qk-lookup__jump li"))) {
    const target = item.querySelector("a")?.getAttribute("href")?.slice(1);
    item.hidden = Boolean(sections.find((section) => section.dataset.type === target)?.hidden);
  }
  return left;
}

/** @param {string | undefined} list @param {string} word */
const listed = (list, word) => (list ?? "").split(" ").includes(word);

/** @param {HTMLElement} section */
const nameOf = (section) => section.querySelector("h2")?.firstChild?.textContent?.trim() ?? "";

/** @param {string} text */
const normalise = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s，、。·（）()]/g, "");

/** @param {HTMLElement[]} sections @returns {Choice} */
function readAddress(sections) {
  const query = new URLSearchParams(location.search);
  const type = query.get("type") ?? "";
  const who = query.get("who") ?? "";
  return {
    type: sections.some((section) => section.dataset.type === type) ? type : "",
    who: who in WHO ? who : "",
    name: (typed().get("name") ?? "").slice(0, 40),
  };
}

/** @param {Choice} choice */
function writeAddress(choice) {
  const { name, ...picked } = choice;
  const query = new URLSearchParams(Object.entries(picked).filter(([, value]) => value));
  const search = query.size ? `?${query}` : "";
  const hash = name ? `#${new URLSearchParams({ name })}` : "";
  history.replaceState(null, "", `${location.pathname}${search}${hash}`);
}

/** What the reader typed, kept behind the # as #name=…; a plain #anchor holds nothing. */
const typed = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

/** @param {HTMLElement[]} sections */
function buildForm(sections) {
  const element = document.createElement("form");
  element.className = "qk-filter";
  element.setAttribute("aria-label", "筛选");
  const name = control("平台名字", document.createElement("input"));
  name.type = "search";
  name.maxLength = 40;
  name.autocomplete = "off";
  name.placeholder = "如：滴滴、闲鱼、抖音";
  const type = control("平台类型", document.createElement("select"));
  type.append(option("", "全部类型"), ...sections.map((section) => option(section.dataset.type ?? "", nameOf(section))));
  const who = control("我是", document.createElement("select"));
  who.append(option("", "都看"), ...Object.entries(WHO).map(([value, label]) => option(value, label)));
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.className = "qk-button";
  clear.textContent = "清除筛选";
  const status = document.createElement("p");
  status.className = "qk-filter__status";
  status.setAttribute("role", "status");
  element.append(name.labelled, type.labelled, who.labelled, clear, status);

  return {
    element,
    /** @returns {Choice} */
    read: () => ({ type: type.value, who: who.value, name: name.value.trim() }),
    /** @param {Choice} choice */
    write: (choice) => {
      type.value = choice.type;
      who.value = choice.who;
      name.value = choice.name;
    },
    /** @param {string[]} left @param {number} all */
    tell: (left, all) => {
      clear.hidden = left.length === all && !who.value;
      if (left.length === 0) status.textContent = "没有找到。换个叫法，或者清除筛选后从下面的类型里挑最像的一类。";
      else if (left.length === all) status.textContent = `共 ${all} 类平台，下面全部列出。`;
      else status.textContent = `找到 ${left.length} 类：${left.join("、")}`;
    },
  };
}

/**
 * Gives a form control its visible label.
 * @template {HTMLInputElement | HTMLSelectElement} T @param {string} text @param {T} field
 * @returns {T & { labelled: HTMLLabelElement }}
 */
function control(text, field) {
  const label = document.createElement("label");
  label.className = "qk-filter__field";
  const caption = document.createElement("span");
  caption.textContent = text;
  label.append(caption, field);
  return Object.assign(field, { labelled: label });
}

/** @param {string} value @param {string} label */
function option(value, label) {
  const element = document.createElement("option");
  element.value = value;
  element.textContent = label;
  return element;
}
