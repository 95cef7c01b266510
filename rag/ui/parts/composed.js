// What was composed of an answer: the line that answers, its sections, its table.

import { element } from "./elements.js";
import { line } from "./text.js";

export function headline(data, open) {
  if (!data.headline.length) return null;
  return element("p", { class: "readout-headline", "data-readout": "headline", dir: "auto" }, line(data.headline, data, open));
}

function section(found, data, open) {
  return element(
    "section",
    { class: "readout-section", "data-readout": "section" },
    element("h3", { dir: "auto" }, found.title),
    element("ul", {}, found.items.map((pieces) => element("li", { dir: "auto" }, line(pieces, data, open)))),
  );
}

// It scrolls by itself where it is wider than the answer, and on a phone each row stands as a list, each cell under the
// name of its column. The first cell of a row names the row.
function table(data, open) {
  const found = data.table;
  if (!found) return null;
  const cell = (pieces, nth) =>
    nth
      ? element("td", { dir: "auto" }, element("span", { class: "readout-column", "aria-hidden": "true" }, found.columns[nth]), line(pieces, data, open))
      : element("th", { scope: "row", dir: "auto" }, line(pieces, data, open));
  return element(
    "div",
    { class: "readout-grid", role: "region", tabindex: "0", "aria-label": `Table: ${found.columns.join(", ")}`, "data-readout": "table" },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, found.columns.map((name) => element("th", { scope: "col", dir: "auto" }, name)))),
      element("tbody", {}, found.rows.map((row) => element("tr", {}, row.map(cell)))),
    ),
  );
}

export function composed(data, open) {
  return [
    ...data.sections.map((found) => section(found, data, open)),
    table(data, open),
    data.counted ? element("p", { class: "readout-counted", "data-readout": "counted" }, data.counted) : null,
  ];
}

// Further quotes, or those that are only near, folded away.
export function folded(name, summary, found, data, open) {
  if (!found.length) return null;
  return element(
    "details",
    { class: "readout-also", "data-readout": name },
    element("summary", {}, summary),
    element("div", { class: "readout-text readout-folded" }, found.map((pieces) => element("p", { dir: "auto" }, line(pieces, data, open)))),
  );
}
