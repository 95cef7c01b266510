// Asks for the next drawing, a while after the last has come, and then once something has changed. Draws nothing.

const LOST_MS = 5000; // a drawing that has not come by then was lost on its way
const UNANSWERED_MS = 10_000; // twice as long as the server holds a request: one that is not answered by then was lost
const UNHELD_MS = 500; // the pause before the next drawing where the server does not hold the request

const latest = new WeakMap(); // of each poll, the drawing that came last, and its wait for the next

export default function ({ data, parentElement, setTriggerValue }) {
  const before = latest.get(parentElement);
  if (before?.drawn > data.drawn) {
    // Streamlit hands an earlier drawing over late, and may have ended the wait for the last one before it does.
    if (parentElement.isConnected) before.wait();
    return undefined;
  }
  before?.end();
  let timer;
  let left;
  function end() {
    clearTimeout(timer);
    left?.abort();
  }
  function wait() {
    end();
    left = new AbortController();
    timer = setTimeout(due, data.afterMs);
  }
  function ask() {
    timer = setTimeout(ask, LOST_MS);
    setTriggerValue("due", true);
  }
  async function due() {
    const { signal } = left;
    timer = setTimeout(ask, UNANSWERED_MS);
    const held = !data.changed || (await fetch(new URL(data.changed, document.baseURI), { signal }).catch(() => null))?.ok;
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(ask, held ? 0 : UNHELD_MS);
  }
  latest.set(parentElement, { drawn: data.drawn, wait, end });
  wait();
  // Its own timer alone: Streamlit calls this late for a drawing that another followed at once.
  return end;
}
