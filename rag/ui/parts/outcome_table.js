// The outcomes as a table: each row's words open their sentence in its place, its meeting the page of that meeting.

import { badge } from "./badge.js";
import { differs } from "./differs.js";
import { element, foreign, placeIn } from "./elements.js";
import { meetingLink, pieces, placeButton, showOpenPlace } from "./places.js";

const COLUMNS = ["Status", "Actor", "What", "Amount", "Deadline", "Meeting", "Day"];

function row(outcome, page, send) {
  const cells = [
    badge(outcome.badge),
    outcome.actors ? foreign(outcome.actors) : null,
    [
      placeButton(page, outcome.place, pieces(outcome.words), send),
      outcome.note ? element("p", { class: "readout-early" }, outcome.note) : null,
      ...differs(outcome.differs, (place, contents) => placeButton(page, place, contents, send)),
    ],
    outcome.amounts ? foreign(outcome.amounts) : null,
    outcome.deadline ? foreign(outcome.deadline) : null,
    meetingLink(outcome.about, outcome.meeting, send),
    outcome.day || null,
  ];
  return element(
    "tr",
    { "data-readout": "outcome" },
    cells.map((cell, nth) => element("td", { "data-column": COLUMNS[nth], class: cell ? null : "readout-blank" }, cell)),
  );
}

function table(data, page, send) {
  if (!data.rows.length) return [element("p", { class: "readout-nothing", "data-readout": "no-outcomes" }, "No outcome fits all that is chosen. Choose less, or clear the filters.")];
  const more = element("button", { type: "button", class: "readout-more-rows", "data-key": "more", onclick: () => send("more", true) }, `Show ${data.more} more`);
  const head = element("thead", {}, element("tr", {}, COLUMNS.map((name) => element("th", { scope: "col" }, name))));
  const made = element("table", { class: "readout-table", "aria-label": "Outcomes" }, head, element("tbody", {}, data.rows.map((outcome) => row(outcome, page, send))));
  return [made, ...(data.more ? [more] : [])];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-outcome-table");
  const contents = JSON.stringify([data.rows, data.more]);
  if (place.drawn !== contents) {
    const more = place.root.contains(document.activeElement) && document.activeElement.dataset.key === "more";
    const before = place.shown ?? 0;
    Object.assign(place, { drawn: contents, shown: data.rows.length });
    place.root.replaceChildren(...table(data, "outcomes", setTriggerValue));
    // Who asked for more goes on at the first of those.
    if (more) place.root.querySelectorAll("[data-number]")[before]?.focus({ preventScroll: true });
  }
  showOpenPlace(place.root, data.open);
}
