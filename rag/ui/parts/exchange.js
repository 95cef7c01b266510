// One question and what came of it.

import { card, tieCard } from "./card.js";
import { calm, element, foreign, outsideLink, placeIn } from "./elements.js";
import { PENDING, drawQuestion } from "./question.js";
import { paragraphs } from "./text.js";
import { writtenBehind, writtenFoot, writtenText } from "./written.js";

function entryLine(entry) {
  const pieces = entry.byline.map((piece) => ("url" in piece ? outsideLink(piece) : foreign(piece.text)));
  return element("p", { class: "readout-byline" }, pieces);
}

function quoteLine(quote, open) {
  const line = element("p", { class: "readout-entry-quote" });
  if (quote.text) {
    const words = element("button", { type: "button", dir: "auto", onclick: () => open({ quote: quote.marker }) }, `“${quote.text}”`);
    line.append(element("span", { class: "readout-number", "aria-hidden": "true" }, String(quote.marker)), words);
  }
  if (quote.also) {
    line.append(element("span", { class: "readout-byline" }, quote.also === 1 ? "Also in another article." : `Also in ${quote.also} others.`));
  }
  if (!quote.sound) line.append(element("strong", {}, `Quote ${quote.marker} is not in the article as the library has it now.`));
  return line.hasChildNodes() ? line : null;
}

function entry(found, open) {
  const first = found.quotes[0].marker;
  const numbers = found.quotes.map((quote) => quote.marker).join(", ");
  return element(
    "li",
    {},
    element("span", { class: "readout-number", "aria-hidden": "true" }, numbers),
    element(
      "div",
      {},
      element("button", { type: "button", class: "readout-title", dir: "auto", onclick: () => open({ quote: first }) }, found.title),
      entryLine(found),
      found.quotes.map((quote) => quoteLine(quote, open)),
    ),
  );
}

function answered(data, open) {
  const { writing } = data;
  return [
    data.answerNote ? element("p", { class: "readout-answer-note", "data-readout": "note" }, data.answerNote) : null,
    writing?.leads ? writtenText(writing, data, open) : paragraphs(data, open),
    writing?.leads ? writtenFoot(writing) : null,
    element("ol", { class: "readout-entries", "aria-label": "Sources" }, data.entries.map((found) => entry(found, open))),
    element(
      "p",
      { class: data.checked.sound ? "readout-checked" : "readout-checked readout-unsound", "data-readout": "checked" },
      data.checked.text,
    ),
    writing && !writing.leads ? writtenBehind(writing, data, open) : null,
    also(data, open),
  ];
}

// What was found beside the cited, folded away: it is no source of the answer.
function also(data, open) {
  if (!data.also.length) return null;
  return element(
    "details",
    { class: "readout-also", "data-readout": "also-found" },
    element("summary", {}, `Also found, not cited: ${data.also.length === 1 ? "1 article" : `${data.also.length} articles`}`),
    element("ul", { class: "readout-nearest" }, data.also.map((found) => foundEntry(data, found, open))),
  );
}

function foundEntry(data, found, open) {
  const id = `readout-passage-${data.id}-${found.rank}`;
  const look = () => open({ rank: found.rank });
  return element(
    "li",
    {},
    element("button", { type: "button", id, class: "readout-title", dir: "auto", onclick: look }, found.title),
    entryLine(found),
    element("p", { class: "readout-nearest-words", dir: "auto" }, found.text),
  );
}

function declined(data, open) {
  const parts = [paragraphs(data, open)];
  if (data.nearest.length) {
    parts.push(
      element("h3", {}, "Nearest in the library, but not an answer"),
      element("ul", { class: "readout-nearest" }, data.nearest.map((found) => foundEntry(data, found, open))),
    );
  }
  return [element("div", { class: "readout-declined", "data-readout": "declined" }, parts)];
}

function failed(data, again) {
  const button = element("button", { type: "button", class: "readout-again", onclick: again }, "Ask again");
  return [element("div", { class: "readout-failed", role: "alert" }, element("p", {}, data.trouble), button)];
}

// What had been written when it was stopped is no answer: nothing of it was checked, and its numbers open nothing.
function stopped(data, again) {
  const button = element("button", { type: "button", class: "readout-again", onclick: again }, "Ask again");
  const said = element("div", { class: "readout-stopped", "data-readout": "stopped" }, element("p", {}, data.trouble), button);
  return data.paragraphs.length ? [element("div", { class: "readout-unchecked" }, paragraphs(data)), said] : [said];
}

function reply(data, open, again) {
  if (data.state === "answered") return answered(data, open);
  if (data.state === "declined") return declined(data, open);
  if (data.state === "failed") return failed(data, again);
  if (data.state === "stopped") return stopped(data, again);
  if (data.writing) return [writtenText(data.writing, data, open)];
  if (data.paragraphs.length) return [paragraphs(data, open)];
  return [element("p", { class: "readout-note" }, data.note)];
}

