// The head of an exchange: the question as it was asked, what it was limited to and how it was understood, and beside
// it one button: it stops what is still to come, and once that is there it turns the question into a box to edit.
// Where something was taken from earlier questions, one more takes it out.

import { element, foreign } from "./elements.js";

export const PENDING = ["waiting", "searching", "writing"];
const LONG_CHARS = 240; // a pasted text; of a longer one the beginning is shown
const SWAP_MS = 400; // a click this soon after was meant for the button that stood there before

export const lastStopped = { id: "" }; // the question whose Stop was pressed last; its part may be made anew just then

function toolButton(kind, name, act) {
  const attributes = { type: "button", class: `readout-action readout-${kind}`, "aria-label": name, title: name, onclick: act };
  return element("button", attributes);
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

// Enter asks what is in the box, as it stands and as a new question at the end; Escape leaves all as it was.
function editing(text, ask, leave) {
  const box = element("textarea", { dir: "auto", rows: "1", maxlength: "2000", "aria-label": "The question as you mean it" });
  box.value = text;
  box.addEventListener("input", () => grow(box));
  const submit = (event) => {
    event.preventDefault();
    if (box.value.trim()) ask(box.value.trim());
    else box.focus();
  };
  const form = element(
    "form",
    { class: "readout-editing" },
    box,
    element("button", { type: "submit", class: "readout-ask" }, "Ask"),
    element("button", { type: "button", class: "readout-cancel", onclick: leave }, "Cancel"),
  );
  form.addEventListener("submit", submit);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // or it would close the source view too
      leave();
    } else if (event.target === box && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      submit(event);
    }
  });
  return { form, box };
}

// What earlier questions added is taken out by asking the words as they were typed, as a new question at the end.
function asTyped(data, send) {
  const ask = (click) => {
    if (click.detail > 1) return; // the second half of a double click
    send("edited", data.question);
  };
  const told = "Asks again with nothing taken from earlier questions";
  return element("button", { type: "button", class: "readout-as-typed", title: told, onclick: ask }, "Ask it as typed");
}

function edit(place, data, send) {
  const leave = () => {
    place.editing = false;
    drawQuestion(place, place.asked, send);
    place.head.querySelector(".readout-edit")?.focus();
  };
  const ask = (text) => {
    send("edited", text);
    leave();
  };
  const { form, box } = editing(data.understood || data.question, ask, leave);
  place.editing = true;
  place.headDrawn = "";
  place.head.replaceChildren(form);
  grow(box);
  box.focus();
}

// A pasted text stands as text, cut after its first lines until somebody wants all of it.
function heading(place, question) {
  const made = element("h2", { class: "readout-question", dir: "auto" }, question);
  if (question.length <= LONG_CHARS) return [made];
  const more = element("button", { type: "button", class: "readout-more-of-it" });
  const show = () => {
    made.toggleAttribute("data-cut", !place.whole);
    more.textContent = place.whole ? "Show less" : "Show all of it";
    more.setAttribute("aria-expanded", String(Boolean(place.whole)));
  };
  more.addEventListener("click", () => {
    place.whole = !place.whole;
    show();
  });
  made.classList.add("readout-pasted");
  show();
  return [made, more];
}

export function drawQuestion(place, data, send) {
  const pending = PENDING.includes(data.state);
  if (place.pending && !pending) place.swapped = performance.now();
  place.pending = pending;
  const contents = JSON.stringify([data.question, data.scope, data.understood, data.carried, pending]);
  place.asked = data;
  if (place.editing || place.headDrawn === contents) return;
  place.headDrawn = contents;
  const held = document.activeElement?.matches(".readout-action") && place.head.contains(document.activeElement);
  const tool = pending
    ? toolButton("stop", "Stop answering this question", () => {
        lastStopped.id = data.id;
        send("stopped", true);
      })
    : toolButton("edit", "Edit this question", () => performance.now() - place.swapped > SWAP_MS && edit(place, data, send));
  const fact = (name, label, text) => element("span", { "data-readout": name }, label, foreign(text));
  const about = (...said) => element("p", { class: "readout-about" }, ...said);
  place.head.replaceChildren(
    element("div", { class: "readout-asked" }, element("div", {}, heading(place, data.question)), tool),
    ...(data.scope ? [about(fact("scope", "Asked only of: ", data.scope))] : []),
    ...(data.understood ? [about(fact("understood", "Understood as: ", data.understood), data.carried ? [" ", asTyped(data, send)] : [])] : []),
  );
  if (held) tool.focus({ preventScroll: true });
}
