// The page of a PDF as it is printed, with boxes over the words; beside the article's text, of which one is shown.

import { element } from "./elements.js";

let wanted = "text"; // for the next quote too, as is the size
let large = false;
const UNREACHED = "The page of the PDF could not be fetched. Reload the window.";

function sheetOf(page) {
  const frame = element("div", { class: "readout-printed-page" });
  const image = element("img", { src: page.image, alt: page.name, width: page.width, height: page.height });
  const boxes = page.boxes.map(([left, top, width, height]) => {
    const box = element("span", { class: "readout-box", "data-readout": "box", "aria-hidden": "true" });
    Object.assign(box.style, { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * width}%`, height: `${100 * height}%` });
    return box;
  });
  frame.append(image, ...boxes);
  return element("div", { class: "readout-printed-scroll", tabindex: "0", role: "group", "aria-label": page.label }, frame);
}

async function fetched(address) {
  try {
    const reply = await fetch(new URL(address, document.baseURI));
    return reply.ok ? await reply.json() : { pages: [], trouble: UNREACHED };
  } catch {
    return { pages: [], trouble: UNREACHED };
  }
}

// The switch, and the pages that it shows; `show` brings the mark into sight after the person chose something.
export function printedView(address, root, show) {
  root.dataset.view = "text";
  if (!address) return { choice: null, pages: null };
  const button = (name, label, onclick) => element("button", { type: "button", class: "readout-tool", "data-control": name, onclick }, label);
  const text = button("text", "Text", () => choose("text"));
  const page = button("page", "Page", () => choose("page"));
  const size = button("size", "Larger", () => ((large = !large), choose("page")));
  const choice = element("div", { class: "readout-printed-choice", role: "group", "aria-label": "Shown as" }, text, page);
  const pages = element("div", { class: "readout-printed", "data-readout": "printed", "aria-live": "polite" });
  let asked = false;
  const choose = (name) => {
    if (!asked) ask();
    wanted = name;
    draw();
    show();
  };
  const draw = () => {
    root.dataset.view = wanted;
    pages.dataset.size = large ? "large" : "whole";
    size.textContent = large ? "Smaller" : "Larger";
    text.setAttribute("aria-pressed", String(wanted === "text"));
    page.setAttribute("aria-pressed", String(wanted === "page"));
  };
  const ask = async () => {
    asked = true;
    size.hidden = true;
    pages.replaceChildren(element("p", { class: "readout-fact" }, "Drawing the page…"));
    const found = await fetched(address);
    asked = !found.trouble; // asked for again when the page is chosen again
    size.hidden = !asked;
    if (found.trouble) return pages.replaceChildren(element("p", { class: "readout-missing" }, found.trouble));
    page.textContent = found.label;
    pages.replaceChildren(...found.pages.map(sheetOf));
    if (wanted === "page") show();
  };
  draw();
  ask();
  return { choice: [choice, size], pages };
}
