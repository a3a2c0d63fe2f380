// Move a fact to another section: choose from its list, take the second best, confirm, or drag it.
const assign = (fact, section) => trigger("assign", { fact, section });
element.addEventListener("change", (event) => {
  const { fact } = event.target.dataset;
  if (fact) assign(fact, event.target.value);
});
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-to]");
  if (button) assign(button.dataset.fact, button.dataset.to);
});

const TYPE = "application/x-fact";
const sectionAt = (event) =>
  event.dataTransfer.types.includes(TYPE) ? event.target.closest("[data-section]") : null;
const mark = (section) => {
  for (const one of element.querySelectorAll(".over")) one.classList.remove("over");
  section?.classList.add("over");
};
element.addEventListener("dragstart", (event) => {
  const row = event.target.closest("[draggable][data-fact]");
  if (!row) return;
  event.dataTransfer.setData(TYPE, row.dataset.fact);
  event.dataTransfer.effectAllowed = "move";
});
element.addEventListener("dragover", (event) => {
  const section = sectionAt(event);
  mark(section);
  if (section) event.preventDefault(); // it may be dropped here
});
element.addEventListener("dragend", () => mark(null));
element.addEventListener("drop", (event) => {
  const section = sectionAt(event);
  mark(null);
  if (!section) return;
  event.preventDefault();
  assign(event.dataTransfer.getData(TYPE), section.dataset.section);
});
