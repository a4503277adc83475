import { levelName } from "./data.js";
import { byId, covered, dialog, make, say } from "./dom.js";
import { openList } from "./list.js";
import { setMark, markOf } from "./marks.js";
import { listen, shownToken } from "./panel.js";
import { openQuiz } from "./quiz.js";
import { change, onChange, reset, script, settings, textSize, vertical } from "./settings.js";
import { hush, saySentence } from "./speech.js";
import { currentSentence } from "./walk.js";

// Buttons, settings and keys: all lead to the same few deeds.

/** @type {Record<string, () => void>} */
const DEEDS = {
  script: () => change({ script: script() === "traditional" ? "simplified" : "traditional" }),
  speak: () => {
    const sentence = currentSentence();
    if (!hush() && sentence) saySentence(sentence);
  },
  settings: () => {
    showSettings();
    dialog("settings").showModal();
  },
  list: openList,
  quiz: () => {
    if (document.querySelector("script.quiz-part")) openQuiz();
    else say("This text is too short for a quiz.");
  },
  help: () => dialog("help").showModal(),
  print: () => {
    dialog("settings").close();
    print();
  },
  reset,
};

/** @type {[keys: string, what: string, act: () => void][]} */
const KEYS = [
  ["k", "I know this word", () => toggle("k")],
  ["l", "learn this word", () => toggle("g")],
  ["p", "listen to the word", listen],
  ["r", "read the sentence aloud, or stop", () => DEEDS.speak()],
  ["[", "pinyin over more words", () => change({ level: settings.level - 1 })],
  ["]", "pinyin over fewer words", () => change({ level: settings.level + 1 })],
  ["s", "Traditional or Simplified", () => DEEDS.script()],
  ["z", "pinyin or zhuyin", () => change({ notation: settings.notation === "pinyin" ? "zhuyin" : "pinyin" })],
  ["t", "tones in colour", () => change({ tones: !settings.tones })],
  ["b", "space between words", () => change({ spaced: !settings.spaced })],
  ["v", "vertical", () => {
    change({ vertical: !settings.vertical });
    if (settings.vertical && !vertical()) say("Traditional text will stand in columns.");
  }],
  ["n", "day or night", () => change({ light: isNight() ? "day" : "night" })],
  ["+", "larger", () => change({ size: textSize() + 2 })],
  ["-", "smaller", () => change({ size: textSize() - 2 })],
  ["w", "my words", () => DEEDS.list()],
  ["q", "quiz", () => DEEDS.quiz()],
  ["o", "settings", () => DEEDS.settings()],
  ["?", "this help", () => DEEDS.help()],
];

/**
 * @param {"k" | "g"} mark
 */
function toggle(mark) {
  const token = shownToken();
  if (!token) return;
  const word = Number(token.dataset.w);
  setMark(word, markOf(word) === mark ? "" : mark);
}

function isNight() {
  return settings.light === "night" || (settings.light === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function showLevel() {
  const slider = /** @type {HTMLInputElement} */ (byId("level"));
  slider.value = String(settings.level);
  slider.setAttribute("aria-valuetext", levelName(settings.level));
  byId("level-name").textContent = levelName(settings.level);
  byId("level-label").textContent = settings.notation === "zhuyin" ? "Zhuyin above" : "Pinyin above";
}

function showSettings() {
  for (const input of document.querySelectorAll("#settings input")) {
    const control = /** @type {HTMLInputElement} */ (input);
    const value = control.name === "script" ? script()
      : control.name === "size" ? textSize()
      : /** @type {any} */ (settings)[control.name];
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.type === "checkbox") control.checked = value;
    else control.value = String(value);
  }
}

function showHelp() {
  const rows = [
    ["← →", "word before, word after"], ["↑ ↓", "sentence before, sentence after"],
    ["Esc", "close"], ...KEYS.map(([key, what]) => [key, what]),
  ];
  byId("help-body").replaceChildren(
    make("dl", { class: "keys" }, ...rows.map(([key, what]) =>
      make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)))),
    make("p", { class: "quiet" }, "In vertical text the arrows turn with it: ↓ is the next word, ← the next sentence. ",
      "Single-letter shortcuts can be switched off in the settings. In the quiz: 1 to 4, h, s, q."),
  );
}

/** Listen to buttons, settings and keys. */
export function startControls() {
  showHelp();
  showLevel();
  onChange(() => {
    showLevel();
    if (dialog("settings").open) showSettings();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (target instanceof HTMLElement) DEEDS[target.dataset.do ?? ""]?.();
    if (event.target instanceof HTMLDialogElement) event.target.close(); // on what lies behind it
  });
  byId("level").addEventListener("input", (event) => {
    change({ level: Number(/** @type {HTMLInputElement} */ (event.target).value) });
  });
  byId("settings").addEventListener("input", (event) => {
    const { name, type, value, checked } = /** @type {HTMLInputElement} */ (event.target);
    const now = type === "checkbox" ? checked : type === "range" ? Number(value) : value;
    change({ [name]: now });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || covered() || !settings.keys) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=range]), select, textarea")) return;
    const key = event.key === "=" ? "+" : event.key.toLowerCase();
    const found = KEYS.find(([name]) => name === key);
    if (!found) return;
    event.preventDefault();
    found[2]();
  });
}
