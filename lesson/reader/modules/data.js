/**
 * What the lesson says, as the page carries it. `word_rows` in lesson/reader/words.py explains the fields of a word.
 * @typedef {string | [traditional: string, simplified: string, pinyin: string]} GlossPiece
 * @typedef {{
 *   k: string, t: string, s?: string, h?: string, y: [string, number][], z: string[], q?: string, g?: GlossPiece[][],
 *   v?: number[], c?: number, l: string, e?: string, p?: string, m?: [string, string, string][], r?: string[],
 *   a?: [string, string, GlossPiece[]][], x?: [string, string, string], n: number, b: number,
 * }} Word
 * @typedef {"traditional" | "simplified" | "mixed"} Script
 * @typedef {{id: string, title: string, script: Script, level: number, characters: Record<string, number>}} Facts
 */

/**
 * @param {string} id
 * @returns {any}
 */
function readData(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

/** @type {Facts} */
export const facts = readData("facts");
/** @type {Word[]} */
export const words = readData("words");

/**
 * The name of a level of the slider.
 * @param {number} level
 */
export function levelName(level) {
  return level === 0 ? "all words" : level === 8 ? "none" : level === 7 ? "HSK 7–9" : `HSK ${level}`;
}
