// Shared by every part of the window. Text is set as text and nothing else: there is no way here to set HTML.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(inStoredOrder(child));
  return made;
}

// Articles that were stored before such marks were dropped may hold some that would turn the direction of their text.
function inStoredOrder(child) {
  return typeof child === "string" ? child.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") : child;
}

// Text from outside within a line of our own: its direction is its own, and it reorders nothing that stands around it.
export function foreign(text) {
  return element("bdi", {}, text);
}

// The addresses were checked before they were sent; this makes sure that nothing else could ever slip through.
export function outsideLink(link) {
  if (!/^https?:\/\//i.test(link.url)) return element("span", {}, link.label);
  const attributes = { href: link.url, target: "_blank", rel: "noopener noreferrer", class: "readout-link" };
  return element("a", attributes, link.label, element("span", { class: "readout-unseen" }, " (opens in a new tab)"));
}

// Whoever has begun to write goes on writing: a part that comes or goes beside it must not take the focus from the field.
export function typing() {
  return Boolean(document.activeElement?.matches("input, textarea, [contenteditable]"));
}

// Gives the focus back to what opened a part that is gone, without showing again what its focus would show.
export function returnFocus(id) {
  const opener = document.getElementById(id);
  if (!opener || typing()) return;
  opener.dataset.returned = "";
  opener.focus({ preventScroll: true });
  delete opener.dataset.returned;
}

export function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Where a part draws itself: one element that stays while its contents change.
const places = new WeakMap();

export function placeIn(parentElement, className) {
  let place = places.get(parentElement);
  if (!place || !place.root.isConnected) {
    place = { root: element("div", { class: `readout ${className}` }), drawn: "", fresh: true };
    parentElement.append(place.root);
    places.set(parentElement, place);
  } else {
    place.fresh = false;
  }
  return place;
}

// What is done when a part has left the page. Streamlit asks for it also after a drawing that another followed at once,
// and the part is still there then.
export function onGone(place, act) {
  return () => place.root.isConnected || act();
}

// One style sheet for all parts, asked for with the first of them and waited for with its fonts, so that none is seen
// without them and nothing moves when they come.
const sheet = element("link", { rel: "stylesheet", href: new URL("parts.css", import.meta.url) });
await new Promise((done) => {
  sheet.onload = sheet.onerror = done;
  document.body.append(sheet); // after Streamlit's own, which it overrules
});
const fonts = ['1rem "Source Serif 4"', '600 1rem "Source Serif 4"', '1rem "Source Sans 3"'];
await Promise.allSettled(fonts.map((font) => document.fonts.load(font)));
