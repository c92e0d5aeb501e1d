// One article: its fields, why it was cut here, its source beside its clean text.

// Pieces of the body in paragraphs, so that both sides stay in step: lists of [source, clean].
function paragraphs(pieces) {
  const rows = [[[], []]];
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      rows.at(-1)[0].push(piece);
      rows.at(-1)[1].push(piece);
      continue;
    }
    piece.split(/(?<=\n\r?\n)(?=[^\r\n])/).forEach((text, at) => {
      if (at) rows.push([[], []]);
      rows.at(-1)[0].push(text);
      rows.at(-1)[1].push(text);
    });
  }
  return rows;
}

const letterOf = (rules, rule) => {
  const at = rules.indexOf(rule);
  return at < 26 ? String.fromCharCode(97 + at) : `${at + 1}`;
};

function markSource(piece, rules) {
  if (typeof piece === "string") return piece;
  const [gone, , rule] = piece;
  const name = index.rules[rule];
  const mark = el("sup", {}, letterOf(rules, rule));
  if (gone === "") return el("span", { class: "spot", "data-rule": rule, title: `${name}: something was put in here` }, mark);
  return el("del", { "data-rule": rule, title: name }, show(mark, gone));
}

function markClean(piece, rules) {
  if (typeof piece === "string") return piece;
  const [gone, put, rule] = piece;
  const name = index.rules[rule];
  const mark = el("sup", {}, letterOf(rules, rule));
  const size = typeof gone === "number" ? gone : [...gone].length;
  if (put === "") return el("span", { class: "spot", "data-rule": rule, title: `${name}: ${count(size, "character")} left out here` }, mark);
  return el("ins", { "data-rule": rule, title: `${name}: for ${count(size, "character")}` }, show(mark, put));
}

const labelled = (piece) =>
  typeof piece === "string" ? piece : el("span", { class: "field" }, el("small", {}, piece[1]), piece[0]);

function drawTexts(texts) {
  const rules = [...new Set(texts.body.filter((piece) => typeof piece !== "string").map((piece) => piece[2]))];
  const both = texts.above !== undefined;
  const lang = texts.language[0] === "und" ? null : texts.language[0];
  const grid = el("div", { class: both ? "beside" : "beside alone", lang });
  if (both) grid.append(el("h3", { class: "source", lang: "en" }, "Source text"), el("h3", { class: "clean", lang: "en" }, "Clean text"));
  const row = (source, clean) => {
    if (both) grid.append(el("div", { class: "source", dir: "auto" }, source));
    grid.append(el("div", { class: "clean text", dir: "auto" }, clean));
  };
  if (both && texts.above.length) row(texts.above.map(labelled), el("p", { class: "note" }, "head: read into the fields"));
  // The blank line between two paragraphs is shown as the distance of two rows.
  const trim = (pieces) => pieces.map((piece, at) => (typeof piece === "string" && at === pieces.length - 1 ? piece.trimEnd() : piece));
  for (const [source, clean] of paragraphs(texts.body)) {
    row(trim(source).map((piece) => markSource(piece, rules)), trim(clean).map((piece) => markClean(piece, rules)));
  }
  if (both && texts.below.length) row(texts.below.map(labelled), el("p", { class: "note" }, "foot: no part of the body"));
  const tools = el("div", { class: "tools" });
  if (both) tools.append(choice(grid));
  if (rules.length) tools.append(ruleKeys(texts, rules, grid));
  else tools.append(el("p", { class: "about" }, "Nothing had to be changed in the body."));
  return [tools, grid];
}

function choice(grid) {
  const names = ["both", "clean", "source"];
  const set = (name) => {
    grid.dataset.show = name;
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.name === name)));
  };
  const buttons = names.map((name) => el("button", { type: "button", "data-name": name, onclick: () => set(name) }, name));
  set(matchMedia("(max-width: 45rem)").matches ? "clean" : "both");
  return el("div", { class: "choice", role: "group", "aria-label": "Which text to show" }, buttons);
}

