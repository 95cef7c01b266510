// One question and what came of it.

import { badge, toldEarly } from "./badge.js";
import { card, tieCard } from "./card.js";
import { copying } from "./clipboard.js";
import { composed, folded, headline } from "./composed.js";
import { differs } from "./differs.js";
import { calm, element, foreign, outsideLink, placeIn } from "./elements.js";
import { menu } from "./menu.js";
import { PENDING, drawQuestion, lastStopped } from "./question.js";
import { accountButton, citationId, paragraphs } from "./text.js";
import { writtenBehind, writtenFoot, writtenText } from "./written.js";

const HELD_MS = 2000;
const SOURCES_IN_SIGHT = 3; // quotes in full

function entryLine(entry) {
  const pieces = entry.byline.map((piece) => ("url" in piece ? outsideLink(piece) : foreign(piece.text)));
  return element("p", { class: "readout-byline" }, pieces);
}

function quoteLine(quote, data, open) {
  const line = element("p", { class: "readout-entry-quote" });
  if (quote.text || quote.badges.length || quote.differs.length) line.append(element("span", { class: "readout-number", "aria-hidden": "true" }, String(quote.marker)));
  if (quote.text) {
    line.append(element("button", { type: "button", dir: "auto", onclick: () => open({ quote: quote.marker }) }, `“${quote.text}”`));
  }
  for (const one of quote.badges) line.append(badge(one));
  if (quote.early) line.append(toldEarly(quote.early));
  if (quote.also) {
    line.append(element("span", { class: "readout-byline" }, `Also in ${quote.also}.`));
  }
  if (quote.changed) line.append(element("em", { class: "readout-byline", "data-readout": "changed" }, `Changed since: quote ${quote.marker} is shown as the article had it.`));
  else if (!quote.sound) line.append(element("strong", {}, `Quote ${quote.marker} is not in the article as the library has it now.`));
  line.append(...differs(quote.differs, accountButton(data, open)));
  return line.hasChildNodes() ? line : null;
}

function entry(found, data, open) {
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
      found.printed ? element("p", { class: "readout-byline" }, foreign(found.printed), ".") : null,
      found.quotes.map((quote) => quoteLine(quote, data, open)),
    ),
  );
}

// A long list of quotes that sections or a table rest on is folded away; each is one click on its number away.
function sources(data, open) {
  if (!data.entries.length) return null;
  const list = element("ol", { class: "readout-entries", "aria-label": "Sources" }, data.entries.map((found) => entry(found, data, open)));
  const told = data.entries.flatMap((found) => found.quotes).filter((quote) => quote.text).length;
  if (told <= SOURCES_IN_SIGHT || data.writing?.leads) return list;
  return element("details", { class: "readout-also", "data-readout": "sources" }, element("summary", {}, `The ${told} quotes it rests on, and where they are from`), list);
}

// That the quotes are word for word is one thing; what makes them an answer is another.
function checked({ text, basis, sound, quoted }) {
  const state = sound ? (quoted ? "" : " readout-unquoted") : " readout-unsound";
  return [
    element("p", { class: `readout-checked${state}`, "data-readout": "checked" }, text),
    basis ? element("p", { class: "readout-basis", "data-readout": "basis" }, basis) : null,
  ];
}

function answered(data, open) {
  const { writing } = data;
  const more = data.further.length;
  const near = data.related.length;
  return [
    data.answerNote ? element("p", { class: "readout-answer-note", "data-readout": "note" }, data.answerNote) : null,
    headline(data, open),
    writing?.leads ? writtenText(writing, data, open) : best(data, open),
    ...composed(data, open),
    writing?.leads ? writtenFoot(writing) : null,
    folded("also-said", `Also said: ${more === 1 ? "1 quote" : `${more} quotes`}`, data.further, data, open),
    sources(data, open),
    ...checked(data.checked),
    writing && !writing.leads ? writtenBehind(writing, data, open) : null,
    folded("related", `Near the question, but not part of the answer: ${near === 1 ? "1 quote" : `${near} quotes`}`, data.related, data, open),
    also(data, open),
  ];
}

function best(data, open) {
  if (!data.paragraphs.length) return null;
  const made = paragraphs(data, open);
  made.classList.add("readout-best");
  return made;
}

// What Readout says of itself quotes nothing and claims nothing of any meeting.
function about(data, open) {
  return [element("div", { class: "readout-plain", "data-readout": "about" }, paragraphs(data, open), composed(data, open))];
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
  if (data.state === "about") return about(data, open);
  if (data.state === "failed") return failed(data, again);
  if (data.state === "stopped") return stopped(data, again);
  if (data.paragraphs.length) return [paragraphs(data, open)];
  return [
    headline(data, open),
    ...composed(data, open),
    data.writing ? writtenText(data.writing, data, open) : element("p", { class: "readout-note" }, data.note),
  ];
}

