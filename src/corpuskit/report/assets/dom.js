// Elements from data. Texts of strangers only ever become text nodes and attribute values.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.startsWith("--")) node.style.setProperty(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const el = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

// A text of a stranger inside a line of ours: its direction stays its own.
const quote = (text, name = "") => el("bdi", { class: name || null }, text);

const heading = (text) => el("h2", { tabindex: "-1" }, text);

const count = (number, noun, plural = noun + "s") =>
  `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;

const percent = (share) => `${Math.round(100 * share)} %`;

// Signs that cannot be seen, for marks: what was changed is often one of them.
const SIGNS = { "\n": "↵", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u00ad": "‧", " ": "␣" };

// A text behind its mark. What cannot be seen gets a sign; the text itself stays, to be copied
// and wrapped.
function show(mark, text) {
  if (/[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(text)) return [mark, text];
  const signs = [...text].map(
    (sign) => SIGNS[sign] || `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return [el("i", { class: "sign" }, mark, signs.join("")), el("span", { class: "real" }, text)];
}

function debounce(action, wait = 120) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
}
