import { words } from "./data.js";
import { byId, make } from "./dom.js";
import { lang, script, settings } from "./settings.js";
import { drawn, turns } from "./turns.js";

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
  const wanted = script();
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
      ...characters.flatMap((character, at) => [
        syllable(character, word.syllables[at]?.[1]),
        make("rt", {}, syllable(word.zhuyin[at], word.syllables[at]?.[1])),
      ]),
    );
    return;
  }
  const base =
    settings.tones && characters.length === word.syllables.length
      ? characters.map((character, at) => syllable(character, word.syllables[at][1]))
      : [text];
  token.replaceChildren(...base, ...(word.syllables.length ? [make("rt", {}, ...sound(word))] : []));
}

/** Set the whole page anew, in turns. Gives a promise of its end. */
export async function setAll() {
  const mine = ++turn;
  const article = byId("text");
  document.documentElement.toggleAttribute("data-setting", true);
  await drawn();
  if (mine !== turn) return;
  // What is in view is measured before anything changes; of a part out of sight no block is asked.
  const [title, ...parts] = article.children;
  const near = new Set(parts.filter(inView).flatMap((part) => [...part.children].filter(inView)));
  const sections = [...document.getElementsByTagName("section")].flatMap((section) => [...section.children]);
  const blocks = [title, ...near, ...parts.flatMap((part) => [...part.children]).filter((block) => !near.has(block)), ...sections];
  const next = turns();
  article.lang = lang();
  for (const block of blocks) {
    for (const element of block.querySelectorAll("[data-w], [data-s], [data-h], .zh")) {
      if (element.classList.contains("zh")) setGloss(/** @type {HTMLElement} */ (element));
      else setToken(/** @type {HTMLElement} */ (element));
      await next();
      if (mine !== turn) return;
    }
  }
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
 * @param {Element} element
 */
function inView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}

/**
 * Whether the page as it arrived is not what the settings ask for.
 */
export function mustSet() {
  return settings.script !== "" || settings.notation !== "pinyin" || settings.tones;
}
