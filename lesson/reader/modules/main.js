import { startColumns } from "./columns.js";
import { startControls } from "./controls.js";
import { startCounting } from "./list.js";
import { onMark, showMarks } from "./marks.js";
import { refreshPanel } from "./panel.js";
import { bringBack, setAside } from "./near.js";
import { placesOf } from "./places.js";
import { askProgress, startProgress } from "./progress.js";
import { startQuiz } from "./quiz.js";
import { onChange, show } from "./settings.js";
import { wakeVoices } from "./speech.js";
import { changesWords, mustSet, setAll } from "./type.js";
import { choose, startWalking } from "./walk.js";

show();
showMarks();
startControls();
startWalking();
startColumns();
startCounting();
startQuiz();
startProgress();
wakeVoices();
if (mustSet()) {
  setAside();
  setAll(new Set(["script", "notation", "tones"]));
}
onMark(refreshPanel);
onChange((changed) => {
  if (changesWords(changed)) setAll(changed).then(refreshPanel);
  else bringBack();
  askProgress();
});

addEventListener("beforeprint", () => show(true));
addEventListener("afterprint", () => show());
document.querySelector(".words")?.addEventListener("click", (event) => {
  const row = event.target instanceof Element ? event.target.closest("button")?.closest("li") : null;
  if (row) choose(placesOf(Number(row.id.slice(1)))[0]);
});
