import { byId, covered } from "./dom.js";
import { onChange, vertical } from "./settings.js";

// Text in columns goes on to the left: the wheel and the keys that turn pages have to follow it.

const LINE = 40; // pixels, for wheels that count in lines
const PAGE = 0.85; // of what is seen

/**
 * Scroll the columns on by so many pixels, back for less than none; true unless they were at their end.
 * @param {number} way
 */
function forward(way) {
  const article = byId("text");
  const before = article.scrollLeft;
  article.scrollLeft -= way;
  return article.scrollLeft !== before;
}

/**
 * @param {WheelEvent} event
 */
function turnWheel(event) {
  if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
  if (forward(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY)) event.preventDefault();
}

/**
 * @param {KeyboardEvent} event
 */
function turnPage(event) {
  if (!vertical() || event.ctrlKey || event.altKey || event.metaKey || covered()) return;
  if (event.target instanceof Element && event.target.closest("input, select, textarea, .scroll, #panel")) return;
  const seen = byId("text").clientWidth * PAGE;
  const way = { PageDown: seen, PageUp: -seen, End: Infinity, Home: -Infinity }[event.key];
  if (way && forward(Number.isFinite(way) ? way : Math.sign(way) * byId("text").scrollWidth)) event.preventDefault();
}

/** Follow wheel and keys while the text stands in columns. */
export function startColumns() {
  const article = byId("text");
  const listen = () => {
    // Only then: a listener that may stop the wheel would make all scrolling wait for it.
    if (vertical()) article.addEventListener("wheel", turnWheel, { passive: false });
    else article.removeEventListener("wheel", turnWheel);
  };
  listen();
  onChange(listen);
  document.addEventListener("keydown", turnPage);
}
