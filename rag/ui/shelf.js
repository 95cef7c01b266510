// What the library holds, in the sidebar.

export default function ({ data, parentElement }) {
  const place = placeIn(parentElement, "readout-shelf");
  const contents = JSON.stringify(data);
  if (place.drawn === contents) return;
  place.drawn = contents;
  const summit = (found) => element("li", {}, element("span", {}, found.name), element("span", {}, String(found.count)));
  place.root.replaceChildren(
    element("h2", {}, "The library"),
    element("p", {}, data.count),
    ...(data.span ? [element("p", {}, data.span)] : []),
    ...(data.summits.length
      ? [
          element(
            "details",
            {},
            element("summary", {}, data.summits.length === 1 ? "1 summit" : `${data.summits.length} summits`),
            element("ul", {}, data.summits.map(summit)),
          ),
        ]
      : []),
  );
}
