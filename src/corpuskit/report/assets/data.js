// The index is read now, sheets of texts when one of their articles is looked at.

// A large page draws its first view while the rest of it is still coming in.
class NotYet extends Error {}

function read(name) {
  const holder = document.getElementById(name);
  if (document.readyState === "loading" && !holder?.nextElementSibling) throw new NotYet();
  return JSON.parse(holder.textContent);
}

const index = read("ck-index");

const articles = index.articles.map((row, number) => {
  const article = { number };
  index.articleColumns.forEach((name, at) => (article[name] = row[at]));
  return article;
});

const feeds = index.feeds.map(([name, length, encoding, state, first, size], number) => ({
  number, name, length, encoding, state, first, size, gaps: [],
}));

const gaps = index.gaps.map(([feed, start, end, kind], number) => ({ number, feed, start, end, kind }));
for (const gap of gaps) feeds[gap.feed].gaps.push(gap);

const storyOf = new Map();
index.stories.forEach((story, number) => story.members.forEach((member) => storyOf.set(member, number)));

const opened = new Map();

function readItem(kind, number) {
  const name = `ck-${kind}-${Math.floor(number / index.sheet)}`;
  if (!opened.has(name)) {
    if (opened.size > 40) opened.delete(opened.keys().next().value);
    opened.set(name, read(name));
  }
  return opened.get(name)[number % index.sheet];
}

const textsOf = (article) => readItem("texts", article.number);
const bodyOf = (article) =>
  textsOf(article).body.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("");

const nameOf = (article) => article.headline || (article.lead ? `${article.lead} …` : "(no text)");
const sourceOf = (article) => (article.source < 0 ? null : index.sources[article.source]);
const languageOf = (article) => index.languages[article.language];
const stateOf = (article) => feeds[article.feed].state;

const LEVELS = [0.3, 0.5, 0.7, 0.9];
const LEVEL_NAMES = ["very weak", "weak", "fair", "good", "sure"];
const levelOf = (confidence) => LEVELS.filter((floor) => confidence >= floor).length;
