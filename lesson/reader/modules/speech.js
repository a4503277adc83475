import { say } from "./dom.js";
import { script } from "./settings.js";
import { baseText } from "./type.js";

// Reading aloud with the device's own voice, where it has a Chinese one.

const NO_VOICE = "This device has no Chinese voice. Add one in its settings for speech, then open the page again.";
const QUICKEST_WORD = 250; // milliseconds to the first sign of a voice that tells where it is
/** Of a voice that does not tell where it is: its pace, roughly, in characters a second. */
const PACE = 4;

/** @type {(() => void) | null} */
let stopping = null;

/**
 * The voice for the script that is shown: Mandarin of Taiwan for Traditional, else of the mainland, else any Mandarin.
 */
export function voice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const mandarin = voices.filter(({ lang }) => /^(zh|cmn)\b/i.test(lang) && !/hk|yue|mo$/i.test(lang));
  const region = script() === "traditional" ? /tw|hant/i : /cn|hans/i;
  return mandarin.find(({ lang }) => region.test(lang)) ?? mandarin[0] ?? null;
}

/** Have the browser load its list of voices, which some do late. */
export function wakeVoices() {
  globalThis.speechSynthesis?.getVoices();
}

/**
 * @param {string} text
 * @returns {SpeechSynthesisUtterance | null}
 */
function utterance(text) {
  const found = voice();
  if (!found) {
    say(NO_VOICE);
    return null;
  }
  const made = new SpeechSynthesisUtterance(text);
  made.voice = found;
  made.lang = found.lang;
  made.rate = 0.85;
  return made;
}

/** Stop reading; true when something was being read. */
export function hush() {
  const was = stopping !== null;
  stopping?.();
  stopping = null;
  globalThis.speechSynthesis?.cancel();
  return was;
}

/**
 * @param {string} text
 */
export function sayWord(text) {
  hush();
  const made = utterance(text);
  if (made) speechSynthesis.speak(made);
}

/**
 * Read a sentence of the article, marking each word as it is read.
 * @param {HTMLElement} sentence
 */
export function saySentence(sentence) {
  hush();
  const parts = [...sentence.childNodes].map((node) => ({ node, text: baseText(node) }));
  const made = utterance(parts.map(({ text }) => text).join(""));
  if (!made) return;
  /** @type {HTMLElement | null} */
  let shown = null;
  let timer = 0;
  let told = false;

  /** @param {number} at */
  const mark = (at) => {
    let end = 0;
    const part = parts.find(({ text }) => (end += text.length) > at);
    const next = part?.node instanceof HTMLElement ? part.node : null;
    if (next === shown) return;
    shown?.classList.remove("spoken");
    shown = next;
    shown?.classList.add("spoken");
    shown?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const end = () => {
    clearInterval(timer);
    shown?.classList.remove("spoken");
    sentence.classList.remove("reading");
    stopping = null;
  };

  made.addEventListener("boundary", (event) => {
    told = true;
    mark(event.charIndex);
  });
  made.addEventListener("start", () => {
    const began = performance.now();
    timer = window.setInterval(() => {
      if (told) clearInterval(timer);
      else mark(Math.floor(((performance.now() - began) / 1000) * PACE));
    }, QUICKEST_WORD);
  });
  made.addEventListener("end", end);
  made.addEventListener("error", end);
  stopping = end;
  sentence.classList.add("reading");
  speechSynthesis.speak(made);
}