function showOpen(root, number) {
  for (const button of root.querySelectorAll("[data-marker]")) {
    const current = Number(button.dataset.marker) === number;
    button.toggleAttribute("data-open", current);
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

// What a person thinks of the answer and of each quote. A pressed button, pressed again, takes it back.
function verdictButton(marker, verdict, name, send, shown = "") {
  const attributes = {
    type: "button",
    class: `readout-verdict readout-verdict-${verdict}`,
    "aria-label": name,
    title: name,
    "data-about": marker,
    "data-verdict": verdict,
    onclick: ({ currentTarget }) => {
      const pressed = currentTarget.getAttribute("aria-pressed") === "true";
      send({ marker, verdict: pressed ? null : verdict });
    },
  };
  return element("button", attributes, shown);
}

function addFeedback(root, data, send) {
  if (!data.feedback) return;
  const entries = root.querySelectorAll(".readout-entries > li");
  data.entries.forEach((found, place) => {
    const doubts = found.quotes.map(({ marker }) => {
      const shown = `Report quote ${marker}`;
      return verdictButton(marker, "unsupported", `${shown}: it does not support the answer`, send, shown);
    });
    entries[place]?.lastElementChild.append(element("p", { class: "readout-doubts" }, doubts));
  });
  const thumbs = [
    verdictButton(0, "good", "This answer is good", send),
    verdictButton(0, "bad", "This answer is not good", send),
  ];
  const group = { class: "readout-thumbs", role: "group", "aria-label": "Your opinion of this answer" };
  root.querySelector(".readout-reply").append(element("div", group, thumbs));
}

function showFeedback(root, feedback) {
  for (const button of root.querySelectorAll(".readout-verdict")) {
    const { about, verdict } = button.dataset;
    const pressed = about === "0" ? feedback?.answer === verdict : feedback?.doubted.includes(Number(about));
    button.setAttribute("aria-pressed", String(Boolean(pressed)));
  }
}

// Parts that stay while their contents change, so that what has the focus or is being read aloud is not taken away.
function frame(place) {
  place.swapped = -Infinity;
  place.head = element("div", { class: "readout-head" });
  place.reply = element("div", { class: "readout-reply", "aria-live": "polite" });
  place.cards = element("div");
  place.follow = element("section", { class: "readout-follow", "aria-label": "Suggested questions" });
  place.root.replaceChildren(place.head, place.reply, place.cards, place.follow);
}

// Questions to go on with. They come last and later than the answer, and are not read aloud into it.
function drawFollow(place, data, send) {
  const contents = JSON.stringify([data.state, data.follow]);
  if (place.followDrawn === contents) return;
  place.followDrawn = contents;
  const label = data.state === "declined" ? "The library does answer:" : "Ask next";
  const line = (question) =>
    element("li", {}, element("button", { type: "button", dir: "auto", onclick: () => send("followed", question) }, question));
  place.follow.replaceChildren(
    ...(data.follow.length ? [element("h3", {}, label), element("ul", {}, data.follow.map(line))] : []),
  );
}

function drawReply(place, data, send) {
  const contents = JSON.stringify({ ...data, open: null, latest: null, feedback: null, follow: null });
  if (place.drawn === contents) return;
  const stoppedByKey = data.state === "stopped" && document.activeElement?.matches(".readout-stop") && place.head.contains(document.activeElement);
  place.drawn = contents;
  place.reply.setAttribute("aria-busy", String(PENDING.includes(data.state)));
  place.reply.replaceChildren(...reply(data, (chosen) => send("opened", chosen), () => send("again", true)).filter(Boolean));
  place.cards.replaceChildren(...data.cards.map((found) => card(found, data))); // outside the reply, which is read aloud as it changes
  for (const marker of place.reply.querySelectorAll("[data-marker]")) {
    const tied = document.getElementById(marker.getAttribute("aria-describedby"));
    if (tied) tieCard(marker, tied);
  }
  addFeedback(place.root, data, (verdict) => send("judged", verdict));
  if (stoppedByKey) place.reply.querySelector(".readout-again").focus({ preventScroll: true });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-exchange");
  if (place.fresh) frame(place);
  drawReply(place, data, setTriggerValue);
  drawQuestion(place, data, setTriggerValue);
  drawFollow(place, data, setTriggerValue);
  showFeedback(place.root, data.feedback);
  place.root.toggleAttribute("data-latest", data.latest);
  showOpen(place.root, data.open);
  if (place.fresh && data.latest && data.state !== "answered") {
    place.root.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }
}
