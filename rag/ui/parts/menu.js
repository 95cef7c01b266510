// A small menu: a button that shows some others below it until one is pressed, or something else is.

import { element } from "./elements.js";

export function menu(name, shown, buttons) {
  const summary = element("summary", { class: "readout-menu-name", "aria-label": name, title: name }, shown);
  const made = element("details", { class: "readout-menu" }, summary, element("div", { class: "readout-menu-list" }, buttons));
  let open = null;
  made.addEventListener("toggle", () => {
    open?.abort();
    if (!made.open) return;
    open = new AbortController();
    const { signal } = open;
    document.addEventListener("pointerdown", (event) => made.contains(event.target) || (made.open = false), { signal });
    made.addEventListener("focusout", (event) => event.relatedTarget && !made.contains(event.relatedTarget) && (made.open = false), { signal });
    made.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault(); // this Escape is the menu's; the next one closes the source
        made.open = false;
        summary.focus();
      },
      { signal },
    );
  });
  for (const button of buttons) button.addEventListener("click", () => (made.open = false));
  return made;
}
