// That something is told differently elsewhere: what differs, the sentence that says so, which opens in its place, and
// whose it is. `button` makes the button of a place with these contents.

import { element, foreign } from "./elements.js";

export function differs(found, button) {
  return found.map((one) =>
    element(
      "span",
      { class: "readout-differs", "data-readout": "differs" },
      element("strong", { dir: "auto" }, one.lead),
      ": ",
      button(one.place, one.words ? `“${one.words}”` : one.source),
      one.words ? [" ", element("span", { class: "readout-differs-source" }, foreign(one.source))] : null,
    ),
  );
}
