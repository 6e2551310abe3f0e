// Runs before the first paint, so that nothing jumps: says that scripts run, and restores the text size.
(function () {
  var root = document.documentElement;
  root.dataset.qkJs = "";
  try {
    if (localStorage.getItem("qk-text") === "large") root.dataset.qkText = "large";
  } catch (error) {
    // Storage may be switched off; the switch still works for this page.
  }
})();
