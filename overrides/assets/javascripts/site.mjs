// Every page loads this, and search/box.js. A widget's module is fetched only where its root element stands.

/** @type {Record<string, () => Promise<{ start: (root: HTMLElement) => void }>>} */
const widgets = {
  ".md-typeset table": () => import("./tables.mjs"),
  "[data-qk-lookup]": () => import("./tools/lookup.mjs"),
  "[data-qk-triage]": () => import("./tools/triage.mjs"),
  "[data-qk-letter]": () => import("./tools/letter.mjs"),
  "[data-qk-evidence]": () => import("./tools/evidence.mjs"),
  "[data-qk-deadlines]": () => import("./tools/deadlines.mjs"),
  "[data-qk-checklist]": () => import("./tools/checklist.mjs"),
};

for (const [selector, load] of Object.entries(widgets)) {
  const root = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (root) load().then((module) => module.start(root)).catch(() => delete document.documentElement.dataset.qkTools);
}

addTextSizeSwitch();
showAddressOnPaper();

/** A button in the header that makes all text larger; the choice is remembered on this device. */
function addTextSizeSwitch() {
  const bar = document.querySelector(".md-header__inner");
  const before = bar?.querySelector(".md-header__option, label[for=__search]");
  if (!bar || !before) return;
  const root = document.documentElement;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-header__button qk-text-switch";
  const show = () => {
    const large = root.dataset.qkText === "large";
    button.textContent = large ? "小字" : "大字";
    button.setAttribute("aria-label", large ? "换回平常的字号" : "把字放大");
    button.setAttribute("aria-pressed", String(large));
  };
  button.addEventListener("click", () => {
    if (root.dataset.qkText === "large") delete root.dataset.qkText;
    else root.dataset.qkText = "large";
    try {
      localStorage.setItem("qk-text", root.dataset.qkText ?? "normal");
    } catch {
      // Storage is off: the size holds for this page only.
    }
    show();
  });
  show();
  before.before(button);
}

/** On paper the page says where it can be found again; only the browser knows under which host. */
function showAddressOnPaper() {
  const place = document.querySelector(".qk-address");
  if (place && location.protocol.startsWith("http")) place.textContent = location.host + location.pathname;
}
