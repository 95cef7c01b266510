// What the pages of the record share: words that open their place in an article, and links to the page of a meeting.

import { element } from "./elements.js";

// Before what matters, that, after.
export function pieces([before, words, after]) {
  const piece = (text, name) => (text ? element("span", { class: name }, text) : null);
  return [piece(before, "readout-around"), piece(words, null), piece(after, "readout-around")];
}

// What a long list has beyond its first lines, folded.
export function others(count, contents, key) {
  return element("details", { class: "readout-others" }, element("summary", { "data-key": key }, `${count} more`), contents);
}

// The id is what the source view gives the focus back to when it is closed.
export function placeButton(page, place, contents, send) {
  const whole = place.start === place.end;
  const attributes = {
    type: "button",
    class: "readout-place",
    dir: "auto",
    id: whole ? null : `readout-quote-${page}-${place.number}`,
    "data-number": place.number,
    "data-whole": whole,
    onclick: () => send("opened", place),
  };
  return element("button", attributes, contents);
}

export function showOpenPlace(root, number) {
  for (const button of root.querySelectorAll("[data-number]")) {
    if (number && Number(button.dataset.number) === number) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

// A link with an address, so that it can be copied or opened beside this page; a plain click stays in this visit.
export function meetingLink(articleId, label, send) {
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send("meeting", articleId);
  };
  return element("a", { href: `meetings?${new URLSearchParams({ article: articleId })}`, class: "readout-link", dir: "auto", onclick }, label);
}
