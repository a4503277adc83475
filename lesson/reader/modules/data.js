/**
 * What the lesson says, as the page carries it. `word_table` in lesson/reader/words.py explains the fields of a word.
 * @typedef {string | [traditional: string, simplified: string, pinyin: string]} GlossPiece
 * @typedef {{
 *   key: string, text: string, simplified?: string, traditional?: string, syllables: [string, number][],
 *   zhuyin: string[], pinyin?: string, senses: GlossPiece[][], references?: number[], sense?: number,
 *   level?: string, grammar?: string, measures?: [string, string, string][], readings?: string[],
 *   parts?: [string, string, GlossPiece[]][], example?: [string, string, string], best: number,
 * }} Word
 * @typedef {"traditional" | "simplified" | "mixed"} Script
 * @typedef {{id: string, title: string, script: Script, level: number, kinds: [name: string, showing: string, ofWord: boolean][],
 *   characters: Record<string, number>}} Facts
 */

/**
 * @param {string} id
 * @returns {any}
 */
function readData(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

/**
 * Rows of values under the names of their fields; an empty string is a field that a row has not.
 * @param {string} id
 * @returns {any[]}
 */
function readTable(id) {
  const { fields, rows } = readData(id);
  return rows.map((/** @type {unknown[]} */ row) =>
    Object.fromEntries(row.flatMap((value, at) => (value === "" ? [] : [[fields[at], value]]))),
  );
}

/** @type {Facts} */
export const facts = readData("facts");
/** @type {Word[]} */
export const words = readTable("words");

/**
 * The name of a level of the slider.
 * @param {number} level
 */
export function levelName(level) {
  return level === 0 ? "all words" : level === 8 ? "none" : level === 7 ? "HSK 7–9" : `HSK ${level}`;
}
