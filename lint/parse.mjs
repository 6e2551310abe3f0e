// Holds every script of the site to what Chromium 78 can run: phones with a WebView of that age open these pages.
// tsconfig.json promises a language level, and "lib" beside it the few newer pieces that browser has. But the type check
// lets newer syntax pass, knows the DOM of today only, and does not see what hides behind `any`. So each script is parsed
// at that level here, and what is younger is refused on sight, by its name.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";

const SCRIPTS = join(import.meta.dirname, "../overrides/assets/javascripts");
const { target } = JSON.parse(readFileSync(join(import.meta.dirname, "tsconfig.json"), "utf8")).compilerOptions;
const LEVEL = Number(target.replace("es", ""));
// It tells the browsers that can run the others from those that cannot, so it must be read by both.
const LEVEL_OF = { "before-paint.js": 5 };

/** What is called or made with `new`, by the version of Chromium that brought it. */
const CALLS = byName({
  80: ["CompressionStream", "DecompressionStream"],
  81: ["DisplayNames"],
  84: ["FinalizationRegistry", "WeakRef", "getAnimations"],
  85: ["AggregateError", "any", "replaceAll"],
  86: ["replaceChildren", "showDirectoryPicker", "showOpenFilePicker", "showSaveFilePicker"],
  87: ["Segmenter"],
  92: ["at", "randomUUID"],
  93: ["hasOwn"],
  95: ["reportError"],
  97: ["findLast", "findLastIndex"],
  98: ["structuredClone"],
  99: ["showPicker"],
  103: ["timeout"],
  105: ["checkVisibility", "setHTML"],
  110: ["toReversed", "toSorted", "toSpliced", "with"],
  111: ["isWellFormed", "startViewTransition", "toWellFormed"],
  114: ["hidePopover", "showPopover", "togglePopover"],
  117: ["groupBy"],
  119: ["withResolvers"],
  120: ["canParse"],
  121: ["fromAsync"],
  125: ["getHTML"],
  133: ["moveBefore"],
});

/** What is read or set. `size` of a URLSearchParams is of 113, but a Set has one too: that slip is not seen here. */
const PROPERTIES = byName({ 90: ["userAgentData"], 94: ["scheduler"], 102: ["inert", "navigation"], 114: ["popover"] });

/** @param {Record<number, string[]>} versions @returns {Map<string, string>} */
function byName(versions) {
  return new Map(Object.entries(versions).flatMap(([version, names]) => names.map((name) => [name, version])));
}

/** Pieces of text a script may hand to querySelector or into the page, and why not. */
const NOT_IN_TEXT = [
  [/:(?:is|where)\(/, "selectors of Chromium 88"],
  [/:has\(/, "a selector of Chromium 105"],
  [/:focus-visible/, "a selector of Chromium 86"],
  [/:not\([^()]*,/, "a list in :not() is of Chromium 88"],
  [/<[a-z][^>]*\sstyle=/i, "our Content-Security-Policy lets no style attribute in; set element.style"],
];

/** What is wrong with a node of the syntax tree, whatever stands in it. @returns {string | undefined} */
function wrong(node) {
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    const name = nameOf(node.callee);
    if (CALLS.has(name)) return `${name}() is of Chromium ${CALLS.get(name)}`;
  } else if (node.type === "MemberExpression") {
    const name = nameOf(node);
    if (PROPERTIES.has(name)) return `${name} is of Chromium ${PROPERTIES.get(name)}`;
    if (/^aria[A-Z]/.test(name)) return `${name} is of Chromium 81; set the attribute`;
  } else {
    const text = { Literal: node.value, TemplateElement: node.value?.cooked }[node.type];
    const found = typeof text === "string" && NOT_IN_TEXT.find(([pattern]) => pattern.test(text));
    if (found) return `${JSON.stringify(text)}: ${found[1]}`;
  }
}

/** The last word of `hasOwn` or `Object.hasOwn`; "" where only running tells. */
function nameOf(node) {
  if (node.type === "MemberExpression") return node.computed ? "" : node.property.name;
  return node.name ?? "";
}

function* everyNode(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === "string") yield* everyNode(child);
  }
}

function say(name, line, message) {
  console.error(`overrides/assets/javascripts/${name}:${line}: ${message}`);
  process.exitCode = 1;
}

const names = readdirSync(SCRIPTS, { recursive: true }).filter((name) => /\.[a-z]*js$/.test(name));
if (!names.length) throw new Error(`no scripts in ${SCRIPTS}`);
for (const name of names) {
  const ecmaVersion = LEVEL_OF[name] ?? LEVEL;
  let tree;
  try {
    // A module would not run in a page opened from a disk.
    tree = parse(readFileSync(join(SCRIPTS, name), "utf8"), { ecmaVersion, sourceType: "script", locations: true });
  } catch (error) {
    say(name, error.loc?.line ?? 1, `not ES${ecmaVersion}: ${error.message}`);
    continue;
  }
  for (const node of everyNode(tree)) {
    const message = wrong(node);
    if (message) say(name, node.loc.start.line, message);
  }
}
