// The conversations kept, in the sidebar: search, open, rename, delete and undo.

import { element, foreign, placeIn } from "./elements.js";

const SEARCH_AFTER_MS = 250;

function tool(name, label, act) {
  return element("button", { type: "button", class: `readout-tool readout-${name}`, "aria-label": label, title: label, onclick: act });
}

// The time of what was asked today, the day of what was asked before, by the clock of whoever reads it.
function when(changed) {
  const date = new Date(changed);
  if (date.toDateString() === new Date().toDateString()) {
    return `Today, ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
  }
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

// On a phone the sidebar lies over the chat, which one wants to see once a conversation is chosen.
function foldAway() {
  if (window.innerWidth > 768 || document.querySelector('[data-testid="stSidebar"]')?.dataset.collapsed !== "false") return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function renaming(found, data, send, leave) {
  const input = element("input", { type: "text", dir: "auto", maxlength: data.titleMax, "aria-label": "Title of the conversation", value: found.title });
  const form = element("form", { class: "readout-rename" }, input);
  let left = false;
  function end(keep) {
    if (left) return;
    left = true;
    const title = input.value.trim();
    if (keep && title && title !== found.title) send("renamed", { id: found.id, title });
    leave(keep && title ? title : found.title);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end(true);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    end(false);
  });
  input.addEventListener("blur", () => form.isConnected && end(true));
  return { form, input };
}

function row(found, data, send) {
  const open = element(
    "button",
    {
      type: "button",
      class: "readout-kept",
      title: found.title,
      "aria-current": found.id === data.shown ? "true" : null,
      onclick: () => {
        send("opened", found.id);
        foldAway();
      },
    },
    element("span", { dir: "auto" }, found.title),
    element("time", {}, when(found.changed)),
  );
  const line = element("li", {}, open);
  const rename = tool("pencil", `Rename: ${found.title}`, () => {
    const { form, input } = renaming(found, data, send, (title) => {
      open.firstChild.textContent = title;
      form.replaceWith(open);
      line.classList.remove("readout-renaming");
      rename.focus();
    });
    line.classList.add("readout-renaming");
    open.replaceWith(form);
    input.focus();
    input.select();
  });
  line.append(rename, tool("bin", `Delete: ${found.title}`, () => send("deleted", found.id)));
  return line;
}

function undo(data, send) {
  if (data.deleted === null) return [];
  const button = element("button", { type: "button", class: "readout-undo", onclick: () => send("restored", true) }, "Undo");
  return [element("span", {}, "Deleted: ", foreign(data.deleted)), button];
}

function list(data, send) {
  if (data.trouble) return element("p", { role: "alert" }, data.trouble);
  if (data.conversations.length) {
    return element("ul", { "aria-label": "Conversations" }, data.conversations.map((found) => row(found, data, send)));
  }
  return element("p", {}, data.searched.trim() ? "No conversation holds these words." : "What you ask is kept here.");
}

function frame(place, data, send) {
  const search = element("input", { type: "search", dir: "auto", placeholder: "Search", "aria-label": "Search conversations", maxlength: 200 });
  search.value = data.searched;
  let timer;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => send("searched", search.value), SEARCH_AFTER_MS);
  });
  place.undo = element("p", { class: "readout-undoing", role: "status" });
  place.list = element("div", { class: "readout-list" });
  place.root.replaceChildren(element("h2", {}, "Conversations"), search, place.undo, place.list);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-history");
  if (place.fresh) frame(place, data, setTriggerValue);
  if (!place.fresh && place.shown !== data.shown) foldAway(); // another conversation was begun or opened
  place.shown = data.shown;
  const undoing = JSON.stringify(data.deleted);
  if (place.undoing !== undoing) {
    const deletedByKey = place.list.contains(document.activeElement);
    place.undoing = undoing;
    place.undo.replaceChildren(...undo(data, setTriggerValue));
    if (deletedByKey) place.undo.querySelector("button")?.focus();
  }
  const contents = JSON.stringify({ ...data, deleted: null });
  const busy = place.list.querySelector(".readout-rename");
  if (place.drawn === contents || busy) return;
  place.drawn = contents;
  const scrolled = place.list.scrollTop;
  place.list.replaceChildren(list(data, setTriggerValue));
  place.list.scrollTop = scrolled;
}
