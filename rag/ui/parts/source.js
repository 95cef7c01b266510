// The article beside the chat, scrolled to the sentence that was cited.

import { copying } from "./clipboard.js";
import { calm, element, foreign, onGone, outsideLink, placeIn, returnFocus, typing } from "./elements.js";
import { printedView } from "./printed.js";

const PAGE_HEADER_PX = 60;

function piece(part, step) {
  if (!part.mark) return part.text;
  const attributes = { "data-readout": part.mark, "data-start": part.start, "data-end": part.end };
  if (part.mark !== "other-quote") return element("mark", attributes, part.text);
  const button = { role: "button", tabindex: "0", title: `Quote ${part.number} of this answer`, "data-number": part.number };
  const mark = element("mark", { ...attributes, ...button, onclick: () => step(part.number) }, part.text);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    step(part.number);
  });
  return mark;
}

function origin(source) {
  const name = source.url ? outsideLink({ label: source.publisher, url: source.url }) : foreign(source.publisher);
  const rest = [source.title, source.day].filter(Boolean).join(", ");
  return element("li", {}, name, rest ? element("span", {}, `: ${rest}`) : null);
}

function origins(heading, listed, note) {
  if (!listed.length) return null;
  const list = element("ul", {}, listed.map(origin));
  return element("section", { class: "readout-origins" }, element("h3", {}, heading), list, note ? element("p", {}, note) : null);
}

// Through all the quotes of the answer, whatever article they are in. At either end a button stays, and does nothing.
function stepper(data, step) {
  if (data.markers.length < 2) return null;
  const at = data.markers.indexOf(data.number);
  const control = (name, sign, keys, marker) =>
    element(
      "button",
      {
        type: "button",
        class: "readout-tool",
        "data-control": name,
        "aria-label": `${name} quote`,
        "aria-describedby": "readout-step", // read out with the button when a step gives it the focus again
        "aria-keyshortcuts": keys,
        "aria-disabled": String(marker === undefined),
        title: `${name} quote (${keys[0]})`,
        onclick: () => marker !== undefined && step(marker),
      },
      sign,
    );
  return element(
    "div",
    { class: "readout-stepper", role: "group", "aria-label": "Quotes of this answer" },
    control("Previous", "‹", "p ArrowLeft", data.markers[at - 1]),
    element("span", { id: "readout-step" }, `${at + 1} of ${data.markers.length}`),
    control("Next", "›", "n ArrowRight", data.markers[at + 1]),
  );
}

function tools(taken) {
  if (!taken) return null;
  const { button: copy, said } = copying();
  const here = () => `${window.location.origin}${window.location.pathname}${taken.query}`;
  return element(
    "div",
    { class: "readout-tools" },
    taken.reference ? copy(`Copy ${taken.what}`, () => taken.reference) : null,
    copy("Copy link", here),
    taken.original ? outsideLink({ label: "Open original", url: taken.original }) : null,
    said,
  );
}

// What can be done with the article. What cannot be taken back is asked for first, in the button's place.
function actions(data, act) {
  if (!data.actions.length) return null;
  const bar = element("div", { class: "readout-tools", "data-readout": "actions" });
  const button = (label, onclick) => element("button", { type: "button", class: "readout-tool", "data-control": label, onclick }, label);
  const offer = () => data.actions.map((one) => button(one.label, () => (one.confirm ? sure(one) : act(one.name))));
  const sure = (one) => {
    const keep = button("Keep it", () => back(one));
    const group = element("div", { class: "readout-sure", role: "group", "aria-label": one.confirm }, element("p", {}, one.confirm), button(one.label, () => act(one.name)), keep);
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // this Escape answers; the next one closes the article
      back(one);
    });
    bar.replaceChildren(group);
    keep.focus();
  };
  const back = (one) => {
    bar.replaceChildren(...offer());
    [...bar.children].find((each) => each.textContent === one.label)?.focus();
  };
  bar.replaceChildren(...offer());
  return bar;
}