function ruleKeys(texts, rules, grid) {
  const buttons = rules.map((rule) => {
    const size = texts.body.filter((piece) => piece[2] === rule && typeof piece !== "string").length;
    return el(
      "button",
      { type: "button", "aria-pressed": "false", onclick: (event) => pick(event.currentTarget, rule) },
      el("sup", {}, letterOf(rules, rule)), ` ${index.rules[rule]} `, el("b", {}, `${size}`),
    );
  });
  function pick(button, rule) {
    const on = button.getAttribute("aria-pressed") !== "true";
    buttons.forEach((other) => other.setAttribute("aria-pressed", String(on && other === button)));
    grid.classList.toggle("picking", on);
    let first = null;
    for (const mark of grid.querySelectorAll("[data-rule]")) {
      const hit = on && mark.dataset.rule === String(rule);
      mark.classList.toggle("hit", hit);
      if (hit && !first && mark.offsetParent) first = mark;
    }
    first?.scrollIntoView({ block: "center" });
  }
  return el("div", { class: "rules-used", role: "group", "aria-label": "Edits by rule: press to find them" }, buttons);
}

const cues = (numbers, side) =>
  numbers.length
    ? numbers.map((number) => el("li", { class: side }, index.cues[number]))
    : el("li", { class: "none" }, "nothing");

function drawWhy(article) {
  return el(
    "div",
    { class: "why" },
    meter(article.confidence),
    el("span", {}, " for it "),
    el("ul", { class: "cues" }, cues(article.evidence, "for")),
    el("span", {}, " against it "),
    el("ul", { class: "cues" }, cues(article.against, "against")),
  );
}

function drawFields(article, texts) {
  const rows = Object.entries(texts.fields).map(([name, value]) => [name, Array.isArray(value) ? value.join("; ") : value]);
  rows.push(["language", `${texts.language[0]} (${texts.language[1].toFixed(2)})${texts.also.length ? `, passages in ${texts.also.join(", ")}` : ""}`]);
  rows.push(...Object.entries(texts.extra));
  rows.push(["place in feed", `lines ${texts.lines[0]}–${texts.lines[1]} of ${feeds[article.feed].name}`], ["id", article.id]);
  return el(
    "dl",
    { class: "fields" },
    rows.map(([name, value]) =>
      el("div", {}, el("dt", {}, name.replace("_", " "), texts.inferred.includes(name) ? el("em", {}, " inferred") : null), el("dd", { dir: "auto" }, linked(name, value))),
    ),
  );
}

const linked = (name, value) =>
  name === "url" && /^https?:\/\//i.test(value) ? el("a", { href: value, rel: "noopener noreferrer" }, value) : value;

function drawArticle(number) {
  const article = articles[number];
  const texts = textsOf(article);
  const step = (to, label) => (articles[to] ? el("a", { href: `#article-${to}` }, label) : el("span", {}));
  const story = storyOf.get(number);
  return [
    el("nav", { class: "steps", "aria-label": "Neighbours" }, step(number - 1, "← previous"), el("a", { href: "#articles" }, "all articles"), step(number + 1, "next →")),
    texts.fields.kicker ? el("p", { class: "kicker", dir: "auto" }, texts.fields.kicker) : null,
    el("h2", { tabindex: "-1", dir: "auto" }, nameOf(article)),
    texts.fields.deck ? el("p", { class: "deck", dir: "auto" }, texts.fields.deck) : null,
    el("p", { class: "about" }, quote([sourceOf(article), article.date, article.time].filter(Boolean).join(" · ") || "no source or date printed")),
    story === undefined ? null : el("p", {}, el("a", { href: `#story-${story}` }, `One of ${count(index.stories[story].members.length, "article")} that print one story`), article.duplicate === "kept" ? ", the one that is kept." : ` (${article.duplicate}).`),
    el("details", { class: "card", open: innerWidth > 720 }, el("summary", {}, "Why it begins here"), drawWhy(article)),
    el("details", { class: "card" }, el("summary", {}, "Fields"), drawFields(article, texts)),
    stateOf(article) === "found" ? null : el("p", { class: "notice" }, stateOf(article) === "missing" ? "The feed was not found when this report was made, so only the clean text is shown; marks say where it was edited." : "The feed has changed since, so only the clean text is shown; marks say where it was edited."),
    drawTexts(texts),
    texts.furniture?.length ? el("section", { class: "furniture" }, el("h3", {}, "Furniture left out of the body"), texts.furniture.map(([kind, text]) => el("p", { dir: "auto" }, el("small", {}, kind), text))) : null,
  ];
}
