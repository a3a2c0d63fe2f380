// A click on a head sorts, one anywhere in a row opens its report.
element.addEventListener("click", (event) => {
  const head = event.target.closest("[data-by]");
  if (head) return trigger("sort", { by: head.dataset.by });
  if (event.target.closest(".more")) return trigger("more");
  const row = event.target.closest("tr[data-id]");
  if (!row) return;
  element.querySelectorAll("tr.chosen").forEach((one) => one.classList.remove("chosen"));
  row.classList.add("chosen");
  trigger("open", { id: row.dataset.id });
  // The panel is below, out of sight on a phone.
  setTimeout(() => document.querySelector("#report")?.scrollIntoView({
    block: innerWidth < 700 ? "start" : "nearest",
  }), 400);
});
