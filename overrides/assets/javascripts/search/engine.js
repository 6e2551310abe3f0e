// Understands what people type and ranks pages. A classic script: a worker imports it, a page on file:// includes it.
// publish/search/text.py does the same to the index; tests/search_cases.json holds both to the same results.
"use strict";

/**
 * @typedef {{ path: string, name: string, title: string, about: string, alias: string, also: string, headings: string, weight: number,
 *   parts: Part[], all: string, shownAbout?: string, section: string, warned: boolean }} Page   `name`, `shownAbout` and `section`
 *   as they are shown, the rest as it is compared; `warned`: it has a red box
 * @typedef {{ id: string, name: string, lead: string, heading: string, text: string }} Part
 * @typedef {[word: string, weight: number]} Form   a word, and how surely it says what is asked for
 * @typedef {[word: string, weight: number, pieces: string[] | null]} FormInPieces
 * @typedef {{ forms: Form[], size: number }} Unit   one thing asked for, in the words that say it and how surely
 * @typedef {{ forms: FormInPieces[], size: number, rarity: number, holders: Set<Page>[], saying: number }} WeighedUnit
 * @typedef {{ page: Page, part: Part | null, score: number, like: number, words: string[] }} Hit
 * @typedef {{ full: Map<string, string[]>, initials: Map<string, string[]>, sound: Map<string, string>, alike: Map<string, string[]> }} Spelling
 * @typedef {{ means: Map<string, string[]>, known: Set<string>, typos: Map<string, string>, proper: Set<string>, stops: Set<string>,
 *   simple: Record<string, string>, spelling: Spelling }} Lexicon
 * @typedef {(word: string) => number} Frequency   on how many pages a word stands
 * @typedef {(query: string) => Map<number, number>} Likeness   page number → how like it its two most similar phrases are, 0 to 1
 * @typedef {{ pages: Page[], lexicon: Lexicon, holders: (word: string) => Set<Page>, like: Likeness }} Searched
 */

