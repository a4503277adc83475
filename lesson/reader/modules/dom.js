const DIALOGS = ["settings", "list", "quiz", "help"];

/**
 * The element with an id; the page has all that are asked for.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * A new element. Strings among the children become text, never markup.
 * @param {string} name
 * @param {Record<string, string | boolean | undefined>} attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) {
    if (child) element.append(child);
  }
  return element;
}

/**
 * A button.
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, string | boolean | undefined>} attributes
 */
export function button(label, act, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {string} id
 * @returns {HTMLDialogElement}
 */
export function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id));
}

/** True while a dialog covers the page. */
export function covered() {
  return DIALOGS.some((id) => dialog(id).open);
}

let waiting = 0;

/**
 * Say something in a line at the foot of the page, for screen readers too; it goes after some seconds.
 * @param {string} text
 */
export function say(text) {
  byId("status").textContent = text;
  clearTimeout(waiting);
  waiting = window.setTimeout(() => (byId("status").textContent = ""), 6000);
}
