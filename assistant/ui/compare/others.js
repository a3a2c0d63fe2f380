// Compare with another of the reports that were proposed.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-against]");
  if (button) trigger("against", { against: button.dataset.against });
});