function sheet(data, root, step, close, act) {
  const printed = printedView(data.printed, root, () => showMark(root));
  const attributes = { type: "button", class: "readout-tool readout-close", "aria-label": "Close the source", onclick: close };
  return [
    element(
      "div",
      { class: "readout-bar" },
      element("span", { class: "readout-label" }, data.label),
      stepper(data, step),
      element("button", attributes, "Close"),
      // The article's own heading is scrolled out of sight when a mark is; this one stays, for the eye alone.
      element("p", { class: "readout-bar-title", "aria-hidden": "true", title: data.title, dir: "auto" }, data.title),
      data.head ? element("p", { class: "readout-bar-facts", "aria-hidden": "true", title: data.head, dir: "auto" }, data.head) : null,
      element("div", { class: "readout-row" }, printed.choice, tools(data.taken), actions(data, act)),
    ),
    element(
      "article",
      {},
      element("h2", { dir: "auto" }, data.title),
      data.facts.map((fact) => element("p", { class: "readout-fact", dir: "auto" }, fact)),
      data.note ? element("p", { class: "readout-missing", role: "alert" }, data.note) : null,
      element(
        "div",
        { class: "readout-article readout-words" },
        data.paragraphs.map((parts) => element("p", { dir: "auto" }, parts.map((part) => piece(part, step)))),
      ),
      printed.pages,
      origins(data.sources.length === 1 ? "Drawn from" : `Drawn from ${data.sources.length} publications`, data.sources),
      origins("Also printed by", data.prints, "All of these are one source: none confirms another."),
    ),
  ];
}

// Scrolls the view alone; scrollIntoView would move the chat as well.
function showMark(root) {
  const marks = 'mark[data-readout="quote"], mark[data-readout="passage"]';
  const mark = root.querySelector(root.dataset.view === "page" ? ".readout-box" : marks);
  const above = mark ? mark.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop : 0;
  root.scrollTo({ top: Math.max(0, above - root.clientHeight / 3), behavior: "auto" });
  const sheet = mark?.closest(".readout-printed-scroll");
  if (sheet) sheet.scrollLeft = Math.min(...[...sheet.querySelectorAll(".readout-box")].map((box) => box.offsetLeft)) - 16;
  if (mark && !calm()) mark.classList.add("readout-flash");
}

// Until the person moves the view: what takes its size late, styles or the view beside it, moves the mark elsewhere.
function keepMarkInSight(place) {
  const { root } = place;
  place.moved?.abort();
  place.moved = new AbortController();
  const watch = new ResizeObserver(() => showMark(root));
  watch.observe(root);
  watch.observe(root.querySelector("article"));
  const { signal } = place.moved;
  signal.addEventListener("abort", () => watch.disconnect());
  for (const hand of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    root.addEventListener(hand, () => place.moved.abort(), { signal, passive: true });
  }
}

// A step can lead to a citation further up or down; and on a narrow screen the view covers the chat's lower part.
function keepOpenerInSight(root, opener) {
  const button = document.getElementById(opener);
  if (!button) return;
  const at = button.getBoundingClientRect();
  const bottom = root.getBoundingClientRect().top || window.innerHeight;
  if (at.top < PAGE_HEADER_PX || at.bottom > bottom) button.scrollIntoView({ block: "start" });
}

// The view is drawn anew at each step; a button that was pressed keeps the focus, so that it can be pressed again.
function keepFocus(root, control) {
  if (typing()) return;
  const again = [...root.querySelectorAll("[data-control]")].find((button) => button.dataset.control === control);
  (again ?? root).focus({ preventScroll: true });
}

function listen(place, close, step) {
  place.heard?.abort();
  place.heard = new AbortController();
  const { signal } = place.heard;
  const onEscape = (event) => event.key === "Escape" && !event.defaultPrevented && close();
  document.addEventListener("keydown", onEscape, { signal });
  const onStep = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { n: 1, ArrowRight: 1, p: -1, ArrowLeft: -1 }[event.key];
    const marker = by && place.markers[place.markers.indexOf(place.wanted) + by];
    if (marker === undefined) return;
    event.preventDefault();
    step(marker);
  };
  place.root.addEventListener("keydown", onStep, { signal });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-source");
  const contents = JSON.stringify(data);
  place.opener = data.opener;
  if (place.drawn !== contents) {
    const close = () => setTriggerValue("closed", true);
    const step = (marker) => {
      place.wanted = marker; // a key pressed again before the view has followed goes on from here
      setTriggerValue("stepped", marker);
    };
    const held = place.root.contains(document.activeElement) ? document.activeElement.dataset.control : undefined;
    Object.assign(place, { drawn: contents, markers: data.markers, wanted: data.number });
    place.root.setAttribute("data-readout", "source");
    place.root.setAttribute("role", "complementary");
    place.root.setAttribute("aria-label", `${data.label}: ${data.title}`);
    place.root.tabIndex = -1;
    place.root.replaceChildren(...sheet(data, place.root, step, close, (name) => setTriggerValue("acted", name)));
    listen(place, close, step);
    keepFocus(place.root, held);
    showMark(place.root);
    keepMarkInSight(place);
    keepOpenerInSight(place.root, data.opener);
  }
  return onGone(place, () => {
    place.heard.abort();
    place.moved.abort();
    returnFocus(place.opener);
  });
}
