// A feed as a strip: a block an article, as wide as it is long, as high and as blue as its
// boundary is sure; gaps lie low between them.

const meter = (confidence) =>
  el(
    "span",
    { class: `meter c${levelOf(confidence)}`, "--c": confidence },
    el("span", { class: "sr" }, "confidence "),
    confidence.toFixed(2),
  );

function describe(article, position) {
  const about = [sourceOf(article), article.date].filter(Boolean).join(", ");
  return `${position}. ${nameOf(article)}${about ? ` (${about})` : ""}: confidence ${article.confidence.toFixed(2)}, ${LEVEL_NAMES[levelOf(article.confidence)]}`;
}

function drawStrip(feed, first, last, info) {
  const strip = el("div", { class: feed.size > WHOLE ? "strip" : "strip whole", role: "group", "aria-label": "Articles and gaps in order" });
  const unit = Math.max(1, feed.length / Math.max(1, feed.size) / 40);
  const parts = articles.slice(feed.first + first, feed.first + last).map((article) => ({ article, at: article.start }));
  const from = first ? parts[0].at : 0;
  const until = feed.first + last < feed.first + feed.size ? articles[feed.first + last].start : Infinity;
  for (const gap of feed.gaps) if (gap.start >= from && gap.start < until) parts.push({ gap, at: gap.start });
  parts.sort((a, b) => a.at - b.at);
  const tell = (text) => () => (info.textContent = text);
  for (const { article, gap } of parts) {
    const size = article ? article.end - article.start : gap.end - gap.start;
    const text = article
      ? describe(article, article.number - feed.first + 1)
      : `Gap of ${count(size, "character")}: ${GAP_NAMES[gap.kind]}`;
    if (gap && (gap.kind === "blank" || gap.kind === "unknown") && size < 200) {
      strip.append(el("span", { class: "gap", title: text }));
      continue;
    }
    strip.append(
      el("a", {
        class: article ? `block c${levelOf(article.confidence)}` : "gap wide",
        href: article ? `#article-${article.number}` : `#gap-${gap.number}`,
        "aria-label": text,
        tabindex: strip.querySelector("a") ? "-1" : "0",
        "--w": Math.round(size / unit),
        "--c": article ? article.confidence : 0,
        onmouseenter: tell(text),
        onfocus: tell(text),
      }),
    );
  }
  if (feed.size > WHOLE) strip.append(el("span", { class: "rest" }));
  strip.addEventListener("keydown", walk);
  return strip;
}

const GAP_NAMES = {
  blank: "blank lines",
  separator: "a separator",
  text: "text that belongs to no article",
  unknown: "its text is not at hand",
};

// Arrow keys, Home and End walk along a strip: one stop for the tabulator key.
function walk(event) {
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (goal === undefined || !links[goal]) return;
  event.preventDefault();
  links[at]?.setAttribute("tabindex", "-1");
  links[goal].setAttribute("tabindex", "0");
  links[goal].focus();
}

const STATES = {
  found: "source text at hand",
  missing: "source text not found: clean texts only",
  changed: "the file has changed since: clean texts only",
};

const STRIP = 400; // Blocks that are drawn at once.
const WHOLE = 28; // Articles that fill one line of a wide window, whatever their lengths.

function drawFeed(feed) {
  const info = el("p", { class: "info", dir: "auto", "aria-live": "polite" }, "\u00a0");
  const facts = [count(feed.size, "article"), count(feed.length, "character"), feed.encoding, STATES[feed.state]];
  const strips = pages(
    Math.max(1, Math.ceil(feed.size / STRIP)),
    (page) => drawStrip(feed, page * STRIP, Math.min(feed.size, (page + 1) * STRIP), info),
    { size: 1, tag: "div", name: "strips", noun: "part" },
  );
  return el(
    "li",
    { class: "feed" },
    el("h3", {}, quote(feed.name)),
    el("p", { class: "about" }, facts.filter(Boolean).join(" · ")),
    strips,
    info,
  );
}

const legend = () =>
  el(
    "p",
    { class: "legend" },
    "Confidence of each boundary:",
    LEVEL_NAMES.map((name, level) =>
      el("span", { class: "key" }, el("i", { class: `swatch c${level}`, "--c": (level + 1) / 5 }), name),
    ),
    el("span", { class: "key" }, el("i", { class: "swatch gap" }), "gap"),
  );
