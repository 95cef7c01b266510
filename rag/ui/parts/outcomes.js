// Above the table of outcomes: how many, what can be chosen, each with its count, and a chart of what is shown.

import { element, foreign, placeIn } from "./elements.js";
import { others } from "./places.js";

const CHOICES_SHOWN = 12;
const BARS_SHOWN = 12;

function choiceButton(facet, choice, send) {
  const attributes = {
    type: "button",
    class: "readout-choose",
    "aria-pressed": String(choice.chosen),
    "data-key": `${facet}:${choice.value}`,
    "data-status": facet === "statuses" ? choice.value : null,
    onclick: () => send("toggled", { facet, value: choice.value }),
  };
  return element("button", attributes, foreign(choice.value), element("span", { class: "readout-tally" }, choice.count.toLocaleString("en")));
}

function choices(facet, send) {
  const buttons = facet.values.map((choice) => choiceButton(facet.facet, choice, send));
  const folded = buttons.slice(CHOICES_SHOWN);
  return [
    ...buttons.slice(0, CHOICES_SHOWN),
    folded.length ? others(folded.length, element("div", { class: "readout-chooses" }, folded), `${facet.facet} others`) : null,
  ].filter(Boolean);
}

// A fold that stays as it is while what it holds changes.
function facetFold(facet) {
  const fold = {
    summary: element("summary", { "data-key": `${facet.facet} fold` }),
    list: element("div", { class: "readout-chooses", role: "group", "aria-label": facet.name }),
  };
  fold.root = element("details", { class: "readout-facet", "data-facet": facet.facet }, fold.summary, fold.list);
  return fold;
}

function drawFacet(fold, facet, send) {
  const chosen = facet.values.filter((one) => one.chosen).length;
  const unfolded = fold.list.querySelector("details")?.open;
  fold.root.hidden = !facet.values.length;
  fold.summary.textContent = chosen ? `${facet.name} · ${chosen}` : facet.name;
  fold.list.replaceChildren(...choices(facet, send));
  if (unfolded) fold.list.querySelector("details")?.setAttribute("open", "");
}

function bar(one) {
  const parts = one.parts.map((part) => {
    const told = part.count.toLocaleString("en");
    const made = element("span", { class: "readout-part", "data-status": part.status, title: `${told} ${part.status}` }, element("span", { class: "readout-inside" }, told), element("span", { class: "readout-unseen" }, ` ${part.status}, `));
    made.style.setProperty("--share", part.share);
    return made;
  });
  return element(
    "tr",
    {},
    element("th", { scope: "row", dir: "auto", title: one.label }, one.label),
    element("td", { class: "readout-bars" }, element("div", {}, parts)),
    element("td", { class: "readout-total" }, one.total.toLocaleString("en")),
  );
}

function table(bars) {
  return element("table", { class: "readout-chart", "aria-label": "Outcomes by status" }, element("tbody", {}, bars.map(bar)));
}

function chart(data, send) {
  const choose = (by, label) =>
    element("button", { type: "button", class: "readout-choose", "aria-pressed": String(data.by === by), "data-key": `by ${by}`, onclick: () => send("charted", by) }, label);
  const statuses = [...new Set(data.bars.flatMap((one) => one.parts.map((part) => part.status)))];
  const rest = data.bars.slice(BARS_SHOWN);
  return [
    element("div", { class: "readout-chooses", role: "group", "aria-label": "A bar for each" }, choose("series", "By series"), choose("years", "By year")),
    element("ul", { class: "readout-legend", "aria-hidden": "true" }, statuses.map((status) => element("li", { "data-status": status }, status))),
    table(data.bars.slice(0, BARS_SHOWN)),
    rest.length ? others(rest.length, table(rest), "other bars") : null,
  ].filter(Boolean);
}

function frame(place, data) {
  place.count = element("p", { class: "readout-shown", role: "status", tabindex: "-1", "data-readout": "count" });
  place.clear = element("div", { class: "readout-clear" });
  place.statuses = element("div", { class: "readout-chooses", role: "group", "aria-label": "Status" });
  place.folds = new Map(data.facets.slice(1).map((facet) => [facet.facet, facetFold(facet)]));
  place.chart = element("div", {});
  place.figure = element("details", { class: "readout-figure", open: true }, element("summary", {}, element("h2", {}, "Chart")), place.chart);
  const folds = element("div", { class: "readout-facets" }, [...place.folds.values()].map((fold) => fold.root));
  place.root.replaceChildren(element("div", { class: "readout-head" }, place.count, place.clear), place.statuses, folds, place.figure);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-outcomes");
  const contents = JSON.stringify(data);
  if (place.drawn === contents) return;
  if (place.fresh) frame(place, data);
  const held = place.root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  place.drawn = contents;
  if (place.count.textContent !== data.count) place.count.textContent = data.count;
  const clear = element("button", { type: "button", class: "readout-change", "data-key": "clear", onclick: () => setTriggerValue("cleared", true) }, "Clear filters");
  place.clear.replaceChildren(...(data.meeting ? [element("span", { class: "readout-only", dir: "auto" }, `Only of ${data.meeting}`)] : []), ...(data.filtered ? [clear] : []));
  place.statuses.replaceChildren(...choices(data.facets[0], setTriggerValue));
  for (const facet of data.facets.slice(1)) drawFacet(place.folds.get(facet.facet), facet, setTriggerValue);
  place.figure.hidden = !data.bars.length;
  place.chart.replaceChildren(...chart(data, setTriggerValue));
  if (held === undefined) return;
  const again = [...place.root.querySelectorAll("[data-key]")].find((one) => one.dataset.key === held);
  (again ?? place.count).focus({ preventScroll: true });
}
