// Text that cites: its numbers are buttons that open what they stand for.

import { badge, toldEarly } from "./badge.js";
import { cardId } from "./card.js";
import { differs } from "./differs.js";
import { element } from "./elements.js";

// What a source that is opened from a citation knows it by.
export function citationId(data, marker) {
  return `readout-quote-${data.id}-${marker}`;
}

function citation(piece, data, open) {
  const id = citationId(data, piece.marker);
  const attributes = {
    type: "button",
    class: "readout-marker",
    "data-readout": "citation",
    "data-marker": piece.marker,
    "aria-label": piece.name,
    "aria-describedby": cardId(data, piece.marker),
    onclick: ({ currentTarget }) => {
      document.getElementById(id)?.removeAttribute("id"); // of those with one number, the one that opened it is gone back to
      currentTarget.id = id;
      open({ quote: piece.marker });
    },
  };
  return element("button", attributes, String(piece.marker));
}

// The button of another account, which is open when its number is.
export function accountButton(data, open) {
  return (place, contents) => {
    const attributes = { type: "button", dir: "auto", id: citationId(data, place.number), "data-marker": place.number, onclick: () => open({ place }) };
    return element("button", attributes, contents);
  };
}

// A marker stays on the line of the last word before it.
export function line(pieces, data, open) {
  const parts = [];
  for (const piece of pieces) {
    if ("answer" in piece) {
      parts.push(element("strong", { class: "readout-answer-words", "data-readout": "answer" }, piece.answer));
      continue;
    }
    if ("context" in piece) {
      parts.push(element("span", { class: "readout-context", title: "The sentence before, for context" }, piece.context));
      continue;
    }
    if ("early" in piece) {
      parts.push(" ", toldEarly(piece.early));
      continue;
    }
    if ("differs" in piece) {
      parts.push(...differs(piece.differs, accountButton(data, open)));
      continue;
    }
    if ("status" in piece) {
      parts.push(" ", badge(piece));
      continue;
    }
    if (!("marker" in piece)) {
      parts.push(piece.text);
      continue;
    }
    const before = typeof parts.at(-1) === "string" ? parts.pop() : "";
    const cut = before.lastIndexOf(" ") + 1;
    const joined = element("span", { class: "readout-joined" }, before.slice(cut), citation(piece, data, open));
    parts.push(before.slice(0, cut), joined);
  }
  return parts.map((part) => (typeof part === "string" && part ? element("span", {}, part) : part));
}

export function paragraphs(data, open) {
  const serif = data.state === "declined" ? "" : " readout-words";
  return element(
    "div",
    { class: `readout-text${serif}` },
    data.paragraphs.map((pieces) => element("p", { dir: "auto" }, line(pieces, data, open))),
  );
}
