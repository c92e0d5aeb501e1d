// A story: its copies in the order of time, and who took from whom, as a graph beside the list.

const ROW = 64; // Pixels; the style sheet has the same number.

const REASONS = {
  earlier: "dated earlier",
  dated: "the only one dated",
  wire: "the wire that is credited",
  fuller: "the longer text",
  id: "nothing tells which was first",
};

const moment = (article) => {
  const time = /^\d\d:\d\d(:\d\d)?/.exec(article.time || "")?.[0] || "12:00";
  return article.date ? Date.parse(`${article.date}T${time}Z`) : NaN;
};

// Horizontal places: by time, and a step to the right of what it was taken from.
function placeMembers(members, parents, width) {
  const times = members.map((member) => moment(articles[member]));
  const known = times.filter((time) => !Number.isNaN(time));
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const depths = new Map();
  const depthOf = (member) => {
    if (!depths.has(member)) depths.set(member, parents.has(member) ? 1 + depthOf(parents.get(member)) : 0);
    return depths.get(member);
  };
  const deepest = Math.max(...members.map(depthOf));
  const indent = Math.min(16, width / 3 / Math.max(1, deepest));
  const room = width - 20 - indent * deepest;
  return members.map((member, at) => {
    const share = Number.isNaN(times[at]) ? 1 : last > first ? (times[at] - first) / (last - first) : 0;
    return 10 + room * share + indent * depthOf(member);
  });
}

function drawGraph(story, members, width) {
  const parents = new Map(story.edges.map(([source, copy]) => [copy, source]));
  const xs = placeMembers(members, parents, width);
  const place = new Map(members.map((member, at) => [member, [xs[at], at * ROW + ROW / 2]]));
  const below = members.length * ROW;
  const graph = svg("svg", { width, height: below + 20, "aria-hidden": "true" });
  const dates = members.map((member) => articles[member].date).filter(Boolean);
  if (dates.length && dates[0] !== dates.at(-1) && width > 200) {
    graph.append(
      svg("text", { class: "tick", x: 2, y: below + 14 }, dates[0]),
      svg("text", { class: "tick", x: width - 2, y: below + 14, "text-anchor": "end" }, dates.at(-1)),
    );
  }
  for (const [source, copy, kind] of story.edges) {
    if (!place.has(source) || !place.has(copy)) continue;
    const [[x1, y1], [x2, y2]] = [place.get(source), place.get(copy)];
    const bend = y2 > y1 ? 10 : -10;
    graph.append(svg("path", { class: `edge ${kind}`, d: `M${x1} ${y1}V${y2 - bend}Q${x1} ${y2} ${x1 + Math.sign(x2 - x1 || 1) * 10} ${y2}H${x2}` }));
  }
  for (const [member, [x, y]] of place) {
    graph.append(svg("circle", { class: member === story.kept ? "node kept" : "node", cx: x, cy: y, r: member === story.kept ? 7 : 5 }));
  }
  return graph;
}

function drawMember(story, member, at) {
  const article = articles[member];
  const edge = story.edges.find(([, copy]) => copy === member);
  const about = [sourceOf(article), article.date, article.time, count(article.words, "word")].filter(Boolean).join(" · ");
  const origin = edge && articles[edge[0]];
  return el(
    "li",
    {},
    el("p", { class: "name", dir: "auto" }, el("a", { href: `#article-${member}` }, nameOf(article)), member === story.kept ? el("b", {}, " kept") : null),
    el("p", { class: "about", dir: "auto" }, about),
    edge
      ? el("p", { class: "about" }, el("a", { href: `#diff-${edge[0]}-${member}` }, "compare"), ` · ${edge[2]}, ${percent(edge[4])} from `, quote(sourceOf(origin) || nameOf(origin)), ` (${REASONS[edge[3]]})`)
      : el("p", { class: "about" }, at ? "taken from none of these, as far as one can tell" : "stands first"),
  );
}

const MEMBERS = 60;

function drawStory(number) {
  const story = index.stories[number];
  const all = story.members;
  const box = el("div", { class: "lineage" });
  function fillBox(members) {
    const list = el("ol", {}, members.map((member, at) => drawMember(story, member, at)));
    const lane = el("div", { class: "lane" });
    new ResizeObserver(() => {
      const width = Math.floor(lane.clientWidth);
      if (width > 0 && lane.dataset.width !== String(width)) {
        lane.dataset.width = String(width);
        lane.replaceChildren(drawGraph(story, members, width));
      }
    }).observe(lane);
    box.replaceChildren(list, lane);
  }
  fillBox(all.slice(0, MEMBERS));
  const dates = all.map((member) => articles[member].date).filter(Boolean);
  const span = [...new Set([dates[0], dates.at(-1)])].filter(Boolean).join(" – ");
  const head = articles[story.kept < 0 ? all[0] : story.kept];
  return el(
    "section",
    { class: "story", id: `story-${number}-box` },
    el("h3", { dir: "auto" }, nameOf(head)),
    el("p", { class: "about" }, [count(all.length, "article"), span || "no dates"].join(" · ")),
    box,
    all.length > MEMBERS ? el("button", { type: "button", class: "more", onclick: (event) => { event.currentTarget.remove(); fillBox(all); } }, `Show all ${all.length.toLocaleString("en")}`) : null,
  );
}
