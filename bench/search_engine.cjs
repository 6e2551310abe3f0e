// node bench/search_engine.cjs SITE: how long the engine of the search takes for a query, by itself, without a browser.
// Every query of bench/queries.tsv, three times over, once the whole index is there.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const { createContext, runInContext } = require("node:vm");

const ROUNDS = 3;
const [site] = process.argv.slice(2);
const scope = { console, URL };
scope.self = scope;
createContext(scope);
const run = (file) => runInContext(readFileSync(file, "utf8"), scope, { filename: file });

const sources = join(__dirname, "../overrides/assets/javascripts/search");
for (const name of ["engine.js", "intents.js", "answer.js"]) run(join(sources, name));
for (let next = ["words.js"]; next.length; next = scope.qkSearchNext().slice(0, 1)) run(join(site, "search", next[0]));

const [header, ...rows] = readFileSync(join(__dirname, "queries.tsv"), "utf8").trim().split("\n").map((line) => line.split("\t"));
const queries = rows.map((row) => row[header.indexOf("query")]);
const times = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const query of queries) {
    const started = performance.now();
    scope.qkSearchAnswer(query);
    times.push(performance.now() - started);
  }
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
console.log(`引擎一次（Node，${queries.length} 句，各 ${ROUNDS} 次）：中位 ${at(0.5)}、p95 ${at(0.95)} 毫秒`);
