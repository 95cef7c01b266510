// Copies text, and says beside the button whether it could.

import { element } from "./elements.js";

const SAID_FOR_MS = 4000;

// The clipboard proper is there only over https or on this machine itself; the older way works over plain http too.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = document.activeElement;
    const box = element("textarea", { class: "readout-unseen", "aria-hidden": "true", tabindex: "-1" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    held?.focus({ preventScroll: true });
    return done;
  }
}

// Makes buttons that copy, and the one line that says how it went.
export function copying() {
  const said = element("span", { class: "readout-said", role: "status" });
  const button = (name, text, attributes = {}) => {
    const onclick = async () => {
      said.textContent = "";
      said.textContent = (await copied(text())) ? "Copied" : "Your browser did not let this be copied";
      setTimeout(() => (said.textContent = ""), SAID_FOR_MS);
    };
    return element("button", { type: "button", class: "readout-tool", "data-control": name, ...attributes, onclick }, name);
  };
  return { button, said };
}
