// From the address to the view: #articles, #article-12, #diff-3-8 ...

const TABS = [
  ["overview", "Overview", viewOverview],
  ["feeds", "Feeds", viewFeeds],
  ["articles", "Articles", viewArticles],
  ["boundaries", "Boundaries", viewBoundaries],
  ["copies", "Copies", viewCopies],
  ["problems", "Problems", viewProblems],
];

const ITEMS = {
  article: ["articles", (a) => articles[a] && drawArticle(a)],
  gap: ["feeds", (a) => gaps[a] && viewGap(a)],
  diff: ["copies", (a, b) => articles[a] && articles[b] && drawDiff(a, b)],
  story: ["copies", (a) => index.stories[a] && [heading("Copies"), drawStory(a), el("p", {}, el("a", { href: "#copies" }, "All stories"))]],
};

const places = new Map(); // How far down each view was left.
let here = "";

// What needs a text that is still coming in is drawn again when all is there.
function patiently(draw) {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
    addEventListener("DOMContentLoaded", () => open(false), { once: true });
    return [heading("Still loading …")];
  }
}

function route() {
  const [kind, ...numbers] = location.hash.slice(1).split("-");
  const tab = TABS.find(([name]) => name === kind);
  const [owner, draw] = Object.hasOwn(ITEMS, kind) ? ITEMS[kind] : [];
  const drawn = tab ? tab[2]() : draw && patiently(() => draw(...numbers.map(Number)));
  return drawn ? [tab ? kind : owner, drawn] : ["overview", viewOverview()];
}

function open(first) {
  places.set(here, scrollY);
  here = location.hash;
  const [name, content] = route();
  const view = document.getElementById("view");
  view.replaceChildren(...content.flat().filter((part) => part !== null && part !== undefined));
  document.body.dataset.view = name;
  for (const link of document.querySelectorAll("#tabs a")) {
    if (link.hash === `#${name}`) {
      link.setAttribute("aria-current", "page");
      link.parentNode.scrollLeft = link.offsetLeft - 80;
    } else link.removeAttribute("aria-current");
  }
  if (first) return;
  const title = view.querySelector("h2");
  title?.focus({ preventScroll: true });
  const top = document.getElementById("tabs").offsetTop;
  scrollTo(0, places.get(here) ?? Math.min(scrollY, top));
}

function setUpTheme() {
  const button = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const name = () => (button.textContent = isDark() ? "Light" : "Dark");
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  dark.addEventListener("change", name);
  button.hidden = false;
  name();
}

const tabs = document.getElementById("tabs");
const sizes = { feeds: feeds.length, articles: articles.length, copies: index.stories.length, problems: index.problems.length };
tabs.append(...TABS.map(([name, label]) => el("a", { href: `#${name}` }, label, name in sizes ? el("small", {}, ` ${sizes[name].toLocaleString("en")}`) : null)));
tabs.hidden = false;
setUpTheme();
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector("#view h2").focus();
});
addEventListener("hashchange", () => open(false));
if ("scrollRestoration" in history) history.scrollRestoration = "manual";
open(true);
document.documentElement.dataset.ready = String(Math.round(performance.now()));
