import { facts } from "./data.js";
import { recall, remember } from "./keep.js";
import { setAside } from "./near.js";

/**
 * How the reader wants the page. `script` is empty for "as the article is printed"; `size` is in pixels, 0 for the
 * page's own.
 * @typedef {{
 *   level: number, script: "" | import("./data.js").Script, notation: "pinyin" | "zhuyin", tones: boolean,
 *   spaced: boolean, vertical: boolean, size: number, light: "auto" | "day" | "night", keys: boolean,
 * }} Settings
 */

/** @type {Settings} */
const FIRST = {
  level: facts.level, script: "", notation: "pinyin", tones: false, spaced: false, vertical: false, size: 0,
  light: "auto", keys: true,
};
const SMALLEST = 14;
const LARGEST = 44;

/** @type {Settings} */
export const settings = { ...FIRST, ...kept() };
/** @type {((changed: Set<string>) => void)[]} */
const settingListeners = [];

/**
 * What was kept, as far as it makes sense.
 * @returns {Partial<Settings>}
 */
function kept() {
  const found = recall("settings") ?? {};
  const fits = Object.entries(FIRST).filter(([name, value]) => typeof found[name] === typeof value);
  return Object.fromEntries(fits.map(([name]) => [name, found[name]]));
}

/**
 * Call `listener` with the names of what has changed.
 * @param {(changed: Set<string>) => void} listener
 */
export function onChange(listener) {
  settingListeners.push(listener);
}

/**
 * @param {Partial<Settings>} given
 */
export function change(given) {
  const now = { ...settings, ...given };
  now.level = Math.min(facts.bands.length + 1, Math.max(0, Math.round(now.level)));
  now.size = now.size && Math.min(LARGEST, Math.max(SMALLEST, now.size));
  const changed = new Set(
    Object.keys(FIRST).filter((name) => /** @type {any} */ (now)[name] !== /** @type {any} */ (settings)[name]),
  );
  if (!changed.size) return;
  Object.assign(settings, now);
  remember("settings", settings);
  setAside();
  show();
  for (const listener of settingListeners) listener(changed);
}

/** Back to what the page came with. */
export function reset() {
  change(FIRST);
}

/** The script that is shown. */
export function script() {
  return settings.script || facts.script;
}

/** The language tag of what is shown: it chooses the glyphs. */
export function lang() {
  return script() === "traditional" ? "zh-Hant" : "zh-Hans";
}

/** True when the text stands in columns, which Simplified does not. */
export function vertical() {
  return settings.vertical && script() === "traditional";
}

/** The size of the text in pixels. */
export function textSize() {
  return settings.size || parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--size"));
}

/**
 * Let the style sheet know.
 * @param {boolean} paper whether it is for printing: columns do not break into pages, lines do
 */
export function show(paper = false) {
  const root = document.documentElement;
  root.dataset.level = String(settings.level);
  root.dataset.light = settings.light;
  root.dataset.notation = settings.notation;
  root.dataset.script = script();
  root.toggleAttribute("data-tones", settings.tones);
  root.toggleAttribute("data-spaced", settings.spaced);
  root.toggleAttribute("data-vertical", vertical() && !paper);
  root.toggleAttribute("data-beside", settings.notation === "zhuyin" && !(vertical() && !paper));
  if (settings.size) root.style.setProperty("--size", `${settings.size}px`);
  else root.style.removeProperty("--size");
}
