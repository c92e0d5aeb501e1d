// Articles over time by source, and plain bars; drawn to the width there is, each with its table.

const SHOWN = 5;

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const DAY = 86400000;
const UNITS = [
  ["day", 10, (date) => new Date(date.getTime() + DAY)],
  ["month", 7, (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))],
  ["year", 4, (date) => new Date(Date.UTC(date.getUTCFullYear() + 1, 0, 1))],
  ["decade", 3, (date) => new Date(Date.UTC(date.getUTCFullYear() + 10, 0, 1))],
];

function binDates(dates) {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  for (const [unit, digits, next] of UNITS) {
    const keys = [];
    const pad = (key) => key + "0000-01-01".slice(key.length);
    let at = new Date(pad(first.slice(0, digits)));
    while (at.toISOString().slice(0, 10) <= last && keys.length <= 60) {
      keys.push(at.toISOString().slice(0, digits));
      at = next(at);
    }
    if (keys.length <= 60 || unit === "decade") return { unit, digits, keys };
  }
  return null;
}

function timeData() {
  const dated = articles.filter((article) => article.date && !Number.isNaN(Date.parse(article.date)));
  if (!dated.length) return null;
  const bins = binDates(dated.map((article) => article.date));
  const named = tally(dated.map((article) => article.source).filter((source) => source >= 0));
  const top = named.slice(0, named.length === SHOWN + 1 ? SHOWN + 1 : SHOWN).map(([source]) => source);
  const layers = [
    ...top.map((source) => [index.sources[source], (other) => other === source]),
    ["other sources", (other) => other >= 0 && !top.includes(other)],
    ["source not printed", (other) => other < 0],
  ].map(([name, has]) => ({ name, has, counts: bins.keys.map(() => 0), total: 0 }));
  const place = new Map(bins.keys.map((key, at) => [key, at]));
  for (const article of dated) {
    const layer = layers.find(({ has }) => has(article.source));
    const at = place.get(article.date.slice(0, bins.digits));
    if (at === undefined) continue;
    layer.counts[at] += 1;
    layer.total += 1;
  }
  return { ...bins, layers: layers.filter((layer) => layer.total), undated: articles.length - dated.length };
}

const labelOf = (key, unit) => (unit === "decade" ? `${key}0s` : key);

function drawTime(data, width) {
  const [height, left, bottom, top] = [220, 36, 24, 8];
  const sums = data.keys.map((_, at) => data.layers.reduce((sum, layer) => sum + layer.counts[at], 0));
  const most = Math.max(...sums);
  const step = [1, 2, 5].flatMap((n) => [n, 10 * n, 100 * n, 1000 * n, 10000 * n]).sort((a, b) => a - b)
    .find((n) => most / n <= 4) || most;
  const high = Math.ceil(most / step) * step;
  const y = (value) => top + (height - top - bottom) * (1 - value / high);
  const wide = (width - left) / data.keys.length;
  const picture = svg("svg", {
    width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-label": `Articles a ${data.unit}, from ${labelOf(data.keys[0], data.unit)} to ${labelOf(data.keys.at(-1), data.unit)}; the table below has the numbers.`,
  });
  for (let value = 0; value <= high; value += step) {
    picture.append(
      svg("line", { class: "grid", x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, `${value}`),
    );
  }
  data.keys.forEach((key, at) => {
    let base = 0;
    const bar = svg("g", {}, svg("title", {}, `${labelOf(key, data.unit)}: ${count(sums[at], "article")}`));
    data.layers.forEach((layer, number) => {
      const size = layer.counts[at];
      if (size) {
        const [x, thick] = [left + at * wide + Math.min(2, wide / 8), Math.max(1, Math.min(44, wide - Math.min(4, wide / 4)))];
        bar.append(svg("rect", { class: `layer l${number}`, x, width: thick, y: y(base + size), height: y(base) - y(base + size) }));
      }
      base += size;
    });
    picture.append(bar);
  });
  const every = Math.ceil(data.keys.length / Math.max(1, Math.floor((width - left) / (data.unit === "day" ? 92 : 64))));
  data.keys.forEach((key, at) => {
    if (at % every === 0) {
      picture.append(svg("text", { class: "tick", x: left + at * wide + 2, y: height - 6 }, labelOf(key, data.unit)));
    }
  });
  return picture;
}

function timeChart() {
  const data = timeData();
  if (!data) return el("p", { class: "about" }, "No article prints a full date.");
  const frame = el("div", { class: "frame" });
  new ResizeObserver(() => {
    const width = Math.floor(frame.clientWidth);
    if (width > 0 && frame.dataset.width !== String(width)) {
      frame.dataset.width = String(width);
      frame.replaceChildren(drawTime(data, width));
    }
  }).observe(frame);
  const keys = data.layers.map((layer, number) =>
    el("span", { class: "key" }, el("i", { class: `swatch l${number}` }), quote(layer.name), ` ${layer.total.toLocaleString("en")}`),
  );
  const head = el("tr", {}, el("th", {}, data.unit), data.layers.map((layer) => el("th", { scope: "col" }, quote(layer.name))));
  const rows = data.keys.map((key, at) =>
    el("tr", {}, el("th", { scope: "row" }, labelOf(key, data.unit)), data.layers.map((layer) => el("td", {}, `${layer.counts[at]}`))),
  );
  return el(
    "figure",
    { class: "time" },
    frame,
    el("figcaption", { class: "legend" }, keys, data.undated ? el("span", { class: "key" }, `without a full date: ${data.undated.toLocaleString("en")}`) : null),
    el("details", {}, el("summary", {}, "The numbers as a table"), el("div", { class: "wide" }, el("table", {}, el("thead", {}, head), el("tbody", {}, rows)))),
  );
}

// Bars with their numbers: [[label, count, class?], ...].
function bars(rows, noun) {
  const most = Math.max(1, ...rows.map(([, size]) => size));
  return el(
    "ul",
    { class: "bars" },
    rows.map(([label, size, level]) =>
      el(
        "li",
        { title: count(size, noun) },
        quote(label, "label"),
        el("span", { class: "track" }, el("i", { class: level || null, "--c": size / most })),
        el("span", { class: "number" }, size.toLocaleString("en")),
      ),
    ),
  );
}

function topBars(rows, noun, limit = 8) {
  if (!rows.length) return el("p", { class: "about" }, "None.");
  if (rows.length <= limit + 1) return bars(rows, noun);
  return el(
    "div",
    {},
    bars(rows.slice(0, limit), noun),
    el("details", {}, el("summary", {}, `${(rows.length - limit).toLocaleString("en")} more`), pages(rows.length - limit, (at) => bars([rows[limit + at]], noun), { tag: "div" })),
  );
}
