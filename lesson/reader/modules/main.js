import { startControls } from "./controls.js";
import { startCounting } from "./list.js";
import { onMark, showMarks } from "./marks.js";
import { refreshPanel } from "./panel.js";
import { placesOf } from "./places.js";
import { askProgress, startProgress } from "./progress.js";
import { startQuiz } from "./quiz.js";
import { onChange, show } from "./settings.js";
import { wakeVoices } from "./speech.js";
import { mustSet, setAll } from "./type.js";
import { choose, startWalking } from "./walk.js";

show();
showMarks();
startControls();
startWalking();
startCounting();
startQuiz();
startProgress();
wakeVoices();
if (mustSet()) setAll();
onMark(refreshPanel);
onChange((changed) => {
  if (["script", "notation", "tones"].some((name) => changed.has(name))) setAll().then(refreshPanel);
  askProgress();
});

document.querySelector(".words")?.addEventListener("click", (event) => {
  const row = event.target instanceof Element ? event.target.closest("button")?.closest("li") : null;
  if (row) choose(placesOf(Number(row.id.slice(1)))[0]);
});
