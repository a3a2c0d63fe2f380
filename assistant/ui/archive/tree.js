// Tell which function a person chooses for a section; the choice does not open the section.
element.addEventListener("change", (event) => {
  const line = event.target.dataset.line;
  if (line) trigger("assign", { line, function: event.target.value });
});
element.addEventListener("click", (event) => {
  if (event.target.matches("select")) event.stopPropagation();
});
