// The articles of the library: how many, what they are filtered by, and the list of them.

import { calm, element, foreign, placeIn } from "./elements.js";

const PHONE_PX = 640; // so narrow that the list is out of sight below the timeline; choosing a meeting there leads to it

const ASPECTS = { text: "Words", meeting: "Meeting", summits: "Summit", years: "Year", places: "Place", participants: "Participant", topics: "Topic" };

function chip(part, send) {
  const name = `${ASPECTS[part.aspect]}: ${part.value}`;
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "readout-chip", "aria-label": `Drop ${name}`, title: `Drop ${name}`, "data-key": name, onclick: () => send("dropped", part) },
      element("span", { dir: "auto" }, part.aspect === "text" ? `“${part.value}”` : part.value),
      element("span", { "aria-hidden": "true" }, "×"),
    ),
  );
}

function choice(data, send) {
  const parts = [];
  if (data.parts.length) parts.push(element("ul", { class: "readout-chips", "aria-label": "Filters in force" }, data.parts.map((part) => chip(part, send))));
  if (data.filtered) parts.push(element("button", { type: "button", class: "readout-change", "data-key": "clear", onclick: () => send("cleared", true) }, "Clear filters"));
  if (data.ask) parts.push(element("button", { type: "button", class: "readout-ask", "data-key": "ask", onclick: () => send("asking", true) }, data.ask));
  if (data.meeting) parts.push(element("button", { type: "button", class: "readout-ask", "data-key": "meeting", onclick: () => send("meeting", data.meeting) }, "See this meeting"));
  return parts;
}

function line(article, send) {
  const title = { type: "button", class: "readout-title", dir: "auto", id: `readout-article-${article.id}`, "data-key": article.id, onclick: () => send("opened", article.id) };
  return element(
    "li",
    { "data-readout": "article" },
    element("button", title, article.title),
    element("p", { class: "readout-event", dir: "auto" }, article.event),
    element("p", { class: "readout-byline" }, foreign(article.publisher), article.printed ? [" · ", foreign(article.printed)] : null, article.topics ? element("span", { class: "readout-topics" }, article.topics) : null),
  );
}

function nothing(data, send) {
  const wayOut = (way) =>
    element(
      "li",
      {},
      element("button", { type: "button", class: "readout-change", "data-key": way.value, onclick: () => send("dropped", way) }, `Without ${ASPECTS[way.aspect].toLowerCase()} “`, foreign(way.value), "”"),
      `: ${way.leaves}`,
    );
  return element(
    "div",
    { class: "readout-none", "data-readout": "no-articles" },
    element("p", {}, data.ways.length ? "No article fits all of this. Drop one filter:" : "No article fits, whichever single filter is dropped. Clear the filters to see all."),
    element("ul", {}, data.ways.map(wayOut)),
  );
}

function list(data, send) {
  if (!data.articles.length) return [nothing(data, send)];
  const more = element("button", { type: "button", class: "readout-more", "data-key": "more", onclick: () => send("more", true) }, `Show ${data.more} more`);
  return [element("ul", { class: "readout-articles", "aria-label": "Articles" }, data.articles.map((article) => line(article, send))), ...(data.more ? [more] : [])];
}

// What had the focus keeps it when it is drawn anew. Where it is gone the count gets it, which says what came of it; and
// who asked for more goes on at the first of those.
function redraw(part, contents, place, firstNew) {
  const held = part.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  part.replaceChildren(...contents);
  if (held === undefined) return;
  const again = [...part.querySelectorAll("[data-key]")].find((one) => one.dataset.key === held);
  ((held === "more" && firstNew?.()) || again || place.count).focus({ preventScroll: true });
}

function frame(place) {
  place.count = element("p", { class: "readout-count", role: "status", tabindex: "-1", "data-readout": "count" });
  place.choice = element("div", { class: "readout-choice" });
  place.list = element("div", {});
  place.root.replaceChildren(element("div", { class: "readout-head" }, place.count, place.choice), place.list);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-listing");
  if (place.fresh) frame(place);
  if (place.count.textContent !== data.count) place.count.textContent = data.count;
  const chosen = JSON.stringify([data.parts, data.ask, data.meeting, data.filtered]);
  if (place.chosen !== chosen) {
    const meeting = data.parts.find((part) => part.aspect === "meeting")?.value;
    const led = meeting !== undefined && meeting !== place.meeting && !place.fresh && window.innerWidth <= PHONE_PX;
    Object.assign(place, { chosen, meeting });
    if (led) requestAnimationFrame(() => place.root.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" }));
    redraw(place.choice, choice(data, setTriggerValue), place);
  }
  const contents = JSON.stringify([data.articles, data.more, data.ways]);
  if (place.drawn !== contents) {
    const before = place.shown ?? 0;
    place.drawn = contents;
    place.shown = data.articles.length;
    redraw(place.list, list(data, setTriggerValue), place, () => place.list.querySelectorAll(".readout-title")[before]);
  }
  for (const title of place.list.querySelectorAll(".readout-title")) {
    if (title.dataset.key === data.open) title.setAttribute("aria-current", "true");
    else title.removeAttribute("aria-current");
  }
}
