import { byId, covered } from "./dom.js";
import { hidePanel, onVisit, showPanel, shownToken } from "./panel.js";
import { vertical } from "./settings.js";

// Choosing a word: by tap, by pointing, by arrow keys.

const LINGER = 120; // milliseconds that the pointer rests on a word before the panel follows it
const beside = matchMedia("(min-width: 62rem) and (hover: hover)");

/** @type {HTMLElement | null} */
let chosen = null;
let resting = 0;

/** The word that was chosen last, if its panel is open. */
export function chosenToken() {
  return shownToken() ? chosen : null;
}

/**
 * Choose a word of the text and show its panel.
 * @param {HTMLElement} token
 * @param {boolean} focus whether the keyboard goes there too
 */
export function choose(token, focus = true) {
  clearTimeout(resting);
  if (chosen) {
    chosen.classList.remove("now");
    chosen.tabIndex = -1;
  }
  chosen = token;
  token.classList.add("now");
  token.tabIndex = 0;
  showPanel(token);
  if (focus) {
    token.focus({ preventScroll: true });
    token.scrollIntoView({ block: "nearest", inline: "nearest" });
    keepClearOfPanel(token);
  }
}

/** Close the panel and leave the word. */
export function leave() {
  hidePanel();
  chosen?.classList.remove("now");
}

/**
 * On a small screen the panel lies over the foot of the text: scroll the word out from under it.
 * @param {HTMLElement} token
 */
function keepClearOfPanel(token) {
  const panel = byId("panel");
  if (getComputedStyle(panel).position !== "fixed") return;
  const hidden = token.getBoundingClientRect().bottom + 8 - panel.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy(0, hidden);
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function tokenAt(target) {
  return target instanceof Element ? target.closest("#text .w") : null;
}

/**
 * The word before or after one in the text.
 * @param {HTMLElement} token
 * @param {1 | -1} step
 * @returns {HTMLElement | null}
 */
function neighbour(token, step) {
  let block = token.closest("h1, .block");
  const own = block ? [...block.querySelectorAll(".w")] : [];
  const next = own[own.indexOf(token) + step];
  if (next instanceof HTMLElement) return next;
  while ((block = block && besideBlock(block, step))) {
    const found = [...block.querySelectorAll(".w")].at(step > 0 ? 0 : -1);
    if (found instanceof HTMLElement) return found;
  }
  return null;
}

/**
 * The paragraph or heading before or after one, in its own part of the text or the next.
 * @param {Element} block
 * @param {1 | -1} step
 */
function besideBlock(block, step) {
  const sibling = (/** @type {Element | null | undefined} */ from) =>
    step > 0 ? from?.nextElementSibling : from?.previousElementSibling;
  if (block.parentElement?.matches(".part")) {
    const part = sibling(block.parentElement);
    const there = part?.matches(".part") ? [...part.children].at(step > 0 ? 0 : -1) : part;
    return sibling(block) ?? there ?? null;
  }
  return block.nextElementSibling?.firstElementChild ?? null; // from the title on
}

/**
 * The first word of the sentence before or after.
 * @param {HTMLElement} token
 * @param {1 | -1} step
 */
function neighbourSentence(token, step) {
  const start = token.closest(".s");
  let found = neighbour(token, step);
  while (found && found.closest(".s") === start) found = neighbour(found, step);
  return found?.closest(".s")?.querySelector(".w") ?? null;
}

/** The first word that can be seen. */
export function firstVisible() {
  const top = byId("progress").getBoundingClientRect().bottom;
  const seen = (/** @type {Element} */ element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > top && box.right > 0 && box.left < innerWidth;
  };
  for (const part of byId("text").children) {
    if (!seen(part)) continue;
    for (const block of part.matches("h1") ? [part] : part.children) {
      const token = seen(block) && [...block.querySelectorAll(".w")].find(seen);
      if (token) return /** @type {HTMLElement} */ (token);
    }
  }
  return null;
}

/** The sentence that is being read: that of the chosen word, else the first that can be seen. */
export function currentSentence() {
  return /** @type {HTMLElement | null} */ ((chosenToken() ?? firstVisible())?.closest(".s") ?? null);
}

/**
 * Walk by an arrow key; true when the key was used.
 * @param {string} key
 */
function walk(key) {
  const forward = vertical() ? "ArrowDown" : "ArrowRight";
  const back = vertical() ? "ArrowUp" : "ArrowLeft";
  const nextSentence = vertical() ? "ArrowLeft" : "ArrowDown";
  const lastSentence = vertical() ? "ArrowRight" : "ArrowUp";
  const from = chosenToken();
  if (!from) {
    if (key !== forward && key !== back) return false; // the page scrolls
    const first = firstVisible();
    if (first) choose(first);
    return first !== null;
  }
  const to =
    key === forward ? neighbour(from, 1)
    : key === back ? neighbour(from, -1)
    : key === nextSentence ? neighbourSentence(from, 1)
    : key === lastSentence ? neighbourSentence(from, -1)
    : null;
  if (to instanceof HTMLElement) choose(to);
  return true;
}

/** Listen to pointer and keyboard. */
export function startWalking() {
  const article = byId("text");
  const first = article.querySelector(".w");
  if (first instanceof HTMLElement) first.tabIndex = 0;
  onVisit((token) => choose(token));

  article.addEventListener("click", (event) => {
    const token = tokenAt(event.target);
    if (!token || !getSelection()?.isCollapsed) return;
    if (token === chosen && shownToken() === token && !beside.matches) leave();
    else choose(token);
  });
  article.addEventListener("pointerover", (event) => {
    const token = tokenAt(event.target);
    clearTimeout(resting);
    if (!token || event.pointerType !== "mouse" || !beside.matches) return;
    resting = window.setTimeout(() => showPanel(token), LINGER);
  });
  article.addEventListener("pointerleave", () => {
    clearTimeout(resting);
    if (shownToken() && chosen && shownToken() !== chosen && chosen.classList.contains("now")) showPanel(chosen);
  });
  article.addEventListener("focusin", (event) => {
    const token = tokenAt(event.target);
    if (token && token !== chosen && token.matches(":focus-visible")) choose(token);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || covered()) return;
    if (event.target instanceof Element && event.target.closest("input, select, textarea, .scroll")) return;
    if (event.key === "Escape" && shownToken()) leave();
    else if (event.key.startsWith("Arrow") && walk(event.key)) event.preventDefault();
    else if ((event.key === "Enter" || event.key === " ") && tokenAt(event.target)) {
      const token = tokenAt(event.target);
      if (token && shownToken()) leave();
      else if (token) choose(token);
      event.preventDefault();
    }
  });
}
