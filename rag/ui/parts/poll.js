// Asks for the next drawing, a while after the last has come. Draws nothing.

const LOST_MS = 5000; // a drawing that has not come by then was lost on its way

const timers = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let timer = 0;
  const wait = (ms) => timers.set(parentElement, (timer = setTimeout(ask, ms)));
  function ask() {
    wait(LOST_MS);
    setTriggerValue("due", true);
  }
  clearTimeout(timers.get(parentElement));
  wait(data.afterMs);
  // Its own timer alone: Streamlit calls this late for a drawing that another followed at once.
  return () => clearTimeout(timer);
}
