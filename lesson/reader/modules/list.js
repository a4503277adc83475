import { facts, words } from "./data.js";
import { button, byId, dialog, make, say } from "./dom.js";
import { marked, onMark, setMark } from "./marks.js";
import { gloss } from "./panel.js";
import { lang } from "./settings.js";
import { baseText, sound, spelling } from "./type.js";

// The reader's own words: to learn, and known. They go to Anki, and to the program as `lesson known import FILE`.

/** The columns of an exported file; "Key" and "Status" are for the program. */
const COLUMNS = ["Front", "Back", "Tags", "Key", "Status"];

/**
 * Text as a field of a file whose fields are HTML, parted by tabs.
 * @param {string} text
 */
function field(text) {
  const entities = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "#": "&#35;" });
  return text.replace(/\s+/g, " ").replace(/[&<>"#]/g, (character) => entities[character]).trim();
}

/**
 * The words as a text that Anki imports (File > Import) as notes of the type Basic.
 * @param {number[]} chosen
 * @param {"known" | "learning"} status
 */
export function exported(chosen, status) {
  const rows = chosen.map((at) => {
    const word = words[at];
    const meaning = word.sense === undefined ? "" : plain(gloss(word.senses[word.sense]));
    const back = [plain(sound(word)), meaning, sentence(word)].filter(Boolean).map(field).join("<br>");
    return [field(spelling(word)), back, `lesson::${fileName()}`, field(word.key), status].join("\t");
  });
  const head = ["#separator:tab", "#html:true", "#notetype:Basic", `#columns:${COLUMNS.join("\t")}`, "#tags column:3"];
  return [...head, ...rows, ""].join("\n");
}

/**
 * @param {(HTMLElement | string)[]} parts
 */
function plain(parts) {
  return parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
}

/**
 * The sentence that shows a word best, as plain text.
 * @param {import("./data.js").Word} word
 */
function sentence(word) {
  return [...(document.getElementById(`s${word.best}`)?.childNodes ?? [])].map(baseText).join("");
}

/**
 * Give the reader a file.
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/tab-separated-values" }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(`Saved as ${name}.`);
}

function fileName() {
  return facts.id.replace(/[^\p{L}\p{N}_-]+/gu, "-") || "lesson";
}

function fillList() {
  const learning = marked("g");
  const known = marked("k");
  byId("list-body").replaceChildren(
    section("To learn", learning, "No word yet. Choose one in the text, then “Learn this”."),
    make(
      "div",
      { class: "row-of-buttons" },
      button("Save for Anki", () => save(`${fileName()}-learn.tsv`, exported(learning, "learning")), {
        disabled: !learning.length, id: "save-learning",
      }),
      button("Save what I know", () => save(`${fileName()}-known.tsv`, exported(known, "known")), {
        disabled: !known.length, id: "save-known",
      }),
    ),
    make("p", { class: "quiet" }, "Anki takes the file by File > Import. Either file goes back into the program by ",
      make("code", {}, "lesson known import FILE"), "."),
    section("Known", known, "No word yet."),
  );
}

/**
 * @param {string} title
 * @param {number[]} chosen
 * @param {string} none
 */
function section(title, chosen, none) {
  const rows = chosen.map((at) => {
    const word = words[at];
    const meaning = word.sense === undefined ? [] : gloss(word.senses[word.sense]);
    const text = spelling(word);
    return make(
      "li", {}, make("span", { class: "zh", lang: lang() }, text),
      make("span", {}, ...sound(word), " ", make("span", { class: "quiet" }, ...meaning)),
      button("Remove", () => { setMark(at, ""); fillList(); }, { "aria-label": `Remove ${text}` }),
    );
  });
  return make("div", {}, make("h3", {}, `${title} (${rows.length})`),
    rows.length ? make("ul", { class: "mine-list" }, ...rows) : make("p", { class: "quiet" }, none));
}

/** Open the list. */
export function openList() {
  fillList();
  dialog("list").showModal();
}

/** Keep the number of words to learn beside the list's button. */
export function startCounting() {
  const count = () => (byId("learning").textContent = String(marked("g").length || ""));
  count();
  onMark(count);
}
