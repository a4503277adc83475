/**
 * What the lesson says, as the page carries it. `word_table` in lesson/reader/words.py explains the fields of a word.
 * @typedef {string | [traditional: string, simplified: string, pinyin: string]} GlossPiece
 * @typedef {{
 *   key: string, text: string, simplified?: string, traditional?: string, syllables: [pinyin: string, tone: number, zhuyin: string][],
 *   zhuyin: string[], pinyin?: string, senses: GlossPiece[][], references?: number[], sense?: number,
 *   level?: string, grammar?: string, measures?: [string, string, string][], readings?: string[],
 *   parts?: [string, string, GlossPiece[]][], example?: [string, string, string], best: number,
 * }} Word
 * @typedef {"traditional" | "simplified" | "mixed"} Script
 * @typedef {{id: string, title: string, script: Script, level: number, bands: string[], kinds: [name: string, showing: string, ofWord: boolean][],
 *   characters: Record<string, string>}} Facts
 */

/**
 * @param {string} id
 * @returns {any}
 */
function readData(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

/**
 * The words from rows of values: these under the names of their fields, where an empty string is a field that a word has
 * not, and the sounds of its syllables for their indices.
 * @returns {Word[]}
 */
function readWords() {
  const { fields, sounds, rows } = readData("words");
  return rows.map((/** @type {unknown[]} */ row) => {
    const word = Object.fromEntries(row.flatMap((value, at) => (value === "" ? [] : [[fields[at], value]])));
    const heard = word.syllables.map((/** @type {number} */ at) => sounds[at]);
    return { ...word, syllables: heard, zhuyin: heard.map((/** @type {[string, number, string]} */ [, , zhuyin]) => zhuyin) };
  });
}

/** @type {Facts} */
export const facts = readData("facts");
/** @type {Word[]} */
export const words = readWords();

/**
 * The name of a level of the slider.
 * @param {number} level
 */
export function levelName(level) {
  return level === 0 ? "all words" : (facts.bands[level - 1] ?? "none");
}
