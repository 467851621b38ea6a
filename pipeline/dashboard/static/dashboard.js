// What makes the pages pleasanter; each of them works without it. Text from the records is only ever put in as text.
"use strict";

// On a phone the filters are folded away.
if (matchMedia("(max-width: 50rem)").matches)
  for (const filters of document.querySelectorAll("details.filters")) filters.open = false;

// Empty fields do not belong into an address that is sent to a colleague.
for (const form of document.querySelectorAll('form[method="get"]'))
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()])
      if (value === "") event.formData.delete(name);
  });

// Names are suggested while they are typed; who chooses one is asked for by id.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `suggest-${input.name}`;
  input.after(list);
  input.setAttribute("list", list.id);
  const ids = new Map();
  if (input.dataset.id) ids.set(input.value, input.dataset.id);
  let last = 0;
  input.addEventListener("input", async () => {
    const turn = ++last;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (turn !== last || input.value.trim().length < 2) return;
    const query = new URLSearchParams({ kind: input.dataset.suggest, q: input.value });
    const answer = await fetch(`/suggest?${query}`).catch(() => null);
    if (!answer?.ok || turn !== last) return;
    const found = await answer.json();
    list.replaceChildren(...found.map(({ id, name }) => {
      ids.set(name, id);
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  });
  if (!("names" in input.dataset))
    input.form.addEventListener("formdata", (event) => {
      if (ids.has(input.value)) event.formData.set(input.name, ids.get(input.value));
    });
}

// What belongs to an organisation stands out while it is pointed at.
for (const drawing of document.querySelectorAll("svg.network")) {
  const links = [...drawing.querySelectorAll("a[data-key]")];
  const lines = [...drawing.querySelectorAll("line")];
  const show = (key) => {
    const near = new Set(key ? [key] : []);
    for (const line of lines) {
      const touches = key && (line.dataset.one === key || line.dataset.other === key);
      line.classList.toggle("near", Boolean(touches));
      if (touches) near.add(line.dataset.one).add(line.dataset.other);
    }
    for (const link of links) link.classList.toggle("near", near.has(link.dataset.key));
    drawing.classList.toggle("some", Boolean(key));
  };
  for (const link of links) {
    link.addEventListener("pointerenter", () => show(link.dataset.key));
    link.addEventListener("pointerleave", () => show(null));
    link.addEventListener("focus", () => show(link.dataset.key));
    link.addEventListener("blur", () => show(null));
  }
}

// Words that are selected in an article can be put into a field; offsets count characters, not UTF-16 units.
const review = document.querySelector("#review");
const text = document.querySelector(".reviewing .text");
if (review && text) {
  const panel = review.querySelector("[data-selection]");
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    chosen = { start, end: start + [...range.toString()].length, words: range.toString() };
    panel.querySelector("q").textContent = chosen.words;
    panel.hidden = false;
  });
  for (const button of panel.querySelectorAll("[data-into]"))
    button.addEventListener("click", () => {
      // Of several rows for new ones the first that is empty.
      const [name, row, part] = button.dataset.into.match(/^(\w+\.new)\.(\w+)$/) ?? [button.dataset.into];
      const rows = row ? [...review.elements].filter((one) => one.name.startsWith(row) && one.name.endsWith(`.${part}`)) : [];
      const field = rows.find((one) => !one.value) ?? review.elements[name];
      field.value = chosen.words.replace(/\s+/g, " ").trim();
      const prefix = row ? field.name.slice(0, -part.length) : review.elements[`${name}.start`] ? `${name}.` : null;
      if (prefix) {
        review.elements[`${prefix}start`].value = chosen.start;
        review.elements[`${prefix}end`].value = chosen.end;
      }
      field.focus();
    });
}

// What scrolls sideways on a phone begins where it matters: at the page one is on, at the newest months.
document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
for (const chart of document.querySelectorAll(".chart.scroll")) chart.scrollLeft = chart.scrollWidth;
