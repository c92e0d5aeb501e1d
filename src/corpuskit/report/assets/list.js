// Long lists: a page of rows at a time, the next when the reader comes near the end.

function pages(total, render, { size = 40, tag = "ol", name = "rows", noun = "row" } = {}) {
  const list = el(tag, { class: name });
  const more = el("button", { type: "button", class: "more", onclick: () => grow(true) });
  let shown = 0;
  function grow(byHand) {
    const first = shown;
    const until = Math.min(total, shown + size);
    while (shown < until) list.append(render(shown++));
    more.hidden = shown >= total;
    more.textContent = `Show more: ${shown.toLocaleString("en")} of ${count(total, noun)} so far`;
    if (byHand) list.children[first]?.querySelector("a, button")?.focus();
  }
  grow(false);
  if (!more.hidden) {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some((entry) => entry.isIntersecting) && more.isConnected) grow(false);
        if (more.hidden) watcher.disconnect();
      },
      { rootMargin: "300px" },
    );
    watcher.observe(more);
  }
  return el("div", { class: "paged" }, list, more);
}

// A list with a field to search in it; words may come in any order.
function searchable(items, textOf, draw, label) {
  const words = items.map((item) => textOf(item).toLowerCase());
  const status = el("p", { class: "status", role: "status" });
  const place = el("div");
  const field = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  function update() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = items.filter((_, at) => asked.every((word) => words[at].includes(word)));
    status.textContent = asked.length ? `${count(found.length, "match", "matches")}` : "";
    place.replaceChildren(draw(found));
  }
  field.addEventListener("input", debounce(update));
  update();
  return { place, update, bar: el("div", { class: "search" }, el("label", { for: "search" }, label), field, status) };
}
