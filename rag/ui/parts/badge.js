// The status of a statement as a small word in its colour. Where the pointer rests on it, or it has the focus, it shows
// the words that the status was read from.

import { element } from "./elements.js";

export function badge({ status, words }) {
  const told = words ? `Read from “${words}”` : "Read from the sentence as a whole";
  // As an image it has a name of its own, so that `title` is its description and not its name.
  const attributes = { class: "readout-badge", role: "img", tabindex: "0", "data-readout": "status", "data-status": status, "aria-label": `Status: ${status}`, title: told };
  return element("span", attributes, status);
}

// Stands after badges: that what they stand for was told before the meeting had ended.
export function toldEarly(note) {
  return element("span", { class: "readout-told-early", "data-readout": "early" }, note);
}
