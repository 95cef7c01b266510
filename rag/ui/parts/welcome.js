// An empty conversation: what this is, and questions to start from.

import { element, placeIn } from "./elements.js";

// Where the questions will stand, while they are tried out on the library.
function awaited() {
  const lines = [0, 1, 2, 3].map(() => element("li", {}, element("span", { class: "readout-awaited" })));
  return [element("h2", { role: "status" }, "Looking for questions that the library answers…"), element("ul", { "aria-hidden": "true" }, lines)];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-welcome");
  const contents = JSON.stringify(data);
  if (place.drawn === contents) return;
  place.drawn = contents;
  const example = (question) =>
    element("li", {}, element("button", { type: "button", dir: "auto", onclick: () => setTriggerValue("asked", question) }, question));
  const found = data.questions?.length
    ? [element("h2", {}, "Questions to start from"), element("ul", {}, data.questions.map(example))]
    : [];
  if (data.questions === null) found.push(...awaited());
  place.root.replaceChildren(
    element("h1", {}, "What did they actually decide?"),
    element(
      "p",
      {},
      "Readout answers with the exact sentences of the articles in its library. Open a citation to see the sentence marked in its place. What the library does not say, it does not answer.",
    ),
    element("section", { class: "readout-start" }, found), // its room is kept until they are found
  );
}
