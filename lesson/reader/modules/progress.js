import { byId } from "./dom.js";
import { vertical } from "./settings.js";

// The line that tells how far one has read.

let frameAsked = false;

function measure() {
  frameAsked = false;
  const article = byId("text");
  const box = article.getBoundingClientRect();
  const hidden = vertical() ? article.scrollWidth - article.clientWidth : box.height - innerHeight;
  const gone = vertical() ? Math.abs(article.scrollLeft) : -box.top;
  const share = hidden <= 0 ? 1 : Math.min(1, Math.max(0, gone / hidden));
  const line = byId("progress");
  line.setAttribute("aria-valuenow", String(Math.round(share * 100)));
  const inner = line.firstElementChild;
  if (inner instanceof HTMLElement) inner.style.transform = `scaleX(${share.toFixed(4)})`;
}

/** Measure at the next frame. */
export function askProgress() {
  if (frameAsked) return;
  frameAsked = true;
  requestAnimationFrame(measure);
}

/** Follow scrolling. */
export function startProgress() {
  addEventListener("scroll", askProgress, { passive: true, capture: true });
  addEventListener("resize", askProgress);
  askProgress();
}
