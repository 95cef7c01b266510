// The article beside the chat, scrolled to the sentence that was cited.

function piece(part, data) {
  if (!part.marked) return part.text;
  return element("mark", { "data-readout": data.kind, "data-start": data.start, "data-end": data.end }, part.text);
}

function origin(source) {
  const name = source.url ? outsideLink({ label: source.publisher, url: source.url }) : source.publisher;
  const rest = [source.title, source.day].filter(Boolean).join(", ");
  return element("li", {}, name, rest ? element("span", {}, `: ${rest}`) : null);
}

function origins(data) {
  if (!data.sources.length) return null;
  return element(
    "section",
    { class: "readout-origins" },
    element("h3", {}, data.sources.length === 1 ? "Drawn from" : `Drawn from ${data.sources.length} publications`),
    element("ul", {}, data.sources.map(origin)),
  );
}

function sheet(data, close) {
  const attributes = { type: "button", class: "readout-close", "aria-label": "Close the source", onclick: close };
  return [
    element("div", { class: "readout-bar" }, element("span", {}, data.label), element("button", attributes, "Close")),
    element(
      "article",
      {},
      element("h2", {}, data.title),
      data.facts.map((fact) => element("p", { class: "readout-fact" }, fact)),
      data.note ? element("p", { class: "readout-missing", role: "alert" }, data.note) : null,
      element(
        "div",
        { class: "readout-article readout-words" },
        data.paragraphs.map((parts) => element("p", {}, parts.map((part) => piece(part, data)))),
      ),
      origins(data),
    ),
  ];
}

// Scrolls the view alone; scrollIntoView would move the chat as well.
function showMark(root) {
  const mark = root.querySelector("mark");
  const above = mark ? mark.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop : 0;
  root.scrollTo({ top: Math.max(0, above - root.clientHeight / 3), behavior: "auto" });
  if (mark && !calm()) mark.classList.add("readout-flash");
}

// On a narrow screen the view covers the lower part of the chat, perhaps the very citation that opened it.
function keepOpenerInSight(root, opener) {
  const button = document.getElementById(opener);
  const view = root.getBoundingClientRect();
  if (button && view.top > 0 && button.getBoundingClientRect().bottom > view.top) button.scrollIntoView({ block: "start" });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = placeIn(parentElement, "readout-source");
  const contents = JSON.stringify(data);
  place.opener = data.opener;
  if (place.drawn !== contents) {
    const close = () => setTriggerValue("closed", true);
    place.root.setAttribute("data-readout", "source");
    place.root.setAttribute("role", "complementary");
    place.root.setAttribute("aria-label", `${data.label}: ${data.title}`);
    place.root.tabIndex = -1;
    place.root.replaceChildren(...sheet(data, close));
    place.drawn = contents;
    place.escape?.abort();
    place.escape = new AbortController();
    const onKey = (event) => event.key === "Escape" && !event.defaultPrevented && close();
    document.addEventListener("keydown", onKey, { signal: place.escape.signal });
    place.root.focus({ preventScroll: true });
    showMark(place.root);
    keepOpenerInSight(place.root, data.opener);
  }
  return () => {
    place.escape.abort();
    document.getElementById(place.opener)?.focus({ preventScroll: true });
  };
}
