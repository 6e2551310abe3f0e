// From a ranking to what the theme's result list shows. A classic script, like the engine.
"use strict";

/**
 * The files of the index, see publish/search/index.py; of a page the number, its place in `pages`.
 * @typedef {{ words: WordsTier, more: MoreTier, text: TextTier }} Tiers
 * @typedef {{ pages: [path: string, title: string, weight?: number][], terms: string[], first: [page: number, phrases: string][],
 *   ways: Ways, next: string[] }} WordsTier
 * @typedef {{ pages: [about: string, ...parts: [id: string, name: string, telling?: number][]][], names: string[], phrases: string[],
 *   stops: string, typos: string, simple: [old: string, simplified: string], syllables: string, cards: (NamedCard | BrandCard)[],
 *   kinds: Record<string, Kind> }} MoreTier
 * @typedef {{ from: number, pages: string[][] }} TextTier
 * @typedef {Record<"regulator_lookup" | "customer-service" | "scam-check" | "triage" | "glossary", string>} Ways   addresses to go on from
 * @typedef {{ title: string, text: string, page: number, more: [title: string, address: string][] }} Card
 * @typedef {Card & { names: string, homes: string, kind?: undefined }} NamedCard
 * @typedef {{ names: string, homes: string, title: string, kind: string }} BrandCard
 * @typedef {[name: string, covers: string, page: number]} Kind   what the cards of platforms share
 *
 * What is made of them, and what the theme draws.
 * @typedef {Searched & { cards: Map<string, Card>, ways: Ways, next: string[] }} Index
 * @typedef {{ location: string, title: string, text: string, score: number, terms: {} }} Line   a line of a result, as the theme draws it
 * @typedef {{ items: Line[][], suggest?: string[] }} Answer
 */

/**
 * Hands a tier of the index over; the files of the index call it.
 * @type {<Tier extends keyof Tiers>(tier: Tier, data: Tiers[Tier]) => void}
 */
var qkSearchTier;
/** @type {(query: string) => Answer} */
var qkSearchAnswer;
/** @type {() => string[]} the files of the index after the first */
var qkSearchNext;

