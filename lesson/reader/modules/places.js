import { words } from "./data.js";
import { byId } from "./dom.js";
import { pause, turns } from "./turns.js";

// Where each word stands in the page. Its elements stay the same whatever is set inside them.

/** @type {HTMLElement[][]} */
const index = words.map(() => []);
/** @type {Element[]} parts of the text that are not in the index yet */
let unsearched = [];

/**
 * @param {Element} part
 */
function addPlaces(part) {
  for (const token of part.querySelectorAll("[data-w]")) {
    index[Number(token.getAttribute("data-w"))].push(/** @type {HTMLElement} */ (token));
  }
}

/** Find all places, a part of the text at a time. */
export async function startPlaces() {
  unsearched = [...byId("text").children];
  const next = turns();
  await pause();
  while (unsearched.length) {
    addPlaces(unsearched[0]);
    unsearched.shift();
    await next();
  }
}

/**
 * The places of a word in the text, in order.
 * @param {number} word
 */
export function placesOf(word) {
  for (const part of unsearched.splice(0)) addPlaces(part);
  return index[word];
}

/**
 * The row of a word in the list of words.
 * @param {number} word
 */
export function rowOf(word) {
  return document.getElementById(`w${word}`);
}