function showOpen(root, number) {
  for (const button of root.querySelectorAll("[data-marker]")) {
    const current = Number(button.dataset.marker) === number;
    const fold = current && button.closest("details:not([open])");
    if (fold) fold.open = true;
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

// Why an answer is not good: a line that may be left empty, asked for once the thumb is down.
function reasonForm(feedback, send) {
  const box = element("input", { type: "text", dir: "auto", maxlength: feedback.reasonMax, "aria-label": "What is wrong with it (optional)", placeholder: "What is wrong with it? (optional)" });
  const said = element("span", { class: "readout-said", role: "status" });
  box.value = feedback.reason;
  const form = element("form", { class: "readout-why", hidden: true }, box, element("button", { type: "submit", class: "readout-tool" }, "Send"), said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ marker: 0, verdict: "bad", reason: box.value.trim() });
    said.textContent = "Kept with your verdict";
  });
  return form;
}

const SAVED_AS = [["md", "Markdown"], ["html", "HTML"], ["docx", "Word"]];

// What can be done with the answer: an opinion on it, taking it along.
function addTools(root, data, send) {
  if (!data.feedback) return;
  const judged = (verdict) => send("judged", verdict);
  const entries = root.querySelectorAll(".readout-entries > li");
  data.entries.forEach((found, place) => {
    const numbers = found.quotes.map(({ marker }) => marker);
    const doubts = numbers.map((marker) =>
      verdictButton(marker, "unsupported", `Report quote ${marker}: it does not support the answer`, judged, `Report quote ${marker}: it does not support the answer`),
    );
    entries[place]?.append(menu(`More on quote${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}`, "⋯", doubts));
  });
  const thumbs = [verdictButton(0, "good", "This answer is good", judged), verdictButton(0, "bad", "This answer is not good", judged)];
  const { button: copy, said } = copying();
  const saves = SAVED_AS.map(([ending, name]) => element("button", { type: "button", onclick: () => send("saved", ending) }, name));
  const group = { class: "readout-thumbs", role: "group", "aria-label": "Your opinion of this answer" };
  root.querySelector(".readout-reply").append(
    element(
      "div",
      { class: "readout-doing" },
      element("div", group, thumbs),
      data.copied ? copy("Copy answer", () => data.copied) : null,
      menu("Save this answer", "Save", saves),
      said,
    ),
    reasonForm(data.feedback, judged),
  );
}

function showFeedback(root, feedback) {
  for (const button of root.querySelectorAll(".readout-verdict")) {
    const { about, verdict } = button.dataset;
    const pressed = about === "0" ? feedback?.answer === verdict : feedback?.doubted.includes(Number(about));
    button.setAttribute("aria-pressed", String(Boolean(pressed)));
  }
  for (const made of root.querySelectorAll(".readout-entries .readout-menu")) {
    const reported = made.querySelector('[aria-pressed="true"]');
    made.firstElementChild.textContent = reported ? "Reported" : "⋯";
  }
  const why = root.querySelector(".readout-why");
  if (why) why.hidden = feedback?.answer !== "bad";
}

// A file that was asked for comes with one drawing, as base64; the browser saves it.
function save(place, file) {
  if (!file || place.saved === file.key) return;
  place.saved = file.key;
  const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  element("a", { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
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
  const contents = JSON.stringify({ ...data, open: null, latest: null, feedback: null, follow: null, file: null });
  if (place.drawn === contents) return;
  const focused = document.activeElement;
  const leftStop = data.state === "stopped" && data.id === lastStopped.id && (focused === document.body || place.root.contains(focused));
  place.drawn = contents;
  place.reply.setAttribute("aria-busy", String(PENDING.includes(data.state)));
  place.reply.replaceChildren(...reply(data, (chosen) => send("opened", chosen), () => send("again", true)).filter(Boolean));
  place.cards.replaceChildren(...data.cards.map((found) => card(found, data))); // outside the reply, which is read aloud as it changes
  for (const marker of place.reply.querySelectorAll("[data-marker]")) {
    const id = citationId(data, marker.dataset.marker);
    if (!document.getElementById(id)) marker.id = id; // of several with one number the first, until another is pressed
    const tied = document.getElementById(marker.getAttribute("aria-describedby"));
    if (tied) tieCard(marker, tied);
  }
  addTools(place.root, data, send);
  if (leftStop) place.reply.querySelector(".readout-again").focus({ preventScroll: true });
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
  save(place, data.file);
  if (place.fresh && data.latest) {
    if (PENDING.includes(data.state)) place.root.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
    else holdInSight(place.root);
  }
}

// A conversation that is opened, or loaded again, begins at its latest answer: until all before it has its size, or the
// person moves the page.
function holdInSight(root) {
  const held = new AbortController();
  const hold = () => root.isConnected && root.scrollIntoView({ block: "start" });
  const watch = new ResizeObserver(hold);
  watch.observe(root.closest('[data-testid="stVerticalBlock"]') ?? root.parentElement);
  const end = () => {
    watch.disconnect();
    held.abort();
  };
  for (const hand of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    document.addEventListener(hand, end, { signal: held.signal, passive: true, capture: true });
  }
  setTimeout(end, HELD_MS);
  hold();
}
