import { facts, words } from "./data.js";
import { button, byId, make } from "./dom.js";
import { markOf, setMark } from "./marks.js";
import { placesOf } from "./places.js";
import { lang, script, settings } from "./settings.js";
import { sayWord, saySentence } from "./speech.js";
import { baseText, sound, spelling } from "./type.js";

// The panel about one word: what it means here first, then what else there is to know.

const MOST_PLACES = 6;
const ENDS_CLAUSE = /[，,。；;：:！!？?、…—]/u;
const AROUND = 9; // characters before and after a word, in the list of its places

/** @type {(token: HTMLElement) => void} */
let goTo = () => {};
/** @type {HTMLElement | null} */
let shown = null;

/**
 * Set what happens when another place of a word is chosen.
 * @param {(token: HTMLElement) => void} visit
 */
export function onVisit(visit) {
  goTo = visit;
}

/** The token that the panel is about. */
export function shownToken() {
  return shown;
}

/** Close the panel. */
export function hidePanel() {
  shown = null;
  byId("panel").hidden = true;
}

/** Show the same word again, after a setting or a mark has changed. */
export function refreshPanel() {
  if (shown) showPanel(shown);
}

/**
 * @param {HTMLElement} token
 */
export function showPanel(token) {
  shown = token;
  const at = Number(token.dataset.w);
  const word = words[at];
  const panel = byId("panel");
  const close = button("×", hidePanel, { class: "close", "aria-label": "Close", title: "Close (Esc)" });
  panel.replaceChildren(
    close,
    head(token, word),
    soundLine(word),
    ...senses(token, word),
    details(word),
    actions(token, at),
    ...parts(word),
    ...characters(word),
    ...example(word),
    ...places(token, at),
  );
  panel.hidden = false;
  panel.scrollTop = 0;
}

/**
 * @param {HTMLElement} token
 * @param {import("./data.js").Word} word
 */
function head(token, word) {
  const text = baseText(token);
  const forms = [
    { mark: "简", form: word.simplified ?? word.text, lang: "zh-Hans" },
    { mark: "繁", form: word.traditional ?? word.text, lang: "zh-Hant" },
  ].filter(({ form, lang: other }) => form !== text && other !== lang());
  return make("p", { class: "head zh", lang: lang() }, text, ...forms.map(({ mark, form, lang: other }) =>
    make("small", { class: "zh", lang: other }, `${mark} ${form}`)));
}

/**
 * @param {import("./data.js").Word} word
 */
function soundLine(word) {
  const other = settings.notation === "zhuyin" ? (word.pinyin ?? word.syllables.map(([text]) => text).join("")) : word.zhuyin.join(" ");
  return make("p", { class: "sound" }, ...sound(word), make("span", { class: "quiet" }, other));
}

/**
 * Hanzi in the script and with the glyphs that are shown.
 * @param {string} text
 */
function hanzi(text) {
  return make("span", { class: "zh", lang: lang() }, text);
}

/**
 * One of two spellings.
 * @param {string} traditional
 * @param {string} simplified
 */
function either(traditional, simplified) {
  return script() === "traditional" ? traditional : simplified;
}

/**
 * @param {import("./data.js").GlossPiece[]} pieces
 * @returns {(HTMLElement | string)[]}
 */
export function gloss(pieces) {
  return pieces.flatMap((piece) => {
    if (typeof piece === "string") return [piece];
    const [traditional, simplified, pinyin] = piece;
    const shownAs = either(traditional, simplified);
    return [...(shownAs ? [hanzi(shownAs)] : []), shownAs && pinyin ? ` ${pinyin}` : pinyin];
  });
}

/**
 * The index of the sense that a token has, -1 for none.
 * @param {HTMLElement} token
 * @param {import("./data.js").Word} word
 */
export function senseOf(token, word) {
  return token.dataset.g === undefined ? (word.sense ?? -1) : Number(token.dataset.g);
}

/**
 * @param {HTMLElement} token
 * @param {import("./data.js").Word} word
 */
function senses(token, word) {
  const all = word.senses;
  const here = senseOf(token, word);
  const pointers = word.references ?? [];
  const said = all.map((pieces) => JSON.stringify(pieces)); // dictionaries say some things twice
  const others = all.map((_, at) => at).filter((at) => said[at] !== said[here] && said.indexOf(said[at]) === at);
  others.sort((one, two) => Number(pointers.includes(one)) - Number(pointers.includes(two)) || one - two);
  return [
    make("p", { class: "here" }, ...(here in all ? gloss(all[here]) : ["The dictionary has no meaning for it."])),
    token.dataset.u !== undefined && make("p", { class: "unsure" }, "Another meaning fits nearly as well: see below."),
    others.length > 0 && make("h2", {}, "Other meanings"),
    others.length > 0 && make("ul", { class: "others" }, ...others.map((at) => make("li", {}, ...gloss(all[at])))),
  ].filter((part) => part instanceof HTMLElement);
}

/**
 * @param {import("./data.js").Word} word
 */
