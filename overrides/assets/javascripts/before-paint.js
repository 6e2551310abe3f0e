// Runs before the first paint, so that nothing jumps: says that scripts run, and restores text size and colours.
// Any browser must be able to read this file; the others are ES2018 and may ask for what Chromium 78 knows.
(function () {
  var root = document.documentElement;
  // Anything older gets the page as it stands, as without scripts.
  if (!("fromEntries" in Object)) return;
  root.dataset.qkJs = "";
  root.dataset.qkTools = "";
  try {
    if (localStorage.getItem("qk-text") === "large") root.dataset.qkText = "large";
    var scheme = localStorage.getItem("qk-scheme");
    if (scheme === "dark" || scheme === "light") root.dataset.qkScheme = scheme;
  } catch (error) {
    // Storage may be switched off; the switches still work for this page.
  }
})();
