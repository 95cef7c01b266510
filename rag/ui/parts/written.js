// What a language model wrote: every sentence with what checking it found.

import { element } from "./elements.js";
import { line } from "./text.js";

const SAID_OF = {
  supported: "Supported by its quotes",
  partly: "Only partly in the quotes",
  unsupported: "Not what the quotes say",
  uncited: "No quote is cited for this",
};

function claim(sentence, data, open) {
  const said = sentence.pieces.map((piece) => ("struck" in piece ? struck(piece.struck) : piece));
  const parts = writtenLine(said, data, open);
  if (!sentence.verdict) return [...parts, " "];
  const attributes = { class: "readout-claim", "data-readout": "claim", "data-verdict": sentence.verdict };
  if (sentence.verdict === "supported") return [element("span", attributes, parts), " "];
  const why = sentence.reasons.length ? sentence.reasons.join("; ") : "";
  const reason = element(
    "span",
    { class: "readout-reason", "data-readout": "reason" },
    why ? `${SAID_OF[sentence.verdict]}: ${why}` : SAID_OF[sentence.verdict],
  );
  return [element("span", attributes, parts), " ", reason, " "];
}

function struck(number) {
  return { node: element("s", { title: "The model cited a sentence that it was not shown" }, `[${number}]`) };
}

function writtenLine(pieces, data, open) {
  const parts = [];
  let run = [];
  const flush = () => {
    parts.push(...line(run, data, open));
    run = [];
  };
  for (const piece of pieces) {
    if (!("node" in piece)) run.push(piece);
    else {
      flush();
      parts.push(piece.node);
    }
  }
  flush();
  return parts;
}

export function writtenText(found, data, open) {
  return element(
    "div",
    { class: "readout-text readout-words readout-written" },
    found.paragraphs.map((sentences) => element("p", { dir: "auto" }, sentences.flatMap((sentence) => claim(sentence, data, open)))),
  );
}

export function writtenFoot(found) {
  return element(
    "p",
    { class: "readout-counts" },
    element("span", { "data-readout": "claims" }, found.counts),
    " ",
    element("span", { class: "readout-cost" }, found.cost),
  );
}

// A text that does not hold stands behind the quotes, folded away; one that was cut short stays in sight.
export function writtenBehind(found, data, open) {
  const summary = found.cut ? `What the model had written: ${found.cut}` : "What the model wrote, most of it not carried by quotes";
  return element(
    "details",
    { class: "readout-behind", "data-readout": "behind", open: Boolean(found.cut) },
    element("summary", {}, summary),
    writtenText(found, data, open),
    writtenFoot(found),
  );
}
