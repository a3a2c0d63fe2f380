// Tell which function a person chooses for a section, and where one cuts a paragraph.
element.addEventListener("change", (event) => {
  const { line } = event.target.dataset;
  if (!line) return;
  event.target.closest("details").className = "fn-" + event.target.selectedOptions[0].dataset.name;
  trigger("assign", { line, function: event.target.value });
});
element.addEventListener("click", (event) => {
  if (event.target.matches("select")) event.stopPropagation(); // the choice opens no section
  const mark = event.target.closest(".cut");
  if (!mark) return;
  mark.setAttribute("aria-pressed", mark.getAttribute("aria-pressed") !== "true");
  const paragraph = mark.closest("[data-line]");
  const cuts = paragraph.querySelectorAll('.cut[aria-pressed="true"]');
  trigger("cut", {
    line: paragraph.dataset.line,
    starts: [...cuts].map((one) => Number(one.dataset.at)),
  });
});
