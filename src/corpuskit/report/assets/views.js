// The views of the page: each returns what stands in it.

const placeOf = (article) => `${feeds[article.feed].name}:${article.line}`;

const searchText = (article) =>
  [nameOf(article), sourceOf(article), article.date, languageOf(article), feeds[article.feed].name, article.id].join(" ");

function viewOverview() {
  const rules = index.rules.map((rule, at) => [rule, index.edits[at]]).sort((a, b) => b[1] - a[1]);
  const levels = tally(articles.map((article) => levelOf(article.confidence)));
  const byLevel = LEVEL_NAMES.map((name, level) => [name, (levels.find(([found]) => found === level) || [0, 0])[1], `c${level}`]).reverse();
  const printed = articles.map(sourceOf).filter((source) => source !== null);
  const kinds = tally(index.problems.map(([kind]) => kind));
  const card = (title, ...content) => el("section", { class: "card" }, el("h3", {}, title), content);
  return [
    heading("Overview"),
    el("section", {}, el("h3", {}, "Articles over time, by source"), timeChart()),
    el(
      "div",
      { class: "cards" },
      card("Languages", topBars(tally(articles.map(languageOf)), "article")),
      card("Sources", topBars(tally(printed), "article"), printed.length < articles.length ? el("p", { class: "about" }, `not printed: ${(articles.length - printed.length).toLocaleString("en")}`) : null),
      card("How sure the boundaries are", bars(byLevel, "boundary"), el("p", {}, el("a", { href: "#boundaries" }, "Weakest first"))),
      card("Edits by rule", topBars(rules, "edit")),
      index.stories.length ? card("Copies", el("p", {}, `${count(index.stories.length, "story", "stories")} printed more than once, the largest ${count(index.stories[0].members.length, "time")}. `, el("a", { href: "#copies" }, "See who took from whom"))) : null,
      kinds.length ? card("Problems", topBars(kinds, "problem"), el("p", {}, el("a", { href: "#problems" }, "See them all"))) : null,
    ),
  ];
}

function viewFeeds() {
  const draw = (found) => pages(found.length, (at) => drawFeed(found[at]), { size: 12, name: "feeds", noun: "feed" });
  const tool = searchable(feeds, (feed) => feed.name, draw, "Find a feed by its name");
  return [heading("Feeds"), el("p", { class: "about" }, "Each block is an article: as wide as it is long, as high and as blue as its boundary is sure. Arrow keys walk along a strip, Enter opens an article."), legend(), feeds.length > 5 ? tool.bar : null, tool.place];
}

const ORDERS = {
  "in order": null,
  "by date": (a, b) => (a.date || "9999").localeCompare(b.date || "9999") || a.number - b.number,
  "longest first": (a, b) => b.words - a.words || a.number - b.number,
  "shortest first": (a, b) => a.words - b.words || a.number - b.number,
};

function drawRow(article) {
  const about = [sourceOf(article), article.date, languageOf(article), count(article.words, "word")];
  if (article.duplicate && article.duplicate !== "kept") about.push(`copy: ${article.duplicate}`);
  return el(
    "li",
    {},
    el("p", { class: "name", dir: "auto" }, el("a", { href: `#article-${article.number}` }, nameOf(article))),
    el("p", { class: "about", dir: "auto" }, about.filter(Boolean).join(" · ")),
  );
}

function viewArticles() {
  const order = el("select", { id: "order", onchange: () => tool.update() }, Object.keys(ORDERS).map((name) => el("option", {}, name)));
  const draw = (found) => {
    const compare = ORDERS[order.value];
    const sorted = compare ? [...found].sort(compare) : found;
    return pages(sorted.length, (at) => drawRow(sorted[at]), { noun: "article" });
  };
  const tool = searchable(articles, searchText, draw, "Find by words of headline, source, date, language or feed");
  tool.bar.append(el("label", { for: "order" }, "Order"), order);
  return [heading("Articles"), tool.bar, tool.place];
}

const sourceText = (article) => {
  const texts = textsOf(article);
  return [...texts.above, ...texts.body, ...texts.below].map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
};

