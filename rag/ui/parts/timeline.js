// The meetings by date: a lane for each series, a button for each meeting.

import { element, onGone, placeIn } from "./elements.js";

const TARGET_PX = 26; // a fingertip's, with a gap
const FOLDED_BELOW_PX = 640; // on a phone the list comes first

function dot(meeting, choose, tip) {
  const name = `${meeting.name}, ${meeting.count}`;
  const attributes = {
    type: "button",
    class: "readout-dot",
    tabindex: "-1",
    "aria-label": name,
    "aria-pressed": String(meeting.chosen),
    "data-key": meeting.key,
    "data-dimmed": meeting.dimmed,
    onclick: () => choose(meeting.key),
  };
  const made = element("button", attributes);
  made.style.setProperty("--at", meeting.at);
  made.style.setProperty("--size", `${meeting.size}px`);
  const show = () => tip.show(made, meeting);
  made.addEventListener("pointerenter", show);
  made.addEventListener("focus", show);
  made.addEventListener("pointerleave", tip.hide);
  made.addEventListener("blur", tip.hide);
  return made;
}

function yearMark(tick, label) {
  const made = element("span", { class: "readout-year" }, label ? String(tick.year) : null);
  made.style.setProperty("--at", tick.at);
  return made;
}

function laneOf(lane, data, choose, tip) {
  const marks = data.ticks.map((tick) => yearMark(tick, false));
  const dots = lane.meetings.map((meeting) => dot(meeting, choose, tip));
  return element(
    "div",
    { class: "readout-lane", role: "group", "aria-label": lane.name },
    element("div", { class: "readout-lane-name", dir: "auto", "aria-hidden": "true", title: lane.name }, lane.name),
    element("div", { class: "readout-track" }, marks, dots),
  );
}

// What a dot is, in sight while it is pointed at or has the focus. Its name says the same to a screen reader.
function tipIn(root) {
  const box = element("div", { class: "readout-tip", "aria-hidden": "true", hidden: true });
  const hide = () => (box.hidden = true);
  const show = (target, meeting) => {
    box.replaceChildren(element("strong", { dir: "auto" }, meeting.name), element("span", {}, meeting.count));
    box.hidden = false;
    const at = target.getBoundingClientRect();
    const around = root.getBoundingClientRect();
    const most = around.width - box.offsetWidth;
    const left = at.left - around.left + at.width / 2 - box.offsetWidth / 2;
    box.style.left = `${Math.max(0, Math.min(left, most))}px`;
    box.style.top = `${at.bottom - around.top + 4}px`;
  };
  return { box, hide, show };
}

// Meetings too near for their targets to lie side by side go one below the other.
function spread(root) {
  for (const track of root.querySelectorAll(".readout-track")) {
    const width = track.clientWidth - TARGET_PX;
    const ends = [];
    for (const button of track.querySelectorAll(".readout-dot")) {
      const at = Number(button.style.getPropertyValue("--at")) * width;
      const free = ends.findIndex((end) => end <= at);
      const level = free < 0 ? ends.length : free;
      ends[level] = at + TARGET_PX;
      button.style.setProperty("--level", level);
    }
    track.style.setProperty("--levels", Math.max(ends.length, 1));
  }
}

// One stop for the Tab key; the arrows go on from there, along a lane and to the nearest meeting of the next.
function walk(root) {
  const lanes = () => [...root.querySelectorAll(".readout-track")].map((track) => [...track.querySelectorAll(".readout-dot")]);
  const place = (button) => Number(button.style.getPropertyValue("--at"));
  const go = (button) => {
    if (!button) return;
    settleTab(root, button);
    button.focus();
  };
  return (event) => {
    const all = lanes();
    const lane = all.findIndex((dots) => dots.includes(document.activeElement));
    if (lane < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = all[lane].indexOf(document.activeElement);
    const across = (other) =>
      other?.reduce((best, one) => {
        const far = (button) => Math.abs(place(button) - place(document.activeElement));
        return far(one) < far(best) ? one : best;
      });
    const next = {
      ArrowLeft: () => all[lane][here - 1],
      ArrowRight: () => all[lane][here + 1],
      ArrowUp: () => across(all[lane - 1]),
      ArrowDown: () => across(all[lane + 1]),
      Home: () => all[lane][0],
      End: () => all[lane].at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    go(next());
  };
}

function settleTab(root, wanted) {
  const dots = [...root.querySelectorAll(".readout-dot")];
  const stop = wanted ?? dots.find((one) => one.getAttribute("aria-pressed") === "true") ?? dots[0];
  for (const one of dots) one.tabIndex = one === stop ? 0 : -1;
}

function lanesOf(data, send, tip) {
  const choose = (key) => send("chosen", key);
  const size = data.whole ? "Show fewer series" : `Show all ${data.series} series`;
  return [
    element("div", { class: "readout-axis", "aria-hidden": "true" }, element("div", { class: "readout-track" }, data.ticks.map((tick) => yearMark(tick, true)))),
    element(
      "div",
      { class: "readout-lanes", role: "toolbar", "aria-label": "Meetings by date; the arrow keys go from one to the next", "aria-orientation": "horizontal" },
      data.lanes.map((lane) => laneOf(lane, data, choose, tip)),
    ),
    data.foldable ? element("button", { type: "button", class: "readout-change", "data-key": "", onclick: () => send("whole", !data.whole) }, size) : null,
  ].filter(Boolean);
}

function frame(place) {
  place.tip = tipIn(place.root);
  place.lanes = element("div", { class: "readout-meetings" });
  place.note = element("p", { class: "readout-left-out" });
  place.fold = element("details", { open: window.innerWidth > FOLDED_BELOW_PX }, element("summary", {}, element("h2", {}, "Timeline of meetings")), place.lanes, place.note);
  place.fold.addEventListener("toggle", () => spread(place.root));
  place.root.replaceChildren(place.fold, place.tip.box);
  place.root.addEventListener("keydown", walk(place.root));
  place.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || place.tip.box.hidden) return;
    event.preventDefault(); // this Escape is the tip's; the next one closes what is open beside the list
    place.tip.hide();
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-timeline");
  if (place.fresh) frame(place);
  const contents = JSON.stringify(data);
  if (place.drawn !== contents) {
    const held = place.lanes.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    place.drawn = contents;
    place.tip.hide();
    place.lanes.replaceChildren(...lanesOf(data, setTriggerValue, place.tip));
    place.note.textContent = data.note;
    const again = held === undefined ? null : [...place.lanes.querySelectorAll("[data-key]")].find((one) => one.dataset.key === held);
    settleTab(place.root, again?.classList.contains("readout-dot") ? again : undefined);
    spread(place.root);
    again?.focus({ preventScroll: true });
    place.tip.hide(); // given back, not gone to: nothing new to say
  }
  place.watch ??= new ResizeObserver(() => spread(place.root));
  place.watch.observe(place.root);
  return onGone(place, () => place.watch.disconnect());
}
