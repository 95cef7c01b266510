// A page of what was read: facts, and sections whose lines open the sentence that they were read from.

import { badge } from "./badge.js";
import { element, placeIn } from "./elements.js";
import { meetingLink, others, pieces, placeButton, showOpenPlace } from "./places.js";

function also(data, one, send) {
  if (!one.also.length) return null;
  const buttons = one.also.map((other, nth) => {
    const made = placeButton(data.page, other.place, String(nth + 2), send);
    made.setAttribute("aria-label", `Also in: ${other.title}`);
    made.title = `Also in: ${other.title}`;
    return made;
  });
  return element("span", { class: "readout-also-in" }, buttons);
}

function words(data, one, send) {
  return one.about ? meetingLink(one.about, one.words.join(""), send) : placeButton(data.page, one.place, pieces(one.words), send);
}

function line(data, one, send) {
  return element(
    "li",
    { "data-readout": "line" },
    one.badge ? badge(one.badge) : null,
    element(
      "div",
      {},
      one.lead ? element("strong", { class: "readout-lead", dir: "auto" }, one.leads ? meetingLink(one.leads, one.lead, send) : one.lead) : null,
      element("p", {}, words(data, one, send), also(data, one, send)),
      one.note ? element("p", { class: "readout-noted", dir: "auto" }, one.note) : null,
    ),
  );
}

function name(data, one, send) {
  return element("li", { "data-readout": "line" }, words(data, one, send), one.note ? element("span", { class: "readout-noted" }, one.note) : null);
}

// Lines that are to be compared stand side by side, as one line.
function together(lines, drawn) {
  const groups = [];
  lines.forEach((each, nth) => (each.beside ? groups.at(-1).push(drawn[nth]) : groups.push([drawn[nth]])));
  return groups.map((group) => (group.length > 1 ? element("li", {}, element("ul", { class: "readout-compared" }, group)) : group[0]));
}

function section(data, one, send) {
  const [draw, style] = one.kind === "names" ? [name, "readout-names"] : [line, "readout-lines"];
  const drawn = together(one.lines, one.lines.map((each) => draw(data, each, send)));
  const rest = drawn.slice(one.shown);
  return element(
    "section",
    { "data-section": one.title },
    element("h2", {}, one.title),
    one.note ? element("p", { class: "readout-noted" }, one.note) : null,
    element("ul", { class: style }, drawn.slice(0, one.shown)),
    rest.length ? others(rest.length, element("ul", { class: style }, rest)) : null,
  );
}

function fact(data, one, send) {
  const value = (each) => element("li", {}, words(data, each, send), also(data, each, send), each.note ? element("span", { class: "readout-noted" }, each.note) : null);
  return [
    element("dt", {}, one.name, one.differ ? element("span", { class: "readout-differ" }, "articles differ") : null),
    element("dd", { "data-fact": one.name }, element("ul", { class: one.values.length > 1 ? "readout-differing" : null }, one.values.map(value))),
  ];
}

function page(data, send) {
  return [
    element("h1", { dir: "auto", tabindex: "-1" }, data.title),
    data.told ? element("p", { class: "readout-noted", "data-readout": "told" }, data.told) : null,
    data.facts.length ? element("dl", { class: "readout-facts" }, data.facts.flatMap((one) => fact(data, one, send))) : null,
    data.outcomes ? element("button", { type: "button", class: "readout-ask", onclick: () => send("outcomes", true) }, data.outcomes) : null,
    data.sections.map((one) => section(data, one, send)),
  ].flat().filter(Boolean);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-record");
  const contents = JSON.stringify({ ...data, open: 0 });
  if (place.drawn !== contents) {
    const held = place.root.contains(document.activeElement);
    place.drawn = contents;
    place.root.replaceChildren(...page(data, setTriggerValue));
    // A link that led to another meeting is gone; whoever followed it goes on at that meeting's name.
    if (held) place.root.querySelector("h1").focus({ preventScroll: true });
  }
  showOpenPlace(place.root, data.open);
}