(() => {
  const SHOWN = 10;
  const TEASER = 90;
  const HAN = /[\u3400-\u9fff]/;
  /** @type {Index} made of the first tier */
  let index;

  /** @param {string} text */
  const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

  qkSearchTier = (tier, data) => {
    held = new Map();
    /** @type {{ [Tier in keyof Tiers]: (data: Tiers[Tier]) => void }} */ ({ words: start, more: addMore, text: addText })[tier](data);
  };

  /** @param {WordsTier} data */
  function start({ pages, terms, first, ways, next }) {
    index = {
      pages: pages.map(([path, title, weight = 1]) => ({
        path, name: title, title: qkSearch.normalise(title), alias: " ", also: " ", weight, about: "", headings: "", parts: [], all: qkSearch.normalise(title),
      })),
      lexicon: {
        means: new Map(), known: new Set(), typos: new Map(), proper: new Set(), stops: new Set(), simple: {},
        spelling: { full: new Map(), initials: new Map(), sound: new Map(), alike: new Map() },
        first: first.map(([number, words]) => ({ path: pages[number][0], words: words.split(",") })),
      },
      cards: new Map(),
      like: () => new Map(),
      ways,
      next,
      holders,
    };
    for (const { words } of index.lexicon.first) for (const word of words) index.lexicon.known.add(word);
    addNames(terms, true);
  }

  /**
   * Lines “name,name>meaning@3 7”, see publish/search/script.py; of `terms`, every name means the first.
   * @param {string[]} lines
   */
  function addNames(lines, terms = false) {
    const { known, means } = index.lexicon;
    for (const line of lines) {
      const [left, homes = ""] = line.split("@");
      const [names, meanings] = left.split(">").map((list) => list.split(","));
      const others = terms ? names.slice(0, 1) : meanings;
      for (const word of [...names, ...(others || [])]) known.add(word);
      for (const name of others ? names : []) means.set(name, [...(means.get(name) || []), ...others.filter((o) => o !== name)]);
      if (!others) for (const name of names) index.lexicon.proper.add(name);
      addAlias(homes, [...names, ...(others || [])]);
    }
  }

  /** The pages that say a word anywhere; remembered until the index grows. @type {Map<string, Set<Page>>} */
  let held = new Map();
  /** @param {string} word */
  function holders(word) {
    if (!held.has(word)) held.set(word, new Set(index.pages.filter((page) => page.all.includes(word))));
    return /** @type {Set<Page>} */ (held.get(word));
  }

  /** @param {string} homes numbers of pages @param {string[]} names */
  function addAlias(homes, names) {
    for (const [rank, home] of homes.split(" ").filter(Boolean).entries()) {
      const page = index.pages[Number(home)];
      const added = `${names.join(" | ")} | `;
      page[rank ? "also" : "alias"] += added;
      page.all += ` ${added}`;
    }
  }

  /** @param {MoreTier} data */
  function addMore({ pages, names, phrases, stops, typos, simple, syllables, cards, kinds }) {
    for (const [i, [about, ...parts]] of pages.entries()) {
      const page = index.pages[i];
      page.shownAbout = about;
      page.about = qkSearch.normalise(about);
      page.parts = parts.map(([id, name, telling = 1]) => ({ id, name, shown: "", heading: telling ? qkSearch.normalise(name) : "", text: "" }));
      page.headings = page.parts.map((part) => part.heading).join(" ");
      page.all += [page.about, page.headings].join(" ");
    }
    addNames([...names, ...cards.map((card) => `${card.names}@${card.homes}`)]);
    for (const word of stops.split(",")) {
      index.lexicon.stops.add(word);
      index.lexicon.known.add(word);
    }
    for (const line of phrases) {
      const [list, homes] = line.split("@");
      addAlias(homes, list.split(","));
    }
    const sayings = index.pages.flatMap((page, number) =>
      [...page.alias.split("|"), page.title, ...page.parts.map((part) => part.heading)].map(
        (text) => /** @type {[number, string]} */ ([number, text.replace(/ /g, "")]),
      ),
    );
    index.like = qkSearch.likeness(sayings.filter(([, text]) => text.length > 1));
    for (const group of typos.split(" ")) {
      const [wrong, right] = group.split(">");
      for (const word of wrong.split(",")) index.lexicon.typos.set(word, right);
    }
    [...simple[0]].forEach((old, i) => (index.lexicon.simple[old] = [...simple[1]][i]));
    addSpelling(syllables);
    for (const card of cards) {
      const whole = card.kind ? platformCard(card, kinds[card.kind]) : /** @type {Card} */ (card);
      for (const name of card.names.split(",")) if (!index.cards.has(name)) index.cards.set(name, whole);
    }
  }

  /** @param {BrandCard} brand @param {Kind} kind @returns {Card} */
  const platformCard = ({ title, kind }, [name, covers, page]) => ({
    title: `${title}：${name}`, text: covers, page, more: [["先找谁，后找谁", `${index.ways.regulator_lookup}?type=${kind}`]],
  });

  /**
   * Words by how they are spelled: whole syllables; initials, and syllable by syllable, of words of two to four characters.
   * @param {string} syllables
   */
  function addSpelling(syllables) {
    const said = index.lexicon.spelling.sound;
    for (const group of syllables.split(" ")) {
      const [, syllable, characters] = /** @type {RegExpExecArray} */ (/^([a-z]+)(.*)$/.exec(group));
      for (const character of characters) said.set(character, syllable);
    }
    const { known, spelling } = index.lexicon;
    /** @param {Map<string, string[]>} map @param {string} key @param {string} word */
    const put = (map, key, word) => map.set(key, [...(map.get(key) || []), word]);
    for (const word of known) {
      const parts = [...word].map((character) => said.get(character));
      if (parts.some((part) => !part)) continue;
      put(spelling.full, parts.join(""), word);
      if (word.length < 2 || word.length > 4) continue;
      put(spelling.initials, /** @type {string[]} */ (parts).map((part) => part[0]).join(""), word);
      put(spelling.alike, parts.join(" "), word);
    }
  }

  /** @param {TextTier} data */
  function addText({ from, pages }) {
    for (const [i, texts] of pages.entries()) {
      const page = index.pages[from + i];
      for (const [j, text] of texts.entries()) {
        page.parts[j].shown = text;
        page.parts[j].text = qkSearch.normalise(text);
      }
      page.all += page.parts.map((part) => part.text).join(" ");
    }
  }

  qkSearchAnswer = (query) => {
    const bare = qkSearch.runs(qkSearch.normalise(query, index.lexicon.simple)).join("");
    const card = index.cards.get(bare);
    const hits = qkSearch.rank(query, index).filter(({ page }) => !card || page !== index.pages[card.page]);
    const items = [...(card ? [cardGroup(card, hits)] : []), ...hits.slice(0, SHOWN).map(group)];
    return { items: items.length ? items : [nothing(bare)], suggest: completions(bare) };
  };

  /**
   * A hotline, a body or a platform answers by itself: what for, what not for, where it stands in the look-up.
   * @param {Card} card @param {Hit[]} hits @returns {Line[]}
   */
  function cardGroup({ title, text, page: number, more }, hits) {
    const score = (hits.length ? hits[0].score : 0) + 1;
    return [
      { location: index.pages[number].path, title: escape(title), text: "", score, terms: {} },
      ...more.map(([name, location], i) => ({ location, title: escape(name), text: i ? "" : escape(text), score, terms: {} })),
    ];
  }

  /** Never a blank: where to look instead, and the words that come nearest. @param {string} bare */
  function nothing(bare) {
    const { ways } = index;
    /** @param {string} location @param {string} title @param {string} text @returns {Line} */
    const line = (location, title, text) => ({ location, title, text: escape(text), score: 1, terms: {} });
    const lookup = line(ways.regulator_lookup, "按平台查归谁管", "输入平台名字，看钱归谁管、按什么顺序找。");
    if (/^\d+$/.test(bare)) {
      return [
        // The theme shows no text below the first line of several.
        line(ways["customer-service"], "这个号码这里没有收录，先核实再拨", ""),
        line(ways["customer-service"], "客服电话到官方App里找", "搜来的、短信里的、群里的都别拨。"),
        line(ways["scam-check"], "有人打来，要你转账、要验证码", "别给。先看是不是骗局。"),
        lookup,
      ];
    }
    // The everyday words are in the second tier: on a slow line they may still be on their way.
    const waiting = !index.lexicon.stops.size;
    const near = [...index.lexicon.known].filter((word) => word.length > 1 && [...word].some((c) => HAN.test(c) && bare.includes(c))).slice(0, 4);
    return [
      line(ways.triage, waiting ? "还在找，等几秒" : "没有找到对得上的，从这里一步步查", "一问一答，先排除骗局，再找到今天该做的事。"),
      lookup,
      line(ways.glossary, "查一个词是什么意思", near.length && !waiting ? `相近的词：${near.join("、")}` : "页面和客服嘴里的难词，用平常话说一遍。"),
    ];
  }

  /** Known words that begin with what is typed; the theme offers the last one. @param {string} bare */
  function completions(bare) {
    if (bare.length < 2) return [];
    let best = "";
    for (const word of index.lexicon.known) {
      if (word.length > bare.length && word.startsWith(bare) && (!best || word.length < best.length)) best = word;
    }
    return best ? [best] : [];
  }

  qkSearchNext = () => index.next;

  /** One page as the theme draws it: the page, then its best part. @param {Hit} hit @returns {Line[]} */
  function group({ page: found, part, score, words }) {
    const whole = { location: found.path, title: escape(found.name), text: "", score, terms: {} };
    if (!part || !part.id) return [{ ...whole, text: teaser((part && part.shown) || found.shownAbout || "", words) }];
    return [whole, { location: `${found.path}#${part.id}`, title: escape(part.name || found.name), text: teaser(part.shown, words), score, terms: {} }];
  }

  /** The stretch of a text that says most of it, marked; everything else is escaped. @param {string} text @param {string[]} words */
  function teaser(text, words) {
    const lower = text.toLowerCase();
    const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
    const start = Math.max(0, Math.min(...places, text.length) - 20);
    const from = places.length ? start : 0;
    const shown = text.slice(from, from + TEASER);
    return (from ? "…" : "") + marked(shown, words) + (from + TEASER < text.length ? "…" : "");
  }

  /** @param {string} text @param {string[]} words */
  function marked(text, words) {
    const lower = text.toLowerCase();
    const on = new Array(text.length).fill(false);
    for (const word of words) {
      for (let at = lower.indexOf(word); word.length > 1 && at >= 0; at = lower.indexOf(word, at + 1)) on.fill(true, at, at + word.length);
    }
    let html = "";
    for (let at = 0; at < text.length; ) {
      let end = at + 1;
      while (end < text.length && on[end] === on[at]) end += 1;
      const piece = escape(text.slice(at, end));
      html += on[at] ? `<mark>${piece}</mark>` : piece;
      at = end;
    }
    return html;
  }
})();
