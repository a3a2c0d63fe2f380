// What can be done with what was found: copy it, put it into the draft, see where it stands, save it.
const BOX = "#phrase-query textarea, #phrase-query input";
const say = (button, text) => {
  const before = button.innerHTML;
  button.textContent = text;
  setTimeout(() => { button.innerHTML = before; }, 1200);
};
const copy = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea"); // without https there is no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
const save = (button) => {
  const link = document.createElement("a");
  // A spreadsheet knows by the mark at the beginning that it is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", button.dataset.table], {type: "text/csv"}));
  const name = document.querySelector(BOX).value.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 40);
  link.download = `${name || "phrases"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const said = (card) => ({
  text: card.dataset.text, report: card.dataset.report, line: Number(card.dataset.line),
});
const look = async (card) => {
  const button = card.querySelector(".origin");
  const there = card.querySelector(".context");
  button.setAttribute("aria-expanded", String(!there));
  if (there) return there.remove();
  card.insertAdjacentHTML("beforeend", await server.context(said(card)));
  const shown = card.querySelector(".context");
  const here = shown.querySelector(".here");
  if (here) shown.scrollTop = here.offsetTop - shown.clientHeight / 3;
};
const acts = {
  ask: (button) => trigger("ask", { ask: button.dataset.ask }),
  view: (button) => trigger("view", { view: button.dataset.view }),
  clear: () => trigger("clear", {}),
  save,
  open: (button, card) => look(card),
  insert: (button, card) => trigger("insert", said(card)),
  copy: (button, card) => copy(card.dataset.text).then(() => say(button, "✓")),
  cite: (button, card) => copy(card.dataset.text + card.dataset.source).then(() => say(button, "✓")),
};
const unfold = (target) => target.querySelector(".kwic")?.classList.toggle("whole");
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) return acts[button.dataset.do](button, button.closest(".found"));
  if (event.target.closest(".kwic") && !String(getSelection())) unfold(event.target.closest(".found"));
});
// From the box down into what was found, up and down in it, and back.
const step = (from, by) => {
  const cards = [...element.querySelectorAll(".found")];
  const next = cards[cards.indexOf(from) + by];
  (next || (by < 0 ? document.querySelector(BOX) : from))?.focus();
};
element.addEventListener("keydown", (event) => {
  const card = event.target.closest(".found");
  if (!card || event.target.closest(".context")) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(card, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Escape") document.querySelector(BOX).focus();
  else if (event.key === "Enter" && event.target === card) unfold(card) ?? look(card);
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" || event.isComposing || !event.target.matches?.(BOX)) return;
  const first = element.querySelector(".found");
  if (first) { event.preventDefault(); first.focus(); }
});
