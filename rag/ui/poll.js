// Asks for the next drawing, a while after the last has come. Draws nothing.

const LOST_MS = 5000; // a drawing that has not come by then was lost on its way

const timers = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const wait = (ms) => timers.set(parentElement, setTimeout(ask, ms));
  const stop = () => clearTimeout(timers.get(parentElement));
  function ask() {
    wait(LOST_MS);
    setTriggerValue("due", true);
  }
  stop();
  wait(data.afterMs);
  return stop;
}
