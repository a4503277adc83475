import { facts, words } from "./data.js";
import { byId, make } from "./dom.js";
import { bring, nearest } from "./near.js";
import { lang, script, settings } from "./settings.js";
import { turns } from "./turns.js";

// Setting words: script, pinyin or zhuyin, tones in colour. The page arrives set in the article's script with pinyin;
// another setting is made in short turns, what is in view first, so that nothing waits for a long text.

let turn = 0;

/**
 * The characters of a token as they stand in the page, without what is above them.
 * @param {Node} token
 */
export function baseText(token) {
  let text = "";
  for (const child of token.childNodes) {
    if (child.nodeName !== "RT") text += child.textContent;
  }
  return token.nodeType === Node.TEXT_NODE ? (token.textContent ?? "") : text;
}

/**
 * The text of a token or gloss in the script that is shown.
 * @param {HTMLElement} element
 */
function inScript(element) {
  const simplified = element.getAttribute("data-s");
  const traditional = element.getAttribute("data-h");
  if (simplified === null && traditional === null) return baseText(element);
  const printed = element.getAttribute("data-o") ?? baseText(element);
  element.setAttribute("data-o", printed);
  const wanted = script();
  return (wanted === "traditional" ? traditional : wanted === "simplified" ? simplified : null) ?? printed;
}

/**
 * The spelling of a word in the script that is shown.
 * @param {import("./data.js").Word} word
 */
export function spelling(word) {
  const wanted = script() === facts.script ? "" : script(); // the article's own spelling is one of its script
  const own = wanted === "traditional" ? word.traditional : wanted === "simplified" ? word.simplified : undefined;
  return own ?? word.text;
}

/**
 * The sound of a word as the reader wants it written, syllables in their tone classes where colours are on.
 * @param {import("./data.js").Word} word
 * @returns {(HTMLElement | string)[]}
 */
export function sound(word) {
  if (settings.notation === "zhuyin") {
    return word.zhuyin.map((text, at) => syllable(`${at ? "\u2002" : ""}${text}`, word.syllables[at]?.[1]));
  }
  if (word.pinyin) return [word.pinyin];
  return word.syllables.filter(([text]) => text).map(([text, tone]) => syllable(text, tone));
}

/**
 * @param {string} text
 * @param {number} tone
 */
function syllable(text, tone) {
  return settings.tones && tone ? make("span", { class: `tone${tone}` }, text) : text;
}

/**
 * The zhuyin of a character: its symbols, and apart from them the tone, which stands beside their column.
 * @param {import("./data.js").Word} word
 * @param {number} at
 */
function column(word, at) {
  const [, dot, symbols, tone] = /^(˙?)(.*?)([ˊˇˋ]?)$/u.exec(word.zhuyin[at]) ?? [];
  const colour = word.syllables[at][1];
  return make("rt", { class: settings.tones && colour > 0 && `tone${colour}` },
    dot && make("span", { class: "mark dot" }, dot), symbols, tone && make("span", { class: "mark" }, tone));
}

/**
 * Set one token anew.
 * @param {HTMLElement} token
 */
function setToken(token) {
  const text = inScript(token);
  const index = token.getAttribute("data-w");
  if (index === null) {
    token.textContent = text;
    return;
  }
  const word = words[Number(index)];
  const characters = [...text];
  if (settings.notation === "zhuyin" && characters.length === word.zhuyin.length) {
    // Zhuyin belongs to its character, pinyin to the word.
    token.replaceChildren(
      ...characters.flatMap((character, at) => [syllable(character, word.syllables[at][1]), column(word, at)]),
    );
    return;
  }
  const base =
    settings.tones && characters.length === word.syllables.length
      ? characters.map((character, at) => syllable(character, word.syllables[at][1]))
      : [text];
  token.replaceChildren(...base, ...(word.syllables.length ? [make("rt", {}, ...sound(word))] : []));
}

/** The page block by block: what is seen first, then what is near it, the rest as it comes. */
function* inOrder() {
  const [title, ...parts] = byId("text").children;
  const first = nearest();
  const done = new Set(first);
  yield title;
  yield* first;
  for (const part of parts) {
    for (const block of part.children) {
      if (!done.has(block)) yield block;
    }
  }
  for (const section of document.getElementsByTagName("section")) yield* section.children;
}

/** What has changed since all words were last set: a change that comes before the end adds to it. */
const unset = new Set();

/**
 * Whether words have to be set anew after these settings have changed.
 * @param {Set<string>} changed
 */
export function changesWords(changed) {
  return ["script", "notation", "tones"].some((name) => changed.has(name));
}

/**
 * Set the words of the page anew after these settings have changed, in turns. Gives a promise of its end.
 * @param {Set<string>} changed
 */
export async function setAll(changed) {
  const mine = ++turn;
  for (const name of changed) unset.add(name);
  // Another script changes what is written otherwise in it, other sounds change every word.
  const concerned = unset.has("notation") || unset.has("tones") ? "[data-w], [data-s], [data-h], .zh" : "[data-s], [data-h], .zh";
  const article = byId("text");
  document.documentElement.toggleAttribute("data-setting", true);
  const next = turns();
  article.lang = lang();
  for (const block of inOrder()) {
    for (const element of block.querySelectorAll(concerned)) {
      if (element.classList.contains("zh")) setGloss(/** @type {HTMLElement} */ (element));
      else setToken(/** @type {HTMLElement} */ (element));
      await next();
      if (mine !== turn) return;
    }
    bring(block);
  }
  unset.clear();
  document.documentElement.toggleAttribute("data-setting", false);
}

/**
 * @param {HTMLElement} hanzi
 */
function setGloss(hanzi) {
  hanzi.lang = lang();
  hanzi.textContent = inScript(hanzi);
}

/**
 * Whether the page as it arrived is not what the settings ask for.
 */
export function mustSet() {
  return settings.script !== "" || settings.notation !== "pinyin" || settings.tones;
}
