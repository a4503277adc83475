import { chooseItems, fitting, forgetItems, isOfWord, readItems, showing } from "./choice.js";
import { facts, levelName, words } from "./data.js";
import { button, byId, dialog, make, say } from "./dom.js";
import { markOf, setMark } from "./marks.js";
import { settings } from "./settings.js";

// The quiz of the lesson, with the rules and keys of `lesson quiz`: 1 to 4 answer, h hint, s skip, q quit.

const GAP = "____";
const COUNT = 20;
const KINDS = facts.kinds.map(([name]) => name);
const HANZI = /\p{Script=Han}/u;

/** @typedef {import("./choice.js").Item} Item */
/** @typedef {{item: Item, chosen: number | null}} Answer */

/** @type {Item[]} */
let all = [];
/** @type {{items: Item[], at: number, answers: Answer[], open: boolean, level: number} | null} */
let round = null;

/** Open the quiz at its beginning. */
export async function openQuiz() {
  const frame = dialog("quiz");
  fill(make("p", { class: "quiet" }, "Reading the questions …"));
  frame.showModal();
  all = await readItems();
  if (frame.open) begin();
}

/**
 * @param {...(Node | string | null | undefined | false)} parts
 */
function fill(...parts) {
  byId("quiz-body").replaceChildren(...parts.filter((part) => part instanceof Node || part).map((part) => part || ""));
}

function begin() {
  round = null;
  const bands = [...new Set(all.map((item) => item.band))].sort();
  const own = Math.min(facts.bands.length, Math.max(1, settings.level));
  const level = select("Level", [["0", "all"], ...bands.map((band) => [String(band), withNext(band)])]);
  const kind = select("Kind", [["", "all"], ...KINDS.map((name) => [name, name])]);
  const count = select("Questions", [["10", "10"], [String(COUNT), String(COUNT)], ["1000000", "all"]], String(COUNT));
  if (bands.includes(own) && fitting(all, own, "").length >= COUNT) level.choice.value = String(own);
  const go = button("Begin", () => start(Number(level.choice.value), kind.choice.value, Number(count.choice.value)), {
    id: "quiz-begin", class: "go",
  });
  fill(
    make("div", { class: "choices" }, level.label, kind.label, count.label),
    make("p", {}, go),
    make("p", { class: "quiet" }, "Keys: 1 to 4 answer, h hint, s skip, q quit, Enter goes on."),
  );
  go.focus();
}

/**
 * A band and the one above it, whose questions a round of that band asks.
 * @param {number} band
 */
function withNext(band) {
  return band === facts.bands.length ? levelName(band) : `${levelName(band)} and ${levelName(band + 1).replace(/^\S+ /, "")}`;
}

/**
 * @param {string} name
 * @param {string[][]} options
 * @param {string} value
 */
function select(name, options, value = options[0][0]) {
  const choice = /** @type {HTMLSelectElement} */ (
    make("select", {}, ...options.map(([key, text]) => make("option", { value: key, selected: key === value }, text)))
  );
  return { choice, label: make("label", {}, name, choice) };
}

/**
 * @param {number} level
 * @param {string} kind
 * @param {number} count
 */
function start(level, kind, count) {
  const found = fitting(all, level, kind);
  if (!found.length) {
    say(`No ${kind || "question"} items at ${levelName(level)} or just above.`);
    return;
  }
  round = { items: chooseItems(found, count), at: 0, answers: [], open: true, level };
  ask();
}

function language() {
  return facts.script === "traditional" ? "zh-Hant" : "zh-Hans";
}

/**
 * Part of the article with the tested word marked, with a gap in its place, or as it is.
 * @param {Item} item
 * @param {string | undefined} shown
 */
function passage(item, shown) {
  const { text, start: first, end, cut_before: cutBefore, cut_after: cutAfter } = item.sentence;
  const characters = [...text];
  const word = characters.slice(first, end).join("");
  return make(
    "p",
    { class: "passage zh", lang: language() },
    (cutBefore ? "…" : "") + characters.slice(0, first).join(""),
    shown === "gap" ? GAP : shown === "passage" ? word : make("b", {}, word),
    characters.slice(end).join("") + (cutAfter ? "…" : ""),
  );
}

