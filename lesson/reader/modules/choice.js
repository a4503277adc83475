import { facts } from "./data.js";
import { turns } from "./turns.js";

// Which questions to ask, as lesson/quiz/choose.py does it for the terminal: by level and kind, as many of each kind as
// there are, from all paragraphs alike, none giving another's answer away.

/** Of a very long text's questions so many for each that is wanted are looked at: enough to avoid clashes. */
const CANDIDATES = 30;
/** So many parts of 200 questions are in memory at most: more would make the browser's own housekeeping felt. */
const PARTS = 10;

/**
 * @typedef {{
 *   id: string, kind: string, band: number, word: string, pinyin: string, meaning: string,
 *   prompt: string, options: string[], answer: number, reasons: string[], explanation: string, hint: string,
 *   sentence: {text: string, start: number, end: number, paragraph: number, cut_before?: boolean, cut_after?: boolean},
 *   around: [text: string, pinyin: string, meaning: string, band: number][],
 * }} Item
 */

/** @type {Promise<Item[]> | null} */
let reading = null;

/** Forget the items: those of a long text are a burden on the memory that all else in the page would feel. */
export function forgetItems() {
  reading = null;
}

/** The items of the lesson, read when they are wanted, in turns; of a book's, those of some parts, others each time. */
export function readItems() {
  reading ??= (async () => {
    const items = [];
    const next = turns();
    const parts = [...document.querySelectorAll("script.quiz-part")];
    const chosen = new Set(shuffled(parts, Math.random).slice(0, PARTS));
    for (const part of parts.filter((one) => chosen.has(one))) {
      items.push(...readPart(await unpacked(part.textContent ?? "")));
      await next();
    }
    return items;
  })();
  return reading;
}

/**
 * What stands in the page deflated and in base 64.
 * @param {string} text
 */
function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

/**
 * @param {string} json
 * @returns {Item[]}
 */
function readPart(json) {
  const { fields, texts, glosses, items } = JSON.parse(json);
  return items.map((/** @type {unknown[]} */ row) => {
    const item = Object.fromEntries(row.map((value, at) => [fields[at], value]));
    return {
      ...item,
      hint: texts[item.hint],
      sentence: { ...item.sentence, text: texts[item.sentence.text] },
      around: item.around.map((/** @type {number} */ place) => glosses[place]),
    };
  });
}

/**
 * The items of a kind ("" for all) for a reader of a level (0 for all): that band and the one above.
 * @param {Item[]} items
 * @param {number} level
 * @param {string} kind
 */
export function fitting(items, level, kind) {
  return items.filter((item) => (!kind || item.kind === kind) && (!level || (level <= item.band && item.band <= level + 1)));
}

/**
 * At most `count` items in the order of the text. `chance` gives numbers from 0 to 1.
 * @param {Item[]} items
 * @param {number} count
 * @param {() => number} chance
 */
export function chooseItems(items, count, chance = Math.random) {
  if (count >= items.length) return items;
  /** @type {Map<string, Item[]>} */
  const waiting = new Map();
  for (const item of shuffled(items, chance).slice(0, CANDIDATES * count)) {
    waiting.set(item.kind, [...(waiting.get(item.kind) ?? []), item]);
  }
  /** @type {Item[]} */
  const chosen = [];
  while (chosen.length < count) {
    for (const kind of [...waiting.keys()].sort()) {
      const pool = waiting.get(kind) ?? [];
      if (!pool.length || chosen.length >= count) continue;
      const ranks = pool.map((item) => {
        const same = chosen.filter((other) => other.sentence.paragraph === item.sentence.paragraph).length;
        return clashes(item, chosen) * (count + 1) + same;
      });
      chosen.push(...pool.splice(ranks.indexOf(Math.min(...ranks)), 1));
    }
  }
  const wanted = new Set(chosen.map((item) => item.id));
  return items.filter((item) => wanted.has(item.id));
}

/**
 * @template T
 * @param {T[]} items
 * @param {() => number} chance
 */
function shuffled(items, chance) {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/**
 * How badly an item goes with those chosen: the same word worst, then a given answer, then the same sentence.
 * @param {Item} item
 * @param {Item[]} chosen
 */
function clashes(item, chosen) {
  let worst = 0;
  for (const other of chosen) {
    if (ofOneThing(item, other)) return 3;
    if (gives(item, other) || gives(other, item)) worst = Math.max(worst, 2);
    else if (overlap(item, other)) worst = Math.max(worst, 1);
  }
  return worst;
}

/**
 * What a question shows of its excerpt: "word" marked, "gap" in its place, "passage" unmarked, "nothing".
 * @param {Item} item
 */
export function showing(item) {
  return facts.kinds.find(([name]) => name === item.kind)?.[1];
}

/**
 * Whether an item asks about a word, and not about what the text says.
 * @param {Item} item
 */
export function isOfWord(item) {
  return facts.kinds.some(([name, , ofWord]) => name === item.kind && ofWord);
}

/**
 * True when two items ask about one word, or about one fact of the text.
 * @param {Item} one
 * @param {Item} other
 */
function ofOneThing(one, other) {
  if (isOfWord(one) || isOfWord(other)) return one.word === other.word;
  const [a, b] = [one.sentence, other.sentence];
  return a.paragraph === b.paragraph && a.start === b.start && a.end - a.start === b.end - b.start;
}

/**
 * True when one item's excerpt fills the gap of the other.
 * @param {Item} item
 * @param {Item} other
 */
function gives(item, other) {
  if (showing(other) !== "gap") return false;
  const { text, start, end } = other.sentence;
  return item.sentence.text.includes([...text].slice(Math.max(0, start - 3), end + 3).join(""));
}

/**
 * @param {Item} one
 * @param {Item} two
 */
function overlap(one, two) {
  const [a, b] = [one.sentence, two.sentence];
  const begins = (/** @type {string} */ text) => [...text].slice(0, 12).join("");
  return a.paragraph === b.paragraph && (b.text.includes(begins(a.text)) || a.text.includes(begins(b.text)));
}
