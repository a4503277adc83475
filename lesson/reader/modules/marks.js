import { words } from "./data.js";
import { byId } from "./dom.js";
import { recall, remember } from "./keep.js";
import { bringBack, setAside } from "./near.js";
import { placesOf, rowOf } from "./places.js";
import { turns } from "./turns.js";

// What the reader has said of words: "k" known, "g" learning. By the word's key, so that it holds in every lesson.

/** @typedef {"" | "k" | "g"} Mark */

/** @type {Record<string, Mark>} */
const marks = recall("marks") ?? {};
/** @type {((word: number) => void)[]} */
const markListeners = [];

/**
 * @param {number} word
 * @returns {Mark}
 */
export function markOf(word) {
  const key = words[word].key;
  return Object.hasOwn(marks, key) ? marks[key] : "";
}

/**
 * @param {number} word
 * @param {Mark} mark
 */
export function setMark(word, mark) {
  if (mark) marks[words[word].key] = mark;
  else delete marks[words[word].key];
  remember("marks", marks);
  showMark(word);
  for (const listener of markListeners) listener(word);
}

/**
 * @param {(word: number) => void} listener
 */
export function onMark(listener) {
  markListeners.push(listener);
}

/**
 * The words of this lesson that bear a mark, in learning order.
 * @param {Mark} mark
 */
export function marked(mark) {
  return words.map((_, at) => at).filter((at) => markOf(at) === mark);
}

/**
 * Show the mark of a word: where it is seen at once, elsewhere in turns.
 * @param {number} word
 */
async function showMark(word) {
  const seen = new Set(setAside());
  const places = placesOf(word);
  const isSeen = (/** @type {Element} */ place) => seen.has(place.closest(".block") ?? place);
  for (const place of places.filter(isSeen)) wear(place, markOf(word));
  const next = turns();
  for (const place of [rowOf(word), ...places.filter((place) => !isSeen(place))]) {
    if (place) wear(place, markOf(word)); // which may have changed meanwhile
    await next();
  }
  bringBack();
}

/**
 * @param {Element} element
 * @param {Mark} mark
 */
function wear(element, mark) {
  element.classList.toggle("k", mark === "k");
  element.classList.toggle("g", mark === "g");
}

/** Show what was marked on earlier visits. */
export function showMarks() {
  const wanted = new Map(words.map((_, at) => /** @type {const} */ ([String(at), markOf(at)])).filter(([, mark]) => mark));
  if (!wanted.size) return;
  for (const token of byId("text").querySelectorAll("[data-w]")) {
    const mark = wanted.get(token.getAttribute("data-w") ?? "");
    if (mark) token.classList.add(mark);
  }
  for (const [word, mark] of wanted) {
    if (mark) rowOf(Number(word))?.classList.add(mark);
  }
}