/**
 * The words beside the tested one that the reader does not know: those above the item's band, or above the reader's.
 * @param {Item} item
 */
function glosses(item) {
  const known = round?.level || item.band;
  const told = item.around.filter(([, , , band]) => band > known);
  if (!told.length || showing(item) === "nothing") return null;
  return make("p", { class: "quiet glosses" }, ...told.flatMap(([text, pinyin, meaning], at) => [
    at ? "  ·  " : "", make("span", { class: "zh", lang: language() }, text), ` ${pinyin} ${meaning}`,
  ]));
}

/**
 * @param {Item} item
 */
function prompt(item) {
  return make("p", { class: "prompt", lang: HANZI.test(item.prompt) ? language() : undefined }, item.prompt);
}

function score() {
  const right = round?.answers.filter(isRight).length ?? 0;
  return round?.answers.length ? `score ${right}/${round.answers.length}` : "";
}

/**
 * @param {Answer} answer
 */
function isRight({ item, chosen }) {
  return chosen === item.answer;
}

/**
 * @param {Item} item
 */
function asked(item) {
  const level = `${levelName(item.band)}${item.band === facts.bands.length ? "+" : ""}`;
  const number = `${(round?.at ?? 0) + 1} of ${round?.items.length}`;
  return make("p", { class: "asked" }, make("span", {}, `${number} · ${item.kind} · ${level}`), make("span", {}, score()));
}

/**
 * @param {Item} item
 * @param {(at: number) => Record<string, string | boolean | undefined>} attributes
 */
function options(item, attributes) {
  return make(
    "ol",
    {},
    ...item.options.map((option, at) => {
      const made = button("", () => answer(at), attributes(at));
      made.append(make("kbd", {}, String(at + 1)), make("span", HANZI.test(option) ? { class: "zh", lang: language() } : {}, option));
      return make("li", {}, made);
    }),
  );
}

function ask() {
  if (!round) return;
  if (round.at >= round.items.length) {
    report();
    return;
  }
  const item = round.items[round.at];
  round.open = true;
  const hint = make("p", { class: "quiet", id: "quiz-hint", role: "status" });
  const list = options(item, () => ({}));
  fill(
    asked(item),
    showing(item) !== "nothing" && passage(item, showing(item)),
    glosses(item),
    prompt(item),
    list,
    hint,
    make("div", { class: "row-of-buttons" }, button("Hint (h)", showHint), button("Skip (s)", () => answer(null)),
      button("Quit (q)", report)),
  );
  list.querySelector("button")?.focus({ preventScroll: true });
  dialog("quiz").scrollTop = 0; // the question first, however long
}

function showHint() {
  if (round?.open) byId("quiz-hint").textContent = round.items[round.at].hint;
}

/**
 * @param {number | null} chosen
 */
function answer(chosen) {
  if (!round?.open) return;
  const item = round.items[round.at];
  round.open = false;
  round.answers.push({ item, chosen });
  const right = `${item.answer + 1}  ${item.options[item.answer]}`;
  const said =
    chosen === item.answer ? make("p", { class: "good" }, `✓ Right: ${right}`)
    : chosen === null ? make("p", { class: "prompt" }, `Skipped. The answer is ${right}`)
    : make("p", { class: "bad" }, `✗ ${chosen + 1} is wrong. The answer is ${right}`);
  const next = button("Next (Enter)", goOn, { class: "go" });
  fill(
    asked(item),
    passage(item, isOfWord(item) ? "word" : "passage"),
    prompt(item),
    options(item, (at) => ({
      disabled: true, class: at === item.answer ? "right" : at === chosen ? "wrong" : undefined,
    })),
    make("div", { role: "status" }, said,
      chosen !== null && chosen !== item.answer && make("p", {}, item.reasons[chosen]), make("p", {}, item.explanation)),
    make("div", { class: "row-of-buttons" }, next, button("Quit (q)", report)),
  );
  next.focus();
}

function goOn() {
  if (!round || round.open) return;
  round.at += 1;
  ask();
}

