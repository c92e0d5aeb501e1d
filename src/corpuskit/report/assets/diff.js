// Two texts word by word (Myers, "An O(ND) Difference Algorithm", 1986).

// A word (a sign, where a script is written without spaces) with the blanks behind it.
const WORDS = /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_])\s*/gu;

const MOST = 3000; // Words that differ: beyond it memory would grow past 40 MB.
const LEAST = 0.35; // Words in common, of the shorter text, below which marks would be noise.

// [[text of the first, text of the second, side], ...] with side "=" in both, "-" in the first
// only, "+" in the second only; null if the two have too little in common.
function diffWords(one, two) {
  const [left, right] = [one.match(WORDS) || [], two.match(WORDS) || []];
  const [a, b] = [left, right].map((words) => words.map((word) => word.trimEnd()));
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  if (!middle) return null;
  const sides = "=".repeat(start) + middle + "=".repeat(end);
  const common = sides.length - sides.replaceAll("=", "").length;
  if (common < LEAST * Math.min(a.length, b.length)) return null;
  const runs = [];
  let [x, y] = [0, 0];
  for (const side of sides) {
    if (runs.at(-1)?.[2] !== side) runs.push(["", "", side]);
    const run = runs.at(-1);
    if (side !== "+") run[0] += left[x++];
    if (side !== "-") run[1] += right[y++];
  }
  return runs;
}

function shortest(a, b) {
  const reach = Math.min(MOST, a.length + b.length);
  const far = new Int32Array(2 * reach + 3);
  const trace = [];
  for (let edits = 0; edits <= reach; edits++) {
    trace.push(far.slice(reach - edits, reach + edits + 3));
    for (let k = -edits; k <= edits; k += 2) {
      const at = k + reach + 1;
      const down = k === -edits || (k !== edits && far[at - 1] < far[at + 1]);
      let x = down ? far[at + 1] : far[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      far[at] = x;
      if (x >= a.length && x - k >= b.length) return retrace(trace, a, b);
    }
  }
  return null;
}

// The way back through the steps of the search, as one sign a word: "=", "-" or "+".
function retrace(trace, a, b) {
  const sides = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const far = trace[edits];
    const k = x - y;
    const at = k + edits + 1;
    const down = k === -edits || (k !== edits && far[at - 1] < far[at + 1]);
    const before = down ? far[at + 1] : far[at - 1];
    const after = down ? before : before + 1;
    sides.push("=".repeat(x - after), down ? "+" : "-");
    [x, y] = [before, before - (down ? k + 1 : k - 1)];
  }
  sides.push("=".repeat(x));
  return sides.reverse().join("");
}

// The stretches of a text, those that the other shares with side "~".
function markPassages(text, spans) {
  const runs = [];
  const add = (start, end, side) => runs.push([text.slice(start, end), text.slice(start, end), side]);
  let at = 0;
  for (const [start, end] of [...spans].sort((one, two) => one[0] - two[0])) {
    add(at, start, "=");
    add(Math.max(at, start), end, "~");
    at = Math.max(at, end);
  }
  add(at, text.length, "=");
  return runs;
}

const TAGS = { "-": "del", "+": "ins", "~": "mark" };

function column(article, runs, side) {
  const about = [sourceOf(article), article.date, article.time].filter(Boolean).join(", ");
  const parts = runs
    .map(([left, right, of]) => [side === "-" ? left : right, of])
    .filter(([words]) => words);
  return el(
    "article",
    { class: "side" },
    el("h3", { dir: "auto" }, el("a", { href: `#article-${article.number}` }, nameOf(article))),
    el("p", { class: "about" }, quote(about || "no source or date printed")),
    el("div", { class: "text", dir: "auto" }, parts.map(([words, of]) => (of === "=" ? words : el(TAGS[of], {}, words)))),
  );
}

function drawDiff(a, b) {
  const [left, right] = [bodyOf(articles[a]), bodyOf(articles[b])];
  const [x, , kind, similarity, xInY, yInX, passages = []] =
    index.relations.find(([one, two]) => (one === a && two === b) || (one === b && two === a)) || [];
  const turn = (pair) => (x === a ? pair : [pair[1], pair[0]]);
  const runs = kind === "quote" ? null : diffWords(left, right);
  const spans = passages.map(([start, end, from, to]) => turn([[start, end], [from, to]]));
  const shares = turn([xInY, yInX]).map(percent);
  const legends = runs
    ? [el("del", {}, "only in the first"), el("ins", {}, "only in the second")]
    : spans.length ? el("mark", {}, "in both") : "The two have too little in common to be laid beside each other.";
  return [
    heading("Two texts side by side"),
    kind ? el("p", { class: "about" }, `${kind} · similarity ${similarity.toFixed(2)} · ${shares[0]} of the first stands in the second, ${shares[1]} of the second in the first`) : null,
    el("p", { class: "legend" }, legends),
    el(
      "div",
      { class: "sides" },
      column(articles[a], runs || markPassages(left, spans.map(([span]) => span)), "-"),
      column(articles[b], runs || markPassages(right, spans.map(([, span]) => span)), "+"),
    ),
  ];
}
