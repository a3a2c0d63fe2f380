// A cell of a read ledger is put right in its place: Enter or leaving saves it, Escape gives it up.
const EDITED = "td[data-cell]";
let before = "";
const done = (cell) => {
  const text = cell.textContent.trim();
  if (text !== before) trigger("correct", { row: cell.parentElement.dataset.row, cell: cell.dataset.cell, text });
  before = text;
};
element.addEventListener("focusin", (event) => { if (event.target.matches(EDITED)) before = event.target.textContent.trim(); });
element.addEventListener("focusout", (event) => { if (event.target.matches(EDITED)) done(event.target); });
element.addEventListener("keydown", (event) => {
  if (!event.target.matches(EDITED) || event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Escape") event.target.textContent = before;
  event.target.blur();
});
