// Compare with another of the reports that were proposed; go to the place that a link names.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-against]");
  if (button) return trigger("against", { against: button.dataset.against });
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  // Left to the browser, an address with a query, such as ?__theme=dark, is loaded anew.
  event.preventDefault();
  const place = element.querySelector(`[id="${link.hash.slice(1)}"]`);
  if (!place) return;
  element.querySelector(".here")?.classList.remove("here");
  place.classList.add("here");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: place.matches("h2") ? "start" : "center" });
});
