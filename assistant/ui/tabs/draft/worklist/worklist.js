// The worklist: tick what was looked at, add a typed figure to the ledger, switch a rule off.
const pointOf = (part) => JSON.parse(part.closest("[data-point]").dataset.point);
element.addEventListener("change", (event) => {
  const { target } = event;
  const rows = target.matches("li > input") ? [target] : target.matches(".why input") ? [...target.closest(".why").nextElementSibling.children] : [];
  if (rows.length) trigger("confirm", {points: rows.map(pointOf), confirmed: target.checked});
});
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const rule = at("[data-rule]"), add = at("[data-to-ledger]");
  if (rule) trigger("rule", {rule: rule.dataset.rule, on: "on" in rule.dataset});
  if (!add) return;
  const form = add.nextElementSibling;
  form.hidden = false;
  add.hidden = true;
  form.querySelector("input").select();
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target.closest(".new-fact");
  trigger("fact", {section: Number(form.dataset.section), text: form.querySelector("input").value});
});
element.addEventListener("keydown", (event) => {
  const form = event.target.closest(".new-fact");
  if (event.key !== "Escape" || !form) return;
  event.stopPropagation();
  form.hidden = true;
  form.previousElementSibling.hidden = false;
  form.previousElementSibling.focus();
});
const count = () => {
  const list = element.querySelector(".worklist"), left = list ? list.dataset.count : "";
  document.documentElement.dataset.todo = left === "0" ? "" : left;
  document.querySelectorAll("[data-todo-count]").forEach((place) => { place.textContent = document.documentElement.dataset.todo; });
};
count();
watch("value", count);