var qkSearch = (() => {
  const HAN = /[\u3400-\u9fff]/;
  const RUN = /[\u3400-\u9fff]+|[a-z0-9]+(?:[+.&][a-z0-9]*)*/g;
  const FIELD = { title: 7, alias: 6, about: 3, heading: 3, text: 1 };
  const LONGEST_WORD = 14;
  /** How much being like a phrase people type counts beside what a page says; its second such phrase counts on. */
  const LIKE = 1.5;
  const SECOND = 0.3;
  /** A best page that says less than this says it half by chance. */
  const SURE = 30;
  /** Two characters as one number. */
  const PAIR = 0x10000;
  /** Long pages hold many words by chance. @param {Page} page */
  const LENGTH = (page) => 1 / Math.sqrt(0.6 + page.all.length / 8000);

  /**
   * Lower case, half width, simplified by the table `simple`, if any; what is neither letter, digit nor Han becomes a space.
   * @param {string} text @param {Record<string, string>} [simple]
   */
  function normalise(text, simple) {
    const plain = String(text).normalize("NFKC").toLowerCase();
    // The index is simplified Chinese already, and long.
    const simplified = simple ? plain.replace(/[\u3400-\u9fff]/g, (character) => simple[character] || character) : plain;
    return simplified.replace(/[^\u3400-\u9fffa-z0-9+.&]+/g, " ").trim();
  }

  /** Runs of Han, and whole words and numbers even where they touch Han: “12315投诉” → 12315, 投诉. @param {string} text */
  function runs(text) {
    return (text.match(RUN) || []).map((run) => run.replace(/[.&]+$/, "")).filter(Boolean);
  }

  /** @param {string} word */
  const pairs = (word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2));

  /**
   * Cuts a run of Han at the longest words it knows; the pieces between are kept as they are.
   * @param {string} run @param {{ has: (word: string) => boolean }} words
   */
  function cut(run, words) {
    /** @type {{ cost: number, size: number, known?: boolean }[]} */
    const best = new Array(run.length + 1).fill(null);
    best[run.length] = { cost: 0, size: 0 };
    for (let at = run.length - 1; at >= 0; at -= 1) {
      best[at] = { cost: best[at + 1].cost + 2, size: 1, known: false };
      for (let size = 1; size <= LONGEST_WORD && at + size <= run.length; size += 1) {
        if (!words.has(run.slice(at, at + size))) continue;
        const cost = best[at + size].cost + 1;
        if (cost <= best[at].cost) best[at] = { cost, size, known: true };
      }
    }
    /** @type {{ word: string, known?: boolean }[]} */
    const pieces = [];
    for (let at = 0; at < run.length; at += best[at].size) {
      const { size, known } = best[at];
      const last = pieces[pieces.length - 1];
      if (!known && last && !last.known) last.word += run[at];
      else pieces.push({ word: run.slice(at, at + size), known });
    }
    return pieces;
  }

  /**
   * Cuts an unknown run into pairs that texts really hold: “让平台给答复” → 平台, 答复, not 让平, 台给.
   * @param {string} run @param {Frequency} frequency
   */
  function likelyPairs(run, frequency) {
    /** @type {{ value: number, pair: string | null, from: number }[]} */
    const best = [{ value: 0, pair: null, from: 0 }];
    for (let end = 1; end <= run.length; end += 1) {
      best[end] = { value: best[end - 1].value, pair: null, from: end - 1 };
      if (end < 2) continue;
      const pair = run.slice(end - 2, end);
      const value = best[end - 2].value + Math.log(1 + frequency(pair));
      if (value > best[end].value) best[end] = { value, pair, from: end - 2 };
    }
    /** @type {string[]} */
    const found = [];
    for (let end = run.length; end > 0; end = best[end].from) if (best[end].pair) found.unshift(/** @type {string} */ (best[end].pair));
    return found;
  }

  /**
   * The words spelled by a run of letters: full pinyin, then initials. Longest words first, nothing left over.
   * @param {string} letters @param {Spelling} spelling
   */
  function spelled(letters, spelling) {
    /** @type {(string[][] | null)[]} */
    const found = new Array(letters.length + 1).fill(null);
    found[letters.length] = [];
    for (let at = letters.length - 1; at >= 0; at -= 1) {
      for (let size = Math.min(30, letters.length - at); size > 1; size -= 1) {
        const words = spelling.full.get(letters.slice(at, at + size));
        if (words && found[at + size]) {
          found[at] = [words, .../** @type {string[][]} */ (found[at + size])];
          break;
        }
      }
    }
    return found[0] || (spelling.initials.has(letters) ? [/** @type {string[]} */ (spelling.initials.get(letters))] : null);
  }

  /**
   * @param {string} query
   * @param {Lexicon} lexicon
   * @param {Frequency} frequency
   * @returns {Unit[]}
   */
  function understand(query, lexicon, frequency) {
    /** @type {Unit[]} */
    const units = [];
    /** @type {string[]} */
    const dropped = [];
    const single = (/** @type {string} */ word) => (dropped.push(word), units.push({ forms: [[word, 1]], size: 0.3 }));
    /** @type {string[]} */
    const foreign = [];
    const add = (/** @type {string} */ word) => units.push(unit(word, lexicon));
    const addForeign = () => {
      const joined = foreign.every((word) => /^[a-z]+$/.test(word) && !lexicon.known.has(word)) ? foreign.join("") : "";
      const whole = foreign.length > 1 && joined ? spelled(joined, lexicon.spelling) : null;
      if (whole) {
        foreign.length = 0;
        for (const choice of whole) units.push(either(choice, lexicon));
      }
      while (foreign.length) {
        let size = Math.min(3, foreign.length);
        while (size > 1 && !lexicon.means.has(foreign.slice(0, size).join(" "))) size -= 1;
        const word = foreign.splice(0, size).join(" ");
        if (lexicon.stops.has(word)) dropped.push(word);
        else if (lexicon.known.has(word) || !/^[a-z]+$/.test(word)) add(word);
        else {
          const words = spelled(word, lexicon.spelling);
          if (words) for (const choice of words) units.push(either(choice, lexicon));
          else add(word);
        }
      }
    };
    for (const run of runs(normalise(query, lexicon.simple))) {
      if (!HAN.test(run)) {
        foreign.push(run);
        continue;
      }
      addForeign();
      const mended = cut(run, lexicon.typos).map(({ word, known }) => (known ? lexicon.typos.get(word) : word)).join("");
      for (const { word, known } of cut(heard(mended, lexicon, frequency), lexicon.known)) {
        if (lexicon.stops.has(word)) dropped.push(word);
        else if (known) {
          add(word);
          if (word.length > 4) for (const pair of likelyPairs(word, frequency)) units.push({ forms: [[pair, 1]], size: 0.4 });
        } else if (word.length === 1) single(word);
        else for (const pair of likelyPairs(word, frequency)) units.push({ forms: [[pair, 1]], size: 1 });
      }
    }
    addForeign();
    if (!units.length) for (const word of dropped) add(word);
    return units;
  }

  /**
   * Known words for what only sounds like them and stands on no page: “提县” → 提现. One character must be right.
   * @param {string} run @param {Lexicon} lexicon @param {Frequency} frequency
   */
  function heard(run, lexicon, frequency) {
    const { sound, alike } = lexicon.spelling;
    const meant = (/** @type {string} */ word) => {
      const key = Array.from(word, (character) => sound.get(character)).join(" ");
      const other = (alike.get(key) || []).find((other) => [...other].some((character, i) => character === word[i]) && !lexicon.stops.has(other));
      return other && !frequency(word) && frequency(other) ? other : null;
    };
    const mend = (/** @type {string} */ piece) => {
      for (let size = Math.min(4, piece.length); size > 1; size -= 1) {
        for (let at = 0; at + size <= piece.length; at += 1) {
          const word = meant(piece.slice(at, at + size));
          if (word) return piece.slice(0, at) + word + piece.slice(at + size);
        }
      }
      return piece;
    };
    return cut(run, lexicon.known).map(({ word, known }) => (known ? word : mend(word))).join("");
  }

  /** @param {string} word @param {Lexicon} lexicon @returns {Unit} */
  function unit(word, lexicon) {
    /** @type {Form[]} */
    const forms = [[word, 1], ...(lexicon.means.get(word) || []).map((other) => /** @type {Form} */ ([other, 0.8]))];
    const size = lexicon.proper.has(word) ? 2.5 : Math.min(4, Math.max(1, word.length / 1.5));
    return { forms, size };
  }

  /** @param {string[]} words @param {Lexicon} lexicon @returns {Unit} */
  function either(words, lexicon) {
    const forms = words.flatMap((word) => unit(word, lexicon).forms);
    return { forms, size: Math.min(4, words[0].length) };
  }

  /** The word asked for; of a foreign one what it means. @param {{ forms: (Form | FormInPieces)[] }} unit */
  const inHan = ({ forms }) => (forms.find(([form]) => HAN.test(form)) || forms[0])[0];

  /**
   * How well a text says one of the forms: 1 in so many words, less for pieces of it, 0 not at all.
   * @param {FormInPieces[]} forms @param {string} text
   */
  function said(forms, text) {
    let best = 0;
    for (const [form, weight, pieces] of forms) {
      if (weight <= best) continue;
      if (text.includes(form)) best = weight;
      else if (pieces) {
        let found = 0;
        for (const piece of pieces) if (text.includes(piece)) found += 1;
        const share = found / pieces.length;
        if (share >= 0.5) best = Math.max(best, 0.45 * weight * share);
      }
    }
    return best;
  }

  /** With the pieces of those long enough to be said in pieces. @param {Form} form @returns {FormInPieces} */
  const inPieces = ([form, weight]) => [form, weight, form.length > 2 && HAN.test(form) ? pairs(form) : null];

  /**
   * The same for the names of a page: a whole name counts fully, a part of a longer one half.
   * @param {FormInPieces[]} forms @param {string} alias
   */
  function named(forms, alias) {
    let best = 0;
    for (const [form, weight] of forms) {
      if (weight <= best || !alias.includes(form)) continue;
      best = Math.max(best, alias.includes(` ${form} |`) ? weight : 0.55 * weight);
    }
    return best;
  }

  /** How often, softly: 1 once, at most 2. @param {string} form @param {string} text */
  function often(form, text) {
    let count = 0;
    for (let at = text.indexOf(form); at >= 0 && count < 8; at = text.indexOf(form, at + form.length)) count += 1;
    return count > 1 ? 1 + Math.log2(count) / 3 : 1;
  }

  /**
   * The most a text says of the forms, only in so many words: texts are long.
   * @param {FormInPieces[]} forms @param {string} text
   */
  function toldBy(forms, text) {
    let best = 0;
    for (const [form, weight] of forms) if (weight > best && text.includes(form)) best = weight;
    return best;
  }

  /**
   * {score of the page, its part that fits best, that part's score}
   * @param {Page} page @param {WeighedUnit[]} units @param {number} total
   */
  function scorePage(page, units, total) {
    const length = LENGTH(page);
    /** @type {Map<Part, { sum: number, covered: number }>} what its parts say, of those that say anything */
    const parts = new Map();
    let sum = 0;
    let covered = 0;
    for (const { forms, size, rarity, holders } of units) {
      const value = rarity * size;
      const inHeadings = said(forms, page.headings) > 0;
      const inText = forms.filter(([form], i) => holders[i].has(page));
      const title = said(forms, page.title) * FIELD.title;
      const alias = Math.max(named(forms, page.alias), 0.7 * named(forms, page.also)) * FIELD.alias;
      const about = said(forms, page.about) * FIELD.about;
      let heading = 0;
      let text = 0;
      for (let i = inHeadings || inText.length ? 0 : page.parts.length; i < page.parts.length; i += 1) {
        const part = page.parts[i];
        const high = inHeadings && part.heading ? said(forms, part.heading) * FIELD.heading : 0;
        const low = inText.length ? toldBy(inText, part.text) : 0;
        heading = Math.max(heading, high);
        if (low) text = Math.max(text, low * often(forms[0][0], part.text) * FIELD.text);
        const best = Math.max(high, low * FIELD.text);
        if (!best) continue;
        const { sum: before, covered: already } = parts.get(part) || { sum: 0, covered: 0 };
        parts.set(part, { sum: before + value * best, covered: already + value });
      }
      const best = Math.max(title, alias, about, heading * length, text * length);
      if (!best) continue;
      sum += value * (best + 0.25 * (title + alias + about + (heading + text) * length - best));
      covered += value * Math.min(1, best);
    }
    return { score: sum * (covered / total), ...bestPart(parts, total) };
  }

  /**
   * A long part says everything by chance, and counts less for it.
   * @param {Map<Part, { sum: number, covered: number }>} parts @param {number} total
   */
  function bestPart(parts, total) {
    /** @type {{ part: Part | null, partScore: number }} */
    let found = { part: null, partScore: 0 };
    for (const [part, { sum, covered }] of parts) {
      const partScore = (sum * (covered / total) ** 2) / Math.sqrt(1 + part.text.length / 400);
      if (partScore > found.partScore) found = { part, partScore };
    }
    return found;
  }

  /**
   * Units with how rare they are; what no page says is left out, what every page says counts little.
   * @param {Unit[]} units @param {Searched} index @returns {WeighedUnit[]}
   */
  function weighed(units, index) {
    return units
      .map((unit) => {
        const holders = unit.forms.map(([form]) => index.holders(form));
        const strong = new Set(unit.forms.flatMap(([, weight], i) => (weight >= 0.7 ? [...holders[i]] : [])));
        return { ...unit, forms: unit.forms.map(inPieces), holders, saying: strong.size, rarity: Math.log(1 + index.pages.length / (2 + strong.size)) };
      })
      .filter(({ saying }) => saying);
  }

  /**
   * Pages, best first, each with the part that fits best.
   * @param {string} query @param {Searched} index @returns {Hit[]}
   */
  function rank(query, index) {
    const units = weighed(understand(query, index.lexicon, (word) => index.holders(word).size), index);
    if (!units.length) return [];
    const total = units.reduce((sum, { size, rarity }) => sum + rarity * size, 0) || 1;
    const words = units.flatMap(({ forms }) => forms.map(([form]) => form));
    const bare = runs(normalise(query, index.lexicon.simple)).join("");
    const like = /^[0-9]+$/.test(bare) ? new Map() : index.like(units.map(inHan).join("") + bare);
    const hits = index.pages.map((page, number) => {
      const { score, part, partScore } = scorePage(page, units, total);
      const exact = bare.length > 1 && page.alias.includes(` ${bare} |`) ? 1.6 : 1;
      return { page, part, words, said: (score + 0.8 * partScore) * exact, like: like.get(number) || 0, score: 0 };
    });
    const most = Math.max(...hits.map((hit) => hit.said), 1e-9);
    const sure = Math.min(1, most / SURE);
    for (const hit of hits) hit.score = 100 * hit.page.weight * ((sure * hit.said) / most + LIKE * hit.like);
    return hits.filter((hit) => hit.score > 1).sort((a, b) => b.score - a.score);
  }

  /**
   * Tells `take` the pairs of characters of a phrase, and its single Han: what two ways of saying a thing share. As numbers.
   * @param {string} phrase @param {(gram: number) => void} take
   */
  function eachGram(phrase, take) {
    for (let at = 0; at < phrase.length; at += 1) {
      const code = phrase.charCodeAt(at);
      if (code >= 0x3400 && code <= 0x9fff) take(code);
      if (at + 1 < phrase.length) take(code * PAIR + phrase.charCodeAt(at + 1));
    }
  }

  /**
   * Whole phrases people type, by what they consist of.
   * @param {[number, string][]} phrases page number and phrase
   * @returns {Likeness}
   */
  function likeness(phrases) {
    /** @type {Map<number, number[]>} the phrases that hold a gram, by their row */
    const holders = new Map();
    for (const [row, [, phrase]] of phrases.entries()) {
      eachGram(phrase, (gram) => {
        const rows = holders.get(gram);
        if (!rows) holders.set(gram, [row]);
        else if (rows[rows.length - 1] !== row) rows.push(row);
      });
    }
    const rarity = (/** @type {number} */ gram) => (Math.log(1 + phrases.length / (1 + (holders.get(gram) || []).length)) * (gram < PAIR ? 0.4 : 1)) ** 2;
    const sizes = new Float64Array(phrases.length);
    for (const [gram, rows] of holders) {
      const value = rarity(gram);
      for (const row of rows) sizes[row] += value;
    }
    return (query) => {
      /** @type {Set<number>} */
      const own = new Set();
      eachGram(query, (gram) => own.add(gram));
      const shared = new Float64Array(phrases.length);
      let size = 0;
      for (const gram of own) {
        const value = rarity(gram);
        size += value;
        for (const row of holders.get(gram) || []) shared[row] += value;
      }
      /** @type {Map<number, [first: number, second: number]>} */
      const best = new Map();
      for (let row = 0; row < shared.length; row += 1) {
        if (!shared[row]) continue;
        const [page] = phrases[row];
        const like = shared[row] / Math.sqrt(size * sizes[row]);
        const [first, second] = best.get(page) || [0, 0];
        if (like > second) best.set(page, like > first ? [like, first] : [first, like]);
      }
      return new Map(Array.from(best, ([page, [first, second]]) => [page, (first + SECOND * second) / (1 + SECOND / 2)]));
    };
  }

  return { normalise, runs, understand, likeness, rank };
})();
