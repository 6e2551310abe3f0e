// First of the scripts of a tool: where another one does not come, the page reads as it stands.
"use strict";

addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.src.includes("/tools/")) delete document.documentElement.dataset.qkTools;
  },
  // Such errors do not rise; they are only seen on their way down.
  true,
);