function report() {
  if (!round) return;
  const { answers, items: wanted } = round;
  round = null;
  const wrong = answers.filter((given) => !isRight(given)).map(({ item }) => item);
  const missed = [...new Map(wrong.map((item) => [isOfWord(item) ? item.word : item.id, item])).values()];
  const studied = missed.filter(isOfWord);
  const right = answers.filter(isRight).length;
  const skipped = answers.filter(({ chosen }) => chosen === null).length;
  const again = button("Another round", begin);
  fill(
    answers.length < wanted.length && make("p", { class: "quiet" }, `stopped after ${answers.length} of ${wanted.length}`),
    make("p", { class: "prompt", id: "quiz-result" }, answers.length
      ? `${right} of ${answers.length} right (${Math.round((100 * right) / answers.length)} %)${skipped ? `, ${skipped} skipped` : ""}.`
      : "No question answered."),
    answers.length > 0 && table(answers),
    studied.length > 0 && make("h3", {}, "Study these:"),
    ...studied.flatMap((item) => [
      make("p", {}, make("b", { class: "zh" }, [...item.sentence.text].slice(item.sentence.start, item.sentence.end).join("")),
        ` ${item.pinyin}  ${item.meaning}`),
      passage(item, "word"),
    ]),
    studied.length < missed.length && make("h3", {}, "Read again:"),
    ...missed.filter((item) => !isOfWord(item)).map((item) => make("p", { lang: language() }, item.reasons[item.answer])),
    make("div", { class: "row-of-buttons" }, again, studied.length > 0 && button("Learn these words", () => learn(studied)),
      ...advice(answers)),
  );
  again.focus();
}

/**
 * What to do next: more of the weakest kind, or harder questions when nothing was missed.
 * @param {Answer[]} answers
 */
function advice(answers) {
  const shares = KINDS.map((kind) => {
    const own = answers.filter(({ item }) => item.kind === kind);
    return { kind, missed: own.filter((given) => !isRight(given)).length / (own.length || 1) };
  });
  const weakest = shares.reduce((worst, share) => (share.missed > worst.missed ? share : worst));
  if (weakest.missed) return [button(`More ${weakest.kind} questions`, () => start(0, weakest.kind, COUNT))];
  const highest = Math.max(...answers.map(({ item }) => item.band));
  if (answers.length && highest < 7) return [button("Harder questions", () => start(highest + 1, "", COUNT))];
  return [];
}

/**
 * @param {Item[]} missed
 */
function learn(missed) {
  const keys = new Set(missed.map((item) => item.word));
  const found = words.map((_, at) => at).filter((at) => keys.has(words[at].key) && markOf(at) !== "g");
  for (const at of found) setMark(at, "g");
  say(`${found.length} ${found.length === 1 ? "word" : "words"} added to what you learn.`);
}

/**
 * @param {Answer[]} answers
 */
function table(answers) {
  const rows = KINDS.flatMap((kind) => {
    const own = answers.filter(({ item }) => item.kind === kind);
    if (!own.length) return [];
    const right = own.filter(isRight).length;
    const skipped = own.filter(({ chosen }) => chosen === null).length;
    const cells = [right, own.length - right - skipped, skipped].map((value) => make("td", {}, String(value)));
    return [make("tr", {}, make("th", { scope: "row" }, kind), ...cells)];
  });
  const head = ["kind", "right", "wrong", "skipped"].map((name) => make("th", { scope: "col" }, name));
  return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

/** Listen to the keys of the quiz while it is open. */
export function startQuiz() {
  const frame = dialog("quiz");
  frame.addEventListener("close", () => {
    forgetItems();
    all = [];
  });
  frame.addEventListener("cancel", (event) => {
    if (!round) return;
    event.preventDefault(); // Escape quits the round first, as in the terminal
    report();
  });
  frame.addEventListener("keydown", (event) => {
    if (!round || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    const key = event.key.toLowerCase();
    const number = Number(key) - 1;
    if (key === "q") report();
    else if (!round.open) {
      if (key !== "enter" || event.target instanceof HTMLButtonElement) return;
      goOn();
    } else if (key === "s") answer(null);
    else if (key === "h" || key === "?") showHint();
    else if (number in round.items[round.at].options) answer(number);
    else return;
    event.preventDefault();
  });
}
