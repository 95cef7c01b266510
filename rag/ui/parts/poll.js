// Asks for the next drawing, a while after the last has come, and then once something has changed. Draws nothing.

const LOST_MS = 5000; // a drawing that has not come by then was lost on its way
const UNHELD_MS = 500; // the pause before the next drawing where the server does not hold the request

const latest = new WeakMap(); // of each poll, the drawing that came last and its timer

export default function ({ data, parentElement, setTriggerValue }) {
  const before = latest.get(parentElement);
  if (before?.drawn > data.drawn) return undefined;
  before?.end();
  let timer;
  const left = new AbortController();
  const mine = { drawn: data.drawn, end: () => (clearTimeout(timer), left.abort()) };
  function ask() {
    timer = setTimeout(ask, LOST_MS);
    setTriggerValue("due", true);
  }
  async function due() {
    const held = !data.changed || (await fetch(new URL(data.changed, document.baseURI), { signal: left.signal }).catch(() => null))?.ok;
    if (!left.signal.aborted) timer = setTimeout(ask, held ? 0 : UNHELD_MS);
  }
  latest.set(parentElement, mine);
  timer = setTimeout(due, data.afterMs);
  // Its own timer alone: Streamlit calls this late for a drawing that another followed at once.
  return mine.end;
}
