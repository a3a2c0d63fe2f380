// The table of indicators: its files, and the last three years or all of them.
const table = () => element.querySelector(".trends");
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const file = at("[data-export]"), years = at("[data-years]");
  if (file) trigger("export", { kind: file.dataset.export });
  if (!years) return;
  table().classList.toggle("lately", years.dataset.years === "lately");
  for (const one of element.querySelectorAll("[data-years]")) one.setAttribute("aria-pressed", String(one === years));
});
