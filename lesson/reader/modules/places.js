import { byId } from "./dom.js";

// Where each word stands in the page.

/** @type {{word: number, places: HTMLElement[]}} the word asked for last: panel and marks ask for the same one */
let found = { word: -1, places: [] };

/**
 * The places of a word in the text, in order. Looked for when they are wanted: an index of a long text would be a burden.
 * @param {number} word
 */
export function placesOf(word) {
  if (found.word !== word) {
    const places = [...byId("text").querySelectorAll(`[data-w="${word}"]`)];
    found = { word, places: places.map((place) => /** @type {HTMLElement} */ (place)) };
  }
  return found.places;
}

/**
 * The row of a word in the list of words.
 * @param {number} word
 */
export function rowOf(word) {
  return document.getElementById(`w${word}`);
}
