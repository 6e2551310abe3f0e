// Runs before the first paint, so that nothing jumps: says that scripts run, and restores the text size.
(function () {
  var root = document.documentElement;
  var onDisk = location.protocol === "file:";
  root.dataset.qkJs = "";
  // Modules do not start from a disk, nor in old browsers: then the tools stay as they stand in the page.
  if (!onDisk && "noModule" in HTMLScriptElement.prototype) root.dataset.qkTools = "";
  try {
    if (localStorage.getItem("qk-text") === "large") root.dataset.qkText = "large";
  } catch (error) {
    // Storage may be switched off; the switch still works for this page.
  }
  if (!onDisk) return;
  // Written, not added: it has to run before the theme, and only what the parser meets is waited for.
  var script = document.createElement("script");
  script.src = new URL("./from-disk.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  document.write(script.outerHTML);
})();
