// Asks for the next drawing, a while after the last has come. Draws nothing.

const LOST_MS = 5000; // a drawing that has not come by then was lost on its way

const latest = new WeakMap(); // of each poll, the drawing that came last and its timer

export default function ({ data, parentElement, setTriggerValue }) {
  const before = latest.get(parentElement);
  if (before?.drawn > data.drawn) return undefined;
  clearTimeout(before?.timer);
  const mine = { drawn: data.drawn };
  const wait = (ms) => (mine.timer = setTimeout(ask, ms));
  function ask() {
    wait(LOST_MS);
    setTriggerValue("due", true);
  }
  latest.set(parentElement, mine);
  wait(data.afterMs);
  // Its own timer alone: Streamlit calls this late for a drawing that another followed at once.
  return () => clearTimeout(mine.timer);
}