function details(word) {
  const measures = (word.measures ?? []).map(([traditional, simplified, pinyin]) => [
    hanzi(either(traditional, simplified)),
    ` ${pinyin}`,
  ]);
  const said = [word.grammar, word.level].filter(Boolean).join(" · ");
  return make(
    "p",
    { class: "quiet facts" },
    said,
    ...measures.flatMap((measure, at) => [at ? ", " : `${said ? " · " : ""}measure word `, ...measure]),
    word.readings ? `${said || measures.length ? " · " : ""}also read ${word.readings.join(", ")}` : "",
  );
}

/**
 * @param {HTMLElement} token
 * @param {number} at
 */
function actions(token, at) {
  const mark = markOf(at);
  const sentence = token.closest(".s");
  return make(
    "div",
    { class: "actions" },
    button("Listen", listen, { title: words[at].readings ? "Listen, with the words around it (p)" : "Listen (p)" }),
    sentence instanceof HTMLElement && button("Read the sentence", () => saySentence(sentence), { title: "Read aloud (r)" }),
    button("I know this", () => setMark(at, mark === "k" ? "" : "k"), {
      "aria-pressed": String(mark === "k"), "data-mark": "k", title: "I know this (k)",
    }),
    button("Learn this", () => setMark(at, mark === "g" ? "" : "g"), {
      "aria-pressed": String(mark === "g"), "data-mark": "g", title: "Learn this (l)",
    }),
  );
}

/** Hear the word that the panel is about. */
export function listen() {
  if (!shown) return;
  const word = words[Number(shown.dataset.w)];
  sayWord(word.readings ? clause(shown) : spelling(word));
}

/**
 * The words around a token up to the next marks: a voice that could read the word alone in another way needs them.
 * @param {HTMLElement} token
 */
function clause(token) {
  let text = baseText(token);
  for (let node = token.previousSibling; node && !ENDS_CLAUSE.test(baseText(node)); node = node.previousSibling) {
    text = baseText(node) + text;
  }
  for (let node = token.nextSibling; node && !ENDS_CLAUSE.test(baseText(node)); node = node.nextSibling) {
    text += baseText(node);
  }
  return text;
}

/**
 * @param {import("./data.js").Word} word
 */
function parts(word) {
  if (!word.parts) return [];
  const rows = word.parts.map(([text, pinyin, pieces]) => make("li", {}, hanzi(text), ` ${pinyin} `, ...gloss(pieces)));
  return [make("h2", {}, "Made of"), make("ul", { class: "plain parts" }, ...rows)];
}

/**
 * Its characters, each with its sound, its level, and other words of this text that it stands in.
 * @param {import("./data.js").Word} word
 */
function characters(word) {
  const spelled = [...spelling(word)];
  const printed = [...word.text];
  if (spelled.length !== word.syllables.length) return [];
  const rows = spelled.flatMap((character, at) => {
    const [pinyin] = word.syllables[at];
    if (!pinyin) return [];
    const level = facts.characters[printed[at]] ?? facts.characters[character];
    const also = alsoIn(character, word);
    return [
      make(
        "li", {}, hanzi(character), ` ${pinyin.trim().replace(/^'/, "")}`, level ? ` · ${level}` : "",
        ...(also.length ? [" · also in ", hanzi(also.join(" "))] : []),
      ),
    ];
  });
  return rows.length ? [make("h2", {}, "Characters"), make("ul", { class: "plain characters" }, ...rows)] : [];
}

/**
 * @param {string} character
 * @param {import("./data.js").Word} word
 */
function alsoIn(character, word) {
  const found = [];
  for (const other of words) {
    if (other === word || found.length === 4) continue;
    const text = spelling(other);
    if (text !== character && text.includes(character)) found.push(text);
  }
  return found;
}

/**
 * @param {import("./data.js").Word} word
 */
function example(word) {
  if (!word.example) return [];
  const [traditional, simplified, translation] = word.example;
  return [make("h2", {}, "Example"), make("p", {}, hanzi(either(traditional, simplified)), make("br"), translation)];
}

/**
 * @param {HTMLElement} token
 * @param {number} at
 */
function places(token, at) {
  const all = placesOf(at);
  const here = all.indexOf(token);
  if (all.length < 2) return [];
  const from = Math.max(0, Math.min(here - MOST_PLACES / 2, all.length - MOST_PLACES - 1));
  const near = all.slice(from, from + MOST_PLACES + 1).filter((other) => other !== token);
  const rows = near.map((other) => {
    const made = button("", () => goTo(other), { class: "zh", lang: lang() });
    made.append(...snippet(other));
    return make("li", {}, made);
  });
  const title = `${here + 1} of ${all.length} places in the text`;
  return [make("h2", {}, title), make("ul", { class: "plain places" }, ...rows)];
}

/**
 * @param {HTMLElement} token
 */
function snippet(token) {
  let before = "";
  let after = "";
  for (let node = token.previousSibling; node && before.length < AROUND; node = node.previousSibling) {
    before = baseText(node) + before;
  }
  for (let node = token.nextSibling; node && after.length < AROUND; node = node.nextSibling) after += baseText(node);
  return [
    (before.length > AROUND ? "…" : "") + before.slice(-AROUND),
    make("b", {}, baseText(token)),
    after.slice(0, AROUND) + (after.length > AROUND ? "…" : ""),
  ];
}
