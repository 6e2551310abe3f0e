// What somebody means whatever else he types, see data/intents.yml: looked for in all of a text, before anything of it is cut.
"use strict";

/**
 * @typedef {{ kind: number, page: string, part: string, pieces: string[][][], phrases: RegExp, unless: RegExp | null, says: string,
 *   calls: Call[], heard: Heard[], spelled: RegExp | null }} Intent   `pieces`: of each phrase the pieces, of each piece the
 *   wordings; `heard`: phrases of one piece by their sound, `spelled`: all of them in pinyin, both once syllables are known
 * @typedef {[kind: number, place: string, phrases: string, unless: string, says?: string, calls?: Call[]]} WrittenIntent
 * @typedef {[name: string, number: string]} Call
 * @typedef {{ wording: string, sounds: string[] }} Heard
 */

var qkSearchIntents = (() => {
  const [CRISIS, REFUSAL, PINNED] = [0, 1, 2];
  /** Between the pieces of a phrase. */
  const GAP = ".{0,12}?";
  const GAP_SPELLED = "(?: [a-z]+){0,12}? ";
  /** Slips of the ear, and wishes, are looked for in what somebody typed, not in what he pasted: he did not write that. */
  const TYPED = 80;

  /** @param {string[]} wordings */
  const oneOf = (wordings) => `(?:${wordings.map((wording) => wording.replace(/[.+]/g, "\\$&")).join("|")})`;

  /** @param {WrittenIntent} written @param {(number: number) => string} address of a page @returns {Intent} */
  function read([kind, place, phrases, unless, says = "", calls = []], address) {
    const [number, part = ""] = place.split("#");
    const pieces = phrases.split(",").map((phrase) => phrase.split("…").map((piece) => piece.split("/")));
    return {
      kind, page: address(Number(number)), part, says, calls, pieces, heard: [], spelled: null,
      phrases: new RegExp(pieces.map((phrase) => phrase.map(oneOf).join(GAP)).join("|")),
      unless: unless ? new RegExp(oneOf(unless.split(",")), "g") : null,
    };
  }

  /** @param {Intent[]} intents @param {Map<string, string>} sound character → syllable */
  function spell(intents, sound) {
    const soundsOf = (/** @type {string} */ wording) => Array.from(wording, (character) => sound.get(character) || "");
    const isSpelled = (/** @type {string[]} */ sounds) => sounds.every(Boolean);
    for (const intent of intents) {
      const single = intent.pieces.filter(({ length }) => length === 1).flatMap(([only]) => only);
      intent.heard = single.map((wording) => ({ wording, sounds: soundsOf(wording) })).filter(({ sounds }) => isSpelled(sounds));
      const phrases = intent.pieces
        .map((phrase) => phrase.map((piece) => piece.map(soundsOf).filter(isSpelled).map((sounds) => sounds.join(" "))))
        // One syllable by itself is many words.
        .filter((phrase) => phrase.every(({ length }) => length) && phrase.some((piece) => piece.some((spelled) => spelled.includes(" "))))
        .map((phrase) => (phrase.length > 1 ? phrase : [phrase[0].filter((spelled) => spelled.includes(" "))]));
      intent.spelled = phrases.length ? new RegExp(` (?:${phrases.map((phrase) => phrase.map(oneOf).join(GAP_SPELLED)).join("|")}) `) : null;
    }
  }

  /**
   * A text in pinyin, syllable by syllable with a space on either side: “buxiang huole” → “ bu xiang huo le ”; of others nothing.
   * @param {string} bare @param {Set<string>} known the syllables
   */
  function syllablesIn(bare, known) {
    if (!/^[a-z]{4,}$/.test(bare)) return "";
    /** @type {(string | null)[]} */
    const found = new Array(bare.length + 1).fill(null);
    found[bare.length] = " ";
    for (let at = bare.length - 1; at >= 0; at -= 1) {
      for (let size = Math.min(6, bare.length - at); size > 0 && found[at] === null; size -= 1) {
        const rest = found[at + size];
        if (rest !== null && known.has(bare.slice(at, at + size))) found[at] = ` ${bare.slice(at, at + size)}${rest}`;
      }
    }
    return found[0] || "";
  }

  /**
   * Whether a run of a text sounds like a phrase, with one character of it written otherwise.
   * @param {string} text @param {(string | undefined)[]} syllables of the text @param {Heard} heard
   */
  function soundsLike(text, syllables, { wording, sounds }) {
    for (let at = syllables.indexOf(sounds[0]); at >= 0; at = syllables.indexOf(sounds[0], at + 1)) {
      let size = 0;
      let same = 0;
      while (size < sounds.length && syllables[at + size] === sounds[size]) {
        if (text[at + size] === wording[size]) same += 1;
        size += 1;
      }
      if (size === sounds.length && size - same <= 1) return true;
    }
    return false;
  }

  /**
   * What a text means: the first intent of each kind that fits.
   * @param {Intent[]} intents @param {string} bare the text as it is compared @param {Map<string, string>} sound
   */
  function find(intents, bare, sound) {
    const pinyin = syllablesIn(bare, new Set(sound.values()));
    /** @param {Intent} intent */
    const fits = ({ kind, phrases, unless, heard, spelled }) => {
      const text = unless ? bare.replace(unless, " ") : bare;
      if (phrases.test(text)) return true;
      if (pinyin) return spelled !== null && spelled.test(pinyin);
      if (text.length > TYPED) return false;
      const syllables = Array.from(text, (character) => sound.get(character));
      return heard.some((one) => (kind !== PINNED || one.sounds.length > 2) && soundsLike(text, syllables, one));
    };
    const of = (/** @type {number} */ kind) => intents.find((intent) => intent.kind === kind && fits(intent));
    return { crisis: of(CRISIS), refusal: bare.length > TYPED ? undefined : of(REFUSAL), pinned: of(PINNED) };
  }

  return { read, spell, find };
})();
