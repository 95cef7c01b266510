// What is being put into the library or taken out of it, and what came of it.

import { element, placeIn } from "./elements.js";

function progress(job) {
  if (job.state !== "working" || !job.total) return null;
  return element("progress", { max: job.total, value: job.done, "aria-label": job.step });
}

function added(job, send) {
  const title = (article) => element("li", {}, element("button", { type: "button", class: "readout-change", dir: "auto", onclick: () => send("opened", article.id) }, article.title));
  return job.added.length ? element("ul", {}, job.added.map(title)) : null;
}

function skipped(job) {
  if (!job.skipped.length) return null;
  const left = (one) => element("li", {}, element("strong", {}, one.source), `: ${one.reason}.`);
  return [element("p", {}, `Skipped ${job.skipped.length}:`), element("ul", {}, job.skipped.map(left))];
}

function tools(job, send) {
  const button = (name, trigger) => element("button", { type: "button", class: "readout-change", onclick: () => send(trigger, job.id) }, name);
  if (job.state !== "failed" && job.state !== "done") return null;
  const first = job.check ? button("Check and add", "checked") : job.again ? button("Try again", "again") : null;
  return element("p", { class: "readout-job-tools" }, first, button(job.check ? "Discard" : "Dismiss", "dismissed"));
}

function card(job, send) {
  return [
    element("p", { class: "readout-job-heading" }, job.heading),
    job.step ? element("p", { class: "readout-job-step" }, job.step) : null,
    progress(job),
    added(job, send),
    job.lines.map((said) => element("p", {}, said)),
    skipped(job),
    tools(job, send),
  ].flat(2).filter(Boolean);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-jobs");
  if (place.fresh) {
    place.cards = new Map();
    for (const [name, value] of Object.entries({ role: "region", "aria-label": "Changes to the library", "data-readout": "jobs" })) place.root.setAttribute(name, value);
  }
  place.root.hidden = !data.jobs.length;
  const wanted = new Set(data.jobs.map((job) => job.id));
  for (const [id, held] of place.cards) if (!wanted.has(id)) (held.box.remove(), place.cards.delete(id));
  for (const job of data.jobs) {
    const held = place.cards.get(job.id) ?? { box: element("div", { class: "readout-job", role: "status" }), drawn: "" };
    const contents = JSON.stringify(job);
    if (held.drawn !== contents) {
      held.drawn = contents;
      held.box.dataset.state = job.state;
      held.box.replaceChildren(...card(job, setTriggerValue));
    }
    if (!held.box.isConnected) place.root.append(held.box);
    place.cards.set(job.id, held);
  }
}
