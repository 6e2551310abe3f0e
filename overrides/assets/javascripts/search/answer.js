// From a ranking to what the list of results shows, see list.js. A classic script, like the engine.
"use strict";

/**
 * The files of the index, see publish/search/index.py; of a page the number, its place in `pages`.
 * @typedef {{ words: WordsTier, refusals: RefusalsTier, more: MoreTier, text: TextTier }} Tiers
 * @typedef {{ pages: [path: string, title: string, section: number, weight?: number][], sections: string[], terms: string[],
 *   intents: WrittenIntent[], fraud: number[], ways: Ways, next: string[] }} WordsTier
 * @typedef {{ intents: WrittenIntent[] }} RefusalsTier
 * @typedef {{ pages: [about: string, ...parts: [id: string, name: string, telling?: number][]][], names: string[], phrases: string[],
 *   warned: string, stops: string, typos: string, simple: [old: string, simplified: string], syllables: string,
 *   cards: (NamedCard | BrandCard)[], kinds: Record<string, Kind> }} MoreTier
 * @typedef {{ from: number, pages: string[][] }} TextTier
 * @typedef {Record<"regulator_lookup" | "official_hosts" | "customer-service" | "scam-check" | "triage" | "glossary" | "crisis", string>} Ways   addresses to go on from
 * @typedef {{ title: string, text: string, page: number, more: Way[], label?: string }} Card
 * @typedef {Card & { names: string, homes: string, kind?: undefined }} NamedCard
 * @typedef {{ names: string, homes: string, title: string, kind: string }} BrandCard
 * @typedef {[name: string, covers: string, page: number]} Kind   what the cards of platforms share
 *
 * What is made of them: an index, and the answer to a query. Texts are text, and `marks` says where one says what was asked.
 * `part` is the part of the page that fits best, `tells` whether its name tells anything; `ways` lead on from a result. What
 * was asked was understood as `instead`; `danger`: the first page is of fraud. The worker adds what was asked, and whether
 * something could not be fetched.
 * @typedef {Searched & { cards: Map<string, Card>, intents: Intent[], fraud: Set<string>, ways: Ways, next: string[],
 *   sayable: Set<string> }} Index
 * @typedef {[title: string, address: string]} Way
 * @typedef {{ location: string, label: string, title: string, text: string, marks?: [from: number, to: number][],
 *   part?: { id: string, name: string, tells: boolean }, ways?: Way[] }} Found
 * @typedef {{ items: Found[], note?: Note, suggest?: string[], instead?: string[], danger?: boolean, nothing?: string,
 *   query?: string, failed?: boolean }} Answer
 * @typedef {{ text: string, calls?: Call[] }} Note   what is said before all results, and to whom to speak
 */

/**
 * Hands a tier of the index over; the files of the index call it.
 * @type {<Tier extends keyof Tiers>(tier: Tier, data: Tiers[Tier]) => void}
 */
var qkSearchTier;
/** @type {(query: string) => Answer} */
var qkSearchAnswer;
/** @type {() => string[]} the files of the index that are still to come */
var qkSearchNext;

