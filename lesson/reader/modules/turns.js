// Long work in short turns, so that the page never stops answering.

const TURN = 10; // milliseconds

/** Gives a function to call between steps: it waits, now and then, until the page has had its turn. */
export function turns() {
  let until = performance.now() + TURN;
  return async () => {
    if (performance.now() < until) return;
    await pause();
    until = performance.now() + TURN;
  };
}

/** Wait until what is due has been done: frames, input, and the browser's own housekeeping. */
export function pause() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 100 });
    else setTimeout(resolve, 0);
  });
}
