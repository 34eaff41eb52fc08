// Keys for the page. Everything they do is a link or a button that is also on the screen.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Where the person is: a row of the Inbox, or a finding of a conversation.
function stops() {
  return one("main.inbox") ? all("[data-row]") : all(".finding[data-finding]");
}

let placeHere = null;

function here() {
  const found = stops();
  const at = found.findIndex((stop) => stop.classList.contains("here"));
  return at >= 0 ? at : -1;
}

function go(step) {
  const found = stops();
  if (!found.length) return;
  const at = Math.max(0, Math.min(found.length - 1, here() + step));
  all(".here").forEach((element) => element.classList.remove("here"));
  const stop = found[at];
  placeHere = stop.dataset.finding ?? null;
  stop.classList.add("here");
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
  if (placeHere) showMark(placeHere);
}

// Open the folds around the first place where a value stands, and bring it into view.
function showMark(value) {
  const mark = all("mark.found").find((element) => element.dataset.value === value);
  if (!mark) return;
  for (let fold = mark.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  all("mark.found").filter((element) => element.dataset.value === value)
    .forEach((element) => element.classList.add("here"));
  mark.scrollIntoView({ block: "center" });
}

function press(selector, within = document) {
  const button = one(selector, within);
  if (button) button.click();
}

function decideRows(state) {
  const found = stops();
  const ticked = found.some((row) => one("input[type=checkbox]", row).checked);
  const scope = one("input[name=scope]:checked");
  if (!ticked && scope && scope.value === "ticked" && here() >= 0) {
    one("input[type=checkbox]", found[here()]).checked = true;
  }
  press(`#bulk button[name=state][value=${state}]`);
}

const states = { i: "included", l: "left_out", h: "held" };

const inboxKeys = {
  j: () => go(1),
  k: () => go(-1),
  o: () => here() >= 0 && press("a[data-open]", stops()[here()]),
  x: () => here() >= 0 && press("input[type=checkbox]", stops()[here()]),
};

const conversationKeys = {
  j: () => go(1),
  k: () => go(-1),
  n: () => press("#next"),
};
for (const key of ["a", "A", "x", "X"]) {
  conversationKeys[key] = () => here() >= 0 && press(`[data-key=${key}]`, stops()[here()]);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const inbox = one("main.inbox");
  const keys = inbox ? inboxKeys : one("main.conversation") ? conversationKeys : {};
  const { key } = event;
  if (key === "?") one("#keys").showModal();
  else if (key === "/" && one("#q")) one("#q").focus();
  else if (key === "u") one("#undo-form").requestSubmit();
  else if (key in states && inbox) decideRows(states[key]);
  else if (key in states && one("main.conversation")) press(`#state-form button[value=${states[key]}]`);
  else if (key in keys) keys[key]();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#keys-button")) one("#keys").showModal();
  const mark = event.target.closest("mark.found");
  if (mark) {
    const at = stops().findIndex((stop) => stop.dataset.finding === mark.dataset.value);
    if (at >= 0) go(at - here());
  }
});

// After a decision the page is replaced; stay at the same finding.
document.addEventListener("htmx:afterSettle", () => {
  if (!placeHere) return;
  const at = stops().findIndex((stop) => stop.dataset.finding === placeHere);
  if (at >= 0 && here() < 0) go(at + 1);
});