(() => {
  const MOST = 30;
  const SUGGESTED = 5;
  /** So much of a text is understood word by word; what it means is looked for in all of it. */
  const LIMIT = 200;
  /** So short it is a question, of which may be said how it was understood. */
  const QUESTION = 40;
  /** So like a phrase of somebody in danger that it means the same. */
  const ALIKE = 0.45;
  const HAN = /[\u3400-\u9fff]/;
  const WEB_ADDRESS = /https?:\/\/|www\.|(?:^|[^a-z0-9])[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|vip|cc|app|shop|info|site|icu|club|live|link)(?![a-z])/i;
  /** Of a card, a person, somebody's telephone; written with gaps or without. */
  const SECRET = /\d(?:[ -]?\d){14,18}x?(?!\d)|(?:^|\D)1[3-9]\d(?:[ -]?\d){8}(?!\d)/i;
  const ORDER = /(?:单号|订单|流水号|编号|运单)\D{0,4}[a-z0-9-]{8,}/gi;
  const HOTLINE = /(?:^|\D)(?:400(?:[ -]?\d){7}|95\d{3,6})(?!\d)/;
  /** By which nothing is found. */
  const NUMBER = /[a-z]{0,3}\d(?:[ -]?\d){7,}x?/gi;
  /** @type {Index} made of the first tier */
  let index;

  qkSearchTier = (tier, data) => {
    held = new Map();
    if (tier !== "words") index.next.shift();
    /** @type {{ [Tier in keyof Tiers]: (data: Tiers[Tier]) => void }} */ ({ words: start, refusals: addIntents, more: addMore, text: addText })[tier](data);
  };

  /** @param {WordsTier} data */
  function start({ pages, sections, terms, intents, fraud, ways, next }) {
    index = {
      pages: pages.map(([path, title, section, weight = 1]) => ({
        path, section: sections[section], warned: false, name: title, title: qkSearch.normalise(title), alias: " ", also: " ", weight, about: "", headings: "", parts: [], all: qkSearch.normalise(title),
      })),
      lexicon: {
        means: new Map(), known: new Set(), typos: new Map(), proper: new Set(), stops: new Set(), simple: {},
        spelling: { full: new Map(), initials: new Map(), sound: new Map(), alike: new Map() },
      },
      intents: [],
      fraud: new Set(fraud.map((number) => pages[number][0])),
      cards: new Map(),
      sayable: new Set(),
      like: () => new Map(),
      ways,
      next,
      holders,
    };
    addIntents({ intents });
    addNames(terms, true);
  }

  /** @param {RefusalsTier} data */
  function addIntents({ intents }) {
    index.intents.push(...intents.map((one) => qkSearchIntents.read(one, (number) => index.pages[number].path)));
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
      if (terms || !others) for (const name of names) index.sayable.add(name);
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
  function addMore({ pages, names, phrases, warned, stops, typos, simple, syllables, cards, kinds }) {
    for (const [i, [about, ...parts]] of pages.entries()) {
      const page = index.pages[i];
      page.shownAbout = about;
      page.about = qkSearch.normalise(about);
      page.parts = parts.map(([id, name, telling = 1]) => ({ id, name, lead: "", heading: telling ? qkSearch.normalise(name) : "", text: "" }));
      page.headings = page.parts.map((part) => part.heading).join(" ");
      page.all += [page.about, page.headings].join(" ");
    }
    for (const number of warned.split(" ").filter(Boolean)) index.pages[Number(number)].warned = true;
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
    qkSearchIntents.spell(index.intents, index.lexicon.spelling.sound);
    for (const card of cards) {
      const whole = card.kind ? platformCard(card, kinds[card.kind]) : /** @type {Card} */ (card);
      for (const name of card.names.split(",")) if (!index.cards.has(name)) index.cards.set(name, whole);
    }
  }

  /** @param {BrandCard} brand @param {Kind} kind @returns {Card} */
  const platformCard = ({ title, kind }, [name, covers, page]) => ({
    label: "平台", title: `${title}：${name}`, text: covers, page, more: [["先找谁，后找谁", `${index.ways.regulator_lookup}?type=${kind}`]],
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
        page.parts[j].lead = text.split("\n")[0];
        page.parts[j].text = qkSearch.normalise(text);
      }
      page.all += page.parts.map((part) => part.text).join(" ");
    }
  }

  /** As it is compared, without what stands between the words. @param {string} text */
  const bareOf = (text) => qkSearch.runs(qkSearch.normalise(text, index.lexicon.simple)).join("");

  /** “taobaoApp” is taobao; “whatsapp” is no name with App behind it. @param {string} typed */
  function withoutApp(typed) {
    const name = /^[a-z0-9]+app$/.test(bareOf(typed)) ? bareOf(typed).slice(0, -3) : "";
    return index.cards.has(name) ? name : typed;
  }

  qkSearchAnswer = (asked) => {
    const typed = withoutApp(asked);
    const bare = bareOf(typed);
    const { crisis, refusal, pinned } = qkSearchIntents.find(index.intents, bare, index.lexicon.spelling.sound);
    if (crisis) return calling(crisis);
    const number = refusal ? undefined : aboutNumber(typed);
    const query = plain(typed).slice(0, LIMIT);
    const card = index.cards.get(bare);
    const hits = bareOf(query) ? qkSearch.rank(query, index) : [];
    const near = nearCrisis(hits);
    if (near) return calling(near);
    // What must come before whatever else fits, each page once.
    const first = [
      ...(card ? [carded(card)] : []),
      ...(refusal ? [found(led(refusal, hits))] : []),
      ...(pinned ? [found(led(pinned, hits))] : []),
      ...(WEB_ADDRESS.test(typed) ? strangeAddress() : []),
      ...(number ? number.ways : []),
    ].filter(({ location }, i, all) => all.findIndex((one) => one.location === location) === i);
    const others = hits.filter(({ page }) => !first.some(({ location }) => location === page.path));
    const items = [...first, ...others.slice(0, MOST).map(found)];
    if (!items.length) return { ...nothing(), suggest: completions(bare) };
    if (number && !others.length) return { items, nothing: number.text };
    const note = refusal ? { text: refusal.says } : number && { text: number.text };
    const meant = card || refusal || typed.length > QUESTION ? [] : instead(query, bare);
    const suggest = completions(bare).filter((word) => !meant.includes(word));
    return { items, note, suggest, instead: meant, danger: index.fraud.has(items[0].location) };
  };

  /** To somebody in danger: calls, and the one page. @param {Intent} crisis @returns {Answer} */
  const calling = (crisis) => ({ items: [found(led(crisis, []))], note: { text: crisis.says, calls: crisis.calls } });

  /** Who says it in other words, but more like that than like anything else. @param {Hit[]} hits */
  const nearCrisis = ([best]) => best && best.like >= ALIKE ? index.intents.find(({ calls, page }) => calls.length && page === best.page.path) : undefined;

  /** What is asked, without what is no word: addresses, and numbers nobody can find anything by. @param {string} typed */
  const plain = (typed) => typed.normalize("NFKC").replace(/(?:https?:\/\/|www\.)\S+/gi, " ").replace(NUMBER, " ");

  /** The page an intent leads to, as a hit. @param {Intent} intent @param {Hit[]} hits @returns {Hit} */
  function led({ page: path, part: id }, hits) {
    const page = /** @type {Page} */ (index.pages.find((one) => one.path === path));
    const own = hits.find((one) => one.page === page) || { page, part: null, score: 0, like: 0, words: [] };
    return { ...own, part: page.parts.find((part) => part.id === id && id) || own.part };
  }

  /**
   * What is to be said to somebody who typed a number, and where to go on; never the number.
   * @param {string} typed @returns {{ text: string, ways: Found[] } | undefined}
   */
  function aboutNumber(typed) {
    const text = typed.normalize("NFKC").replace(ORDER, " ");
    const called = way("scam-check", "有人打来，要你转账、要验证码", "别给。先看是不是骗局。");
    if (SECRET.test(text)) return { text: "证件号、卡号、手机号不用填在这里。", ways: [called] };
    if (index.cards.has(bareOf(text)) || !(HOTLINE.test(text) || /^\d+$/.test(bareOf(text)))) return undefined;
    const service = way("customer-service", "客服电话到官方App里找", "搜来的、短信里的、群里的都别拨。");
    return { text: "这个号码这里没有收录，先核实再拨。", ways: [service, called] };
  }

  /**
   * A hotline, a body or a platform answers by itself: what for, what not for, where it stands in the look-up.
   * @param {Card} card @returns {Found}
   */
  const carded = ({ title, text, page, more, label = "电话、机构" }) => ({ location: index.pages[page].path, label, title, text, ways: more });

  /** @param {keyof Ways} name @param {string} title @param {string} text @returns {Found} */
  function way(name, title, text) {
    const page = index.pages.find(({ path }) => path === index.ways[name]);
    return { location: index.ways[name], label: page ? page.section : "", title, text };
  }

  const strangeAddress = () => [
    way("scam-check", "有人给你这个网址？先看是不是骗局", "先别点开，别在里面填，别照它说的转钱。"),
    way("official_hosts", "跟官方网址对一对", "一个字母不一样，就是别人的网站。"),
  ];

  /** Never a blank: where to look instead. @returns {Answer} */
  function nothing() {
    const lookup = way("regulator_lookup", "按平台查归谁管", "输入平台名字，看钱归谁管、按什么顺序找。");
    // The everyday words are in the second tier: on a slow line they may still be on their way.
    const waiting = !index.lexicon.stops.size;
    return {
      nothing: waiting ? "还在找，等几秒" : "没有找到，从这里一步步查",
      items: [
        way("triage", "一问一答，查钱卡在哪一步", "先排除骗局，再找到今天该做的事。"),
        lookup,
        way("glossary", "查一个词是什么意思", "页面和客服嘴里的难词，用平常话说一遍。"),
        way("crisis", "心里难受，撑不住了", "先找人说话，钱的事往后放。"),
      ],
    };
  }

  /** What to look for that begins with what is typed, in Han or by its sound; of a slip, what it should be. @param {string} bare */
  function completions(bare) {
    if (bare.length < 2) return [];
    const { known, means, spelling } = index.lexicon;
    const begun = [...known].filter((word) => word.length > bare.length && word.startsWith(bare));
    const heard = HAN.test(bare) ? [] : [...spelling.full].flatMap(([letters, words]) => (letters.startsWith(bare) ? words : []));
    const words = [...begun, ...heard].filter((word) => HAN.test(word) && index.sayable.has(word)).sort((a, b) => a.length - b.length);
    const others = words.length ? [] : begun.map((word) => (means.get(word) || [""])[0]).filter((word) => HAN.test(word));
    return [...new Set([...words, ...others])].slice(0, SUGGESTED);
  }

  /**
   * What is looked for where that is not what was typed: a slip mended, pinyin read, an everyday word for that of the pages.
   * @param {string} query @param {string} bare
   */
  function instead(query, bare) {
    const units = qkSearch.understand(query, index.lexicon, (word) => holders(word).size);
    const meant = units.map(({ forms, size }) => {
      const card = index.cards.get(forms[0][0]);
      const [word = card ? card.title.split("：")[0] : "", other = ""] = forms.map(([form]) => form).filter((form) => HAN.test(form));
      return size < 1 ? "" : bare.includes(word) ? other : word;
    });
    return [...new Set(meant)].filter((word) => word && !bare.includes(word)).slice(0, 3);
  }

  qkSearchNext = () => index.next;

  /**
   * A page, and where in it; below it the page's own line or its part's, whole. What a page on fraud quotes of those who
   * commit it is not shown; below a red box no part is linked, for who lands there has not seen it.
   * @param {Hit} hit @returns {Found}
   */
  function found({ page, part, words }) {
    const { path, name, section, shownAbout = "" } = page;
    const isOfFraud = index.fraud.has(path);
    const text = (!isOfFraud && part && part.lead) || shownAbout;
    const whole = { location: path, label: section, title: name, text, marks: marks(text, words) };
    if (!part || !part.id) return whole;
    const inside = { id: part.id, name: part.name || name, tells: !isOfFraud && part.heading !== "" };
    return { ...whole, part: inside, ways: page.warned || isOfFraud ? [] : [[inside.name, `${path}#${part.id}`]] };
  }

  /** @param {string} text @param {string[]} words */
  function marks(text, words) {
    const lower = text.toLowerCase();
    const on = new Array(text.length).fill(false);
    for (const word of words) {
      for (let at = lower.indexOf(word); word.length > 1 && at >= 0; at = lower.indexOf(word, at + 1)) on.fill(true, at, at + word.length);
    }
    /** @type {[from: number, to: number][]} */
    const found = [];
    for (let at = 0; at < text.length; at += 1) {
      if (!on[at]) continue;
      const from = at;
      while (on[at + 1]) at += 1;
      found.push([from, at + 1]);
    }
    return found;
  }
})();