// The last lines before an article and its first ones, as they stand in the feed.
function drawAround(article) {
  const gap = feeds[article.feed].gaps.find((other) => other.end === article.start);
  const before = articles[article.number - 1];
  let above = before && before.feed === article.feed ? sourceText(before) : "";
  if (gap) above += readItem("gaps", gap.number) ?? "\n\n";
  const lines = above.trimEnd().split("\n").slice(-4).join("\n").slice(-400);
  return el(
    "div",
    { class: "around" },
    el("pre", { dir: "auto" }, lines || "(the feed begins here)"),
    el("hr", {}),
    el("pre", { dir: "auto" }, sourceText(article).split("\n").slice(0, 6).join("\n").slice(0, 500)),
  );
}

function drawBoundary(article) {
  const around = el("details", { ontoggle: () => around.children.length < 2 && patiently(() => around.append(drawAround(article))) }, el("summary", {}, "Lines around it"));
  return el(
    "li",
    { class: "boundary" },
    el("p", { class: "name", dir: "auto" }, el("a", { href: `#article-${article.number}` }, nameOf(article))),
    el("p", { class: "about", dir: "auto" }, placeOf(article)),
    drawWhy(article),
    stateOf(article) === "found" ? around : null,
  );
}

function viewBoundaries() {
  const sorted = [...articles].sort((a, b) => a.confidence - b.confidence || a.number - b.number);
  const words = (article) => `${searchText(article)} ${[...article.evidence, ...article.against].map((cue) => index.cues[cue]).join(" ")}`;
  const draw = (found) => pages(found.length, (at) => drawBoundary(found[at]), { noun: "boundary", size: 25 });
  const tool = searchable(sorted, words, draw, "Find by cue, headline or feed");
  return [heading("Boundaries, weakest first"), el("p", { class: "about" }, "Where each article begins, how sure that is (0 to 1), and the cues that speak for and against it, strongest first."), tool.bar, tool.place];
}

function viewCopies() {
  const others = index.relations.filter(([, , kind]) => kind === "quote" || kind === "template");
  const drawOther = ([a, b, kind, , aInB, bInA]) =>
    el("li", {}, el("p", { class: "name" }, quote(nameOf(articles[a])), " / ", quote(nameOf(articles[b]))), el("p", { class: "about" }, `${kind} · ${percent(aInB)} of the first, ${percent(bInA)} of the second · `, el("a", { href: `#diff-${a}-${b}` }, "compare")));
  const stories = index.stories.map((_, number) => number);
  const words = (number) => index.stories[number].members.map((member) => searchText(articles[member])).join(" ");
  const draw = (found) => pages(found.length, (at) => drawStory(found[at]), { size: 8, tag: "div", noun: "story" });
  const tool = searchable(stories, words, draw, "Find a story");
  return [
    heading("Copies"),
    stories.length ? el("p", { class: "about" }, "Each line is an article, from the first to the last printed; a curve leads from a text to what was made from it. The full circle is the article that is kept.") : el("p", {}, "No article is a copy of another."),
    stories.length > 5 ? tool.bar : null,
    tool.place,
    others.length ? el("section", {}, el("h3", {}, "Related, but no copies"), el("p", { class: "about" }, "quote: both print one statement; template: one form with other numbers and names."), pages(others.length, (at) => drawOther(others[at]), { noun: "pair" })) : null,
  ];
}

function viewProblems() {
  const draw = (found) =>
    pages(found.length, (at) => {
      const [kind, feed, message, number] = found[at];
      return el("li", {}, el("p", { class: "name" }, el("b", { class: "kind" }, kind), " ", quote(feed)), el("p", { dir: "auto" }, message), number >= 0 ? el("p", {}, el("a", { href: `#article-${number}`, dir: "auto" }, nameOf(articles[number]))) : null);
    }, { noun: "problem" });
  const tool = searchable(index.problems, (problem) => problem.slice(0, 3).join(" "), draw, "Find by kind, feed or words");
  return [heading("Problems"), index.problems.length ? tool.bar : el("p", {}, "None."), tool.place];
}

function viewGap(number) {
  const gap = gaps[number];
  const text = readItem("gaps", number);
  const next = articles.find((article) => article.feed === gap.feed && article.start === gap.end);
  return [
    heading("Between two articles"),
    el("p", { class: "about", dir: "auto" }, `${feeds[gap.feed].name}, characters ${gap.start.toLocaleString("en")} to ${gap.end.toLocaleString("en")}: ${GAP_NAMES[gap.kind]}`),
    text === null ? null : el("pre", { class: "gap-text", dir: "auto" }, text),
    next ? el("p", {}, "Then begins ", el("a", { href: `#article-${next.number}`, dir: "auto" }, nameOf(next))) : null,
  ];
}
