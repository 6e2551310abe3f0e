// What somebody means whatever else he types, see data/intents.yml: looked for in all of a text, before anything of it is cut.
"use strict";

/**
 * @typedef {{ kind: number, page: string, part: string, phrases: RegExp, unless: RegExp | null, says: string, calls: Call[],
 *   wordings: string[], heard: Heard[] }} Intent   `wordings`: its phrases of one piece; `heard`: those by their sound, once
 *   syllables are known
 * @typedef {[kind: number, place: string, phrases: string, unless: string, says?: string, calls?: Call[]]} WrittenIntent
 * @typedef {[name: string, number: string]} Call
 * @typedef {{ wording: string, sounds: string[], letters: string }} Heard
 */

var qkSearchIntents = (() => {
  const [CRISIS, REFUSAL, PINNED] = [0, 1, 2];
  /** Between the pieces of a phrase. */
  const GAP = ".{0,12}?";
  /** Slips of the ear, and wishes, are looked for in what somebody typed, not in what he pasted: he did not write that. */
  const TYPED = 80;
  /** So many letters of pinyin are no chance; of a card with calls fewer are enough. */
  const LETTERS = [5, 9, 9];

  /** @param {string[]} wordings */
  const oneOf = (wordings) => `(?:${wordings.map((wording) => wording.replace(/[.+]/g, "\\$&")).join("|")})`;

  /** @param {WrittenIntent} written @param {(number: number) => string} address of a page @returns {Intent} */
  function read([kind, place, phrases, unless, says = "", calls = []], address) {
    const [number, part = ""] = place.split("#");
    const pieces = phrases.split(",").map((phrase) => phrase.split("…").map((piece) => piece.split("/")));
    return {
      kind, page: address(Number(number)), part, says, calls, heard: [],
      phrases: new RegExp(pieces.map((phrase) => phrase.map(oneOf).join(GAP)).join("|")),
      unless: unless ? new RegExp(oneOf(unless.split(",")), "g") : null,
      wordings: pieces.filter(({ length }) => length === 1).flatMap(([only]) => only),
    };
  }

  /** @param {Intent[]} intents @param {Map<string, string>} sound character → syllable */
  function spell(intents, sound) {
    for (const intent of intents) {
      intent.heard = intent.wordings
        .map((wording) => ({ wording, sounds: Array.from(wording, (character) => sound.get(character) || "") }))
        .filter(({ sounds }) => sounds.every(Boolean))
        .map(({ wording, sounds }) => ({ wording, sounds, letters: sounds.join("") }));
    }
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
    const letters = (bare.match(/[a-z]+/g) || []).join("");
    /** @param {Intent} intent */
    const fits = ({ kind, phrases, unless, heard }) => {
      const text = unless ? bare.replace(unless, " ") : bare;
      if (phrases.test(text)) return true;
      if (text.length > TYPED) return false;
      const syllables = Array.from(text, (character) => sound.get(character));
      return heard.some((one) => {
        if (one.letters.length >= LETTERS[kind] && letters.includes(one.letters)) return true;
        return (kind === CRISIS || one.sounds.length > 2) && soundsLike(text, syllables, one);
      });
    };
    const of = (/** @type {number} */ kind) => intents.find((intent) => intent.kind === kind && fits(intent));
    return { crisis: of(CRISIS), refusal: bare.length > TYPED ? undefined : of(REFUSAL), pinned: of(PINNED) };
  }

  return { read, spell, find };
})();
