import { turns } from "./turns.js";

// Which questions to ask, as lesson/quiz/choose.py does it for the terminal: by level and kind, as many of each kind as
// there are, none giving another's answer away.

/** Of a very long text's questions so many for each that is wanted are looked at: enough to avoid clashes. */
const CANDIDATES = 30;

/**
 * @typedef {{
 *   id: string, kind: "meaning" | "reading" | "cloze" | "form", band: number, word: string, pinyin: string, meaning: string,
 *   prompt: string, options: string[], answer: number, reasons: string[], explanation: string, hint: string,
 *   sentence: {text: string, start: number, end: number, paragraph: number, cut_before?: boolean, cut_after?: boolean},
 * }} Item
 */

/** @type {Promise<Item[]> | null} */
let reading = null;

/** The items of the lesson, read once, in turns. */
export function readItems() {
  reading ??= (async () => {
    const items = [];
    const next = turns();
    for (const part of document.querySelectorAll("script.quiz-part")) {
      items.push(...readPart(part.textContent ?? ""));
      await next();
    }
    return items;
  })();
  return reading;
}

/**
 * @param {string} json
 * @returns {Item[]}
 */
function readPart(json) {
  const { fields, texts, items } = JSON.parse(json);
  return items.map((/** @type {unknown[]} */ row) => {
    const item = Object.fromEntries(row.map((value, at) => [fields[at], value]));
    return { ...item, hint: texts[item.hint], sentence: { ...item.sentence, text: texts[item.sentence.text] } };
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
      const ranks = pool.map((item) => clashes(item, chosen));
      chosen.push(...pool.splice(ranks.indexOf(Math.min(...ranks)), 1));
    }
  }
  const wanted = new Set(chosen.map((item) => item.id));
  return items.filter((item) => wanted.has(item.id));
}

/**
 * @param {Item[]} items
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
    if (other.word === item.word) return 3;
    if (gives(item, other) || gives(other, item)) worst = Math.max(worst, 2);
    else if (overlap(item, other)) worst = Math.max(worst, 1);
  }
  return worst;
}

/**
 * Whether an item shows its sentence with a gap in the place of the word.
 * @param {Item} item
 */
export function hasGap(item) {
  return item.kind === "cloze" || item.kind === "form";
}

/**
 * True when one item's excerpt fills the gap of the other.
 * @param {Item} item
 * @param {Item} other
 */
function gives(item, other) {
  if (!hasGap(other)) return false;
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
