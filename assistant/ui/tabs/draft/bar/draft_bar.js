// The bar: its buttons, the sheet behind 导出, the keys of undo and redo; what they changed is shown.
const DOES = ["undo", "redo", "stop", "resume"];
const find = (selector) => element.querySelector(selector);
const root = document.documentElement;
let isOpen = false, withTable = false, shown = "";

// Outline and facts of an open draft are folded away until they are asked for.
const unfold = (open) => {
  if (open) root.dataset.inputs = "open"; else delete root.dataset.inputs;
  find("[data-inputs]")?.setAttribute("aria-expanded", String(open));
};

const fold = (open) => {
  const sheet = find(".sheet"), button = find("[data-export-menu]");
  if (!sheet) return;
  isOpen = open;
  sheet.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  if (open) fill();
};
// What is open stands in the worklist, which is worked out anew after each change.
const fill = () => {
  const known = document.querySelector("#worklist .summary"), place = find(".still-open");
  if (!place) return;
  place.innerHTML = known ? known.innerHTML : "";
  if (find(".date input").value) place.querySelector("[data-date]")?.remove();
  place.hidden = !place.querySelector("li");
};
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const does = at("[data-do]"), kind = at("[data-export]");
  if (does && DOES.includes(does.dataset.do)) trigger(does.dataset.do);
  else if (kind) { trigger("export", {kind: kind.dataset.export, table: withTable}); fold(false); }
  else if (at("[data-export-menu]")) fold(!isOpen);
  else if (at("[data-inputs]")) { unfold(root.dataset.inputs !== "open"); scrollTo(0, 0); }
  else if (at("[data-take-back]")) { document.getElementById("take-back").click(); fold(false); }
  else if (at("[data-date]")) { const date = find(".date input"); date.focus(); date.showPicker?.(); }
  else if (at("[data-jump], [data-side]")) fold(false);
});
element.addEventListener("change", (event) => {
  if (event.target.closest(".table")) withTable = event.target.checked;
  if (event.target.closest(".date")) trigger("date", {date: event.target.value});
});
document.addEventListener("click", (event) => {
  if (isOpen && event.target.isConnected && !event.target.closest("#draft-bar .export")) fold(false);
});
document.addEventListener("keydown", (event) => {
  if (!element.isConnected || !element.checkVisibility()) return;
  if (event.key === "Escape" && isOpen) { fold(false); find("[data-export-menu]").focus(); }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest("input, textarea, [contenteditable=true], [contenteditable=plaintext-only]")) return;
  const key = event.key.toLowerCase();
  const does = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
  if (!does || find(`[data-do=${does}]`)?.disabled !== false) return;
  event.preventDefault();
  trigger(does);
});
watch("value", () => {
  if (isOpen) fold(true);
  const now = find(".draft-head")?.dataset.of || "";
  unfold(now === shown && root.dataset.inputs === "open");
  shown = now;
  const table = find(".table input");
  if (table) table.checked = withTable;
  const touched = find("[data-touched]");
  if (touched) setTimeout(() => window.assistantPaper?.jump(touched.dataset.touched), 60);
});
