// Parses every script of the site at the language level that "target" in tsconfig.json promises. The type check holds
// the library to that level, but lets newer syntax pass.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";

const SCRIPTS = join(import.meta.dirname, "../overrides/assets/javascripts");
const { target } = JSON.parse(readFileSync(join(import.meta.dirname, "tsconfig.json"), "utf8")).compilerOptions;
const ecmaVersion = Number(target.replace("es", ""));

const names = readdirSync(SCRIPTS, { recursive: true }).filter((name) => /\.m?js$/.test(name));
if (!names.length) throw new Error(`no scripts in ${SCRIPTS}`);
for (const name of names) {
  try {
    parse(readFileSync(join(SCRIPTS, name), "utf8"), { ecmaVersion, sourceType: name.endsWith(".mjs") ? "module" : "script" });
  } catch (error) {
    console.error(`${name}: not ${target}: ${error.message}`);
    process.exitCode = 1;
  }
}
