// Says how far a checklist has come. The ticks themselves work without this, and stay in the page.
"use strict";

(() => {
  const { button, make, print, startOn } = qkParts;

  /** @param {HTMLElement} root */
  function start(root) {
    const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input[type="checkbox"]')]);
    const status = make("p", { className: "qk-checklist__status", role: "status" });
    const show = () => {
      status.textContent = `打了${boxes.filter((box) => box.checked).length}个勾，共${boxes.length}项。`;
    };
    const clear = button("全部不勾", () => {
      for (const box of boxes) box.checked = false;
      show();
    }, "qk-button--quiet");
    root.addEventListener("change", show);
    // After Back the browser fills the boxes in later than this runs.
    addEventListener("pageshow", show);
    root.append(make("div", { className: "qk-actions" }, button("打印这张清单", () => print("checklist", status)), clear), status);
    show();
  }

  startOn("[data-qk-checklist]", start);
})();
