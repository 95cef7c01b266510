// What a citation shows before it is opened, at the pointer's rest or the keyboard's focus. A finger opens the source.

import { element } from "./elements.js";

const CARD_OPENS_MS = 120;
const CARD_LEAVES_MS = 220; // long enough to move the pointer from the marker onto the card
const CARD_GAP_PX = 8;

export function cardId(data, marker) {
  return `readout-card-${data.id}-${marker}`;
}

export function card(found, data) {
  const words = (text, className) => (text ? element("span", { class: className }, text) : null);
  return element(
    "div",
    { id: cardId(data, found.marker), class: "readout-card", role: "tooltip", popover: "manual", "data-readout": "card" },
    found.title ? element("p", { class: "readout-card-title", dir: "auto" }, found.title) : null,
    found.line ? element("p", { class: "readout-card-line" }, found.line) : null,
    found.quote
      ? element(
          "p",
          { class: "readout-card-words", dir: "auto" },
          words(found.before, "readout-card-beside"),
          words(found.quote, "readout-card-quote"),
          words(found.after, "readout-card-beside"),
        )
      : element("p", { class: "readout-card-trouble" }, "This quote is not in the article as the library has it now."),
    found.apart.map((line) => element("p", { class: "readout-card-line readout-card-apart", dir: "auto" }, line)),
  );
}

// Below the marker where there is room, else above; never over the edge of the screen.
function placeCard(card, marker) {
  const at = marker.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - 2 * CARD_GAP_PX;
  const above = at.top - 2 * CARD_GAP_PX;
  card.style.maxHeight = "";
  const under = card.offsetHeight <= below || below >= above;
  card.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
  card.style.top = `${under ? at.bottom + CARD_GAP_PX : at.top - CARD_GAP_PX - card.offsetHeight}px`;
  const right = document.documentElement.clientWidth - card.offsetWidth - CARD_GAP_PX;
  card.style.left = `${Math.max(CARD_GAP_PX, Math.min(at.left - 2 * CARD_GAP_PX, right))}px`;
}

export function tieCard(marker, card) {
  let timer = 0;
  let shown = null;
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const hide = () => {
    clearTimeout(timer);
    shown?.abort();
    shown = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const follow = () => {
    const at = marker.getBoundingClientRect();
    if (!marker.isConnected || at.bottom < 0 || at.top > window.innerHeight) hide();
    else placeCard(card, marker);
  };
  const show = () => {
    clearTimeout(timer);
    if (shown || !card.isConnected) return;
    for (const other of document.querySelectorAll(".readout-card:popover-open")) other.hidePopover();
    shown = new AbortController();
    const heard = { signal: shown.signal, capture: true };
    card.showPopover();
    placeCard(card, marker);
    window.addEventListener("resize", follow, heard);
    document.addEventListener("scroll", (event) => event.target !== card && follow(), heard);
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault(); // this Escape is the card's; the next one closes the source
        hide();
      },
      heard,
    );
  };
  const leave = () => {
    if (![marker, card].some((part) => part.matches(":hover")) && !marker.matches(":focus-visible")) hide();
  };
  const finger = (event) => event.pointerType === "touch";
  marker.addEventListener("pointerenter", (event) => finger(event) || later(show, CARD_OPENS_MS));
  marker.addEventListener("focus", () => marker.matches(":focus-visible") && !("returned" in marker.dataset) && show());
  card.addEventListener("beforetoggle", (event) => event.newState === "closed" && shown && hide());
  for (const part of [marker, card]) part.addEventListener("pointerleave", () => later(leave, CARD_LEAVES_MS));
  marker.addEventListener("blur", () => later(leave, 0));
  marker.addEventListener("click", hide);
}
