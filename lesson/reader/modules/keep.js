// What is remembered between visits. A browser may refuse to keep anything for a page from disk; then it lasts as long
// as the page is open.

/** @type {Map<string, string>} */
const forNow = new Map();
const PREFIX = "lesson.reader.";

/**
 * @param {string} name
 * @returns {any}
 */
export function recall(name) {
  let text = forNow.get(name) ?? null;
  try {
    text = localStorage.getItem(PREFIX + name) ?? text;
  } catch {
    // not allowed here
  }
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function remember(name, value) {
  const text = JSON.stringify(value);
  forNow.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // not allowed here, or full
  }
}
