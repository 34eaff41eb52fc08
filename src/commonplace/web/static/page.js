// Keys, and small comforts. Everything they do is a link or a button that is also on the screen.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (words) => { one("#live").textContent = words; };

// Stops are what j and k go through: rows of the Inbox, or findings of a conversation. Where the person is
// survives a swap of the page: by the stop's own name, or by its place if it is gone.
const stops = () => all("[data-row], [data-finding]");
const nameOf = (stop) => stop.dataset.row ?? stop.dataset.finding;
let place = { name: null, index: -1 };

function here() {
  const found = stops();
  const named = found.findIndex((stop) => nameOf(stop) === place.name);
  return named >= 0 ? named : -1;
}

function stand(index, { quiet = false } = {}) {
  const found = stops();
  all(".here").forEach((element) => element.classList.remove("here"));
  if (!found.length) return;
  const at = Math.max(0, Math.min(found.length - 1, index));
  const stop = found[at];
  place = { name: nameOf(stop), index: at };
  stop.classList.add("here");
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
  if (stop.dataset.finding) showMarks(stop.dataset.finding, quiet);
}

const go = (step) => stand(here() < 0 ? 0 : here() + step);

const marksOf = (value) => all("mark.found").filter((mark) => mark.dataset.value === value);

// Open the folds around the first place where a value stands, and bring it into view.
function showMarks(value, quiet) {
  const marks = marksOf(value);
  marks.forEach((mark) => mark.classList.add("here"));
  if (quiet || !marks.length) return;
  for (let fold = marks[0].closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  marks[0].scrollIntoView({ block: "center" });
}

// The card says what happens to each value; the marks in the text follow it.
function matchMarks() {
  const kept = new Map(all("[data-finding]").map((stop) => [nameOf(stop), stop.classList.contains("kept")]));
  for (const mark of all("mark.found")) {
    if (!kept.has(mark.dataset.value)) continue;
    mark.classList.toggle("kept", kept.get(mark.dataset.value));
    mark.classList.toggle("redacted", !kept.get(mark.dataset.value));
  }
}

function press(selector, within = document) {
  const found = one(selector, within);
  if (found) found.click();
  return Boolean(found);
}

const current = () => (here() >= 0 ? stops()[here()] : null);

function decideRows(state) {
  const row = current();
  const ticked = all("[data-row] input:checked").length > 0;
  if (!ticked && !row) {
    say("Tick a conversation, or go to one with j.");
    return;
  }
  if (!ticked) one("input[type=checkbox]", row).checked = true;
  press(`#bulk button[name=state][value=${state}]`);
}

const STATES = { i: "included", l: "left_out", h: "held" };

const inboxKeys = {
  j: () => go(1),
  k: () => go(-1),
  o: () => current() && press("a[data-open]", current()),
  Enter: () => current() && press("a[data-open]", current()),
  x: () => current() && press("input[type=checkbox]", current()),
  u: () => press("button[form=undo-form]"),
  U: () => one("#redo-form")?.requestSubmit(),
  "/": () => one("#q").focus(),
};
for (const [key, state] of Object.entries(STATES)) inboxKeys[key] = () => decideRows(state);

const conversationKeys = {
  j: () => go(1),
  k: () => go(-1),
  n: () => press("#next"),
  p: () => press("#previous"),
  u: () => press("button[form=undo-form]"),
  U: () => one("#redo-form")?.requestSubmit(),
  Escape: () => press(".back a"),
};
for (const [key, state] of Object.entries(STATES)) {
  conversationKeys[key] = () => press(`#state-form button[value=${state}]`);
}
for (const key of ["a", "A", "x", "X"]) {
  conversationKeys[key] = () => current() && press(`[data-key=${key}]`, current());
}

const rowKeys = { n: () => press("#next"), p: () => press("#previous"), Escape: () => press(".back a") };

const checkKeys = { ...rowKeys };
for (const [key, verdict] of Object.entries({ o: "ok", b: "block", t: "note" })) {
  checkKeys[key] = () => press(`#check-form button[value=${verdict}]`);
}

const sampleKeys = { ...rowKeys, m: () => one("#leak-words")?.focus() };

function keysOfScreen() {
  if (one("#check-form")) return checkKeys;
  if (one("main.sample")) return sampleKeys;
  if (one("main.inbox")) return inboxKeys;
  if (one("main.conversation")) return conversationKeys;
  if (one("main.row-page")) return rowKeys;
  return {};
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { key, target } = event;
  if (target.closest("dialog")) return;
  if (target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea")) {
    if (key === "Escape") target.blur();
    return;
  }
  if (key === "Enter" && target.closest("a, button, summary, input")) return;
  const act = key === "?" ? () => one("#keys").showModal() : keysOfScreen()[key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#keys-button")) one("#keys").showModal();
  const mark = event.target.closest("mark.found");
  if (mark && getSelection().isCollapsed) {
    stand(stops().findIndex((stop) => stop.dataset.finding === mark.dataset.value), { quiet: true });
  }
  const row = event.target.closest("[data-row]");
  if (row) place = { name: nameOf(row), index: stops().indexOf(row) };
  if (event.target.id === "tick-all") {
    const rows = event.target.checked ? "[data-row]:not([data-sensitive])" : "[data-row]";
    all(`${rows} input[type=checkbox]`).forEach((box) => { box.checked = event.target.checked; });
    if (event.target.checked && one("[data-sensitive]")) say("Those with a delicate topic are ticked one by one.");
  }
  all("details.every[open]").filter((sheet) => !sheet.contains(event.target)).forEach((sheet) => { sheet.open = false; });
});

// Long work: say so, and do not let it be asked for twice.
document.addEventListener("submit", (event) => {
  const words = event.target.dataset.busy;
  if (!words) return;
  say(words);
  document.body.classList.add("busy");
  setTimeout(() => all("button", event.target).forEach((button) => { button.disabled = true; }));
});
addEventListener("pageshow", () => {
  document.body.classList.remove("busy");
  all("form[data-busy] button").forEach((button) => { button.disabled = false; });
});

document.addEventListener("htmx:configRequest", (event) => {
  if (["/undo", "/redo"].includes(event.detail.path)) event.detail.parameters.set("back", location.pathname + location.search);
});
document.addEventListener("htmx:sendError", () => say("No answer. Does the command still run in the terminal?"));

const isTyping = () => Boolean(document.activeElement?.closest("#q, #order"));

let cardScroll = 0;
document.addEventListener("htmx:beforeSwap", () => { cardScroll = one("#card")?.scrollTop ?? 0; });
document.addEventListener("htmx:afterSettle", () => {
  if (one("#card")) {
    one("#card").scrollTop = cardScroll;
    matchMarks();
  }
  if (place.index < 0 || isTyping()) return;
  stand(here() >= 0 ? here() : place.index, { quiet: true });
});

// Come back to the row that was opened.
const arrived = location.hash.startsWith("#c") && document.getElementById(location.hash.slice(1));
if (arrived && arrived.dataset.row) stand(stops().indexOf(arrived));
