import { byId } from "./dom.js";
import { pause, turns } from "./turns.js";

// What is near the screen. Browsers lay out the text some screens ahead; when a setting or a mark changes how words
// look, all of that would have to be laid out anew before the page answers. So what is near but not seen is set aside
// first (not rendered, its size kept), and brought back block by block.

const AHEAD = 4000; // pixels: Chromium renders 3000 ahead

/** @type {Set<Element>} the blocks that are set aside, those to come back first first */
let aside = new Set();
/** @type {Element[]} the blocks that were seen then */
let sight = [];
let returning = 0;

/**
 * @param {Element} element
 * @param {number} margin pixels around the screen that count as seen
 */
export function inView(element, margin = 0) {
  const box = element.getBoundingClientRect();
  return box.bottom > -margin && box.top < innerHeight + margin && box.right > -margin && box.left < innerWidth + margin;
}

/**
 * The blocks of the text that are seen, and those near them, nearest first. Of a part out of sight no block is asked:
 * that alone would lay it out.
 */
function around() {
  const parts = [...byId("text").children].filter((part) => part.matches(".part") && inView(part, AHEAD));
  const blocks = parts.flatMap((part) => {
    const seen = inView(part);
    return [...part.children].map((block) => ({ block, seen: seen && inView(block) }));
  });
  const shown = blocks.map(({ seen }) => seen);
  const [first, last] = [shown.indexOf(true), shown.lastIndexOf(true)];
  return {
    seen: blocks.filter(({ seen }) => seen).map(({ block }) => block),
    near: [...blocks.slice(last + 1), ...blocks.slice(0, Math.max(first, 0)).reverse()].map(({ block }) => block),
  };
}

/** Set aside what is near but not seen. Gives what is seen. */
export function setAside() {
  const { seen, near } = around();
  sight = seen;
  const focused = document.activeElement; // what is not rendered would lose the focus
  const away = near.filter((block) => !block.contains(focused));
  for (const block of seen) bring(block, false);
  for (const block of away) block.toggleAttribute("data-aside", true);
  aside = new Set([...away, ...aside]);
  return seen;
}

/** What was seen when something was last set aside, and what was set aside, nearest first. */
export function nearest() {
  return [...sight, ...aside];
}

/**
 * Bring one block back; `now`: laid out at once, so that the time it takes is counted in this turn.
 * @param {Element} block
 */
export function bring(block, now = true) {
  if (!aside.delete(block)) return;
  block.removeAttribute("data-aside");
  if (now) block.getBoundingClientRect();
}

/** Bring back all that was set aside, in turns. */
export async function bringBack() {
  const mine = ++returning;
  await pause();
  const next = turns();
  while (mine === returning && aside.size) {
    const [block] = aside;
    bring(block);
    await next();
  }
}
