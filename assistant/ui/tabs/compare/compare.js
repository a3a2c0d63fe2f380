// A result: its parts as tabs, the places its links name, another report, files, the draft itself.
const all = (selector) => [...element.querySelectorAll(selector)];
let part = "check";
const show = (name) => {
  const tabs = all("[role=tab]");
  if (!tabs.length) return;
  part = tabs.some((tab) => tab.dataset.part === name) ? name : tabs[0].dataset.part;
  window.markTabs(tabs, (tab) => tab.dataset.part === part);
  for (const panel of all("[role=tabpanel]")) panel.hidden = panel.dataset.part !== part;
};
const go = (id) => {
  const place = element.querySelector(`[id="${id}"]`);
  if (!place) return;
  show(place.closest("[role=tabpanel]").dataset.part);
  for (const one of all(".here")) one.classList.remove("here");
  place.classList.add("here");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
};
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const tab = at("[role=tab]"), other = at("[data-against]"), file = at("[data-export]"), draft = at("[data-draft]"), link = at("a[href^='#']");
  if (tab) show(tab.dataset.part);
  else if (other) trigger("against", { against: other.dataset.against });
  else if (file) trigger("export", { kind: file.dataset.export });
  else if (draft) {
    trigger("open", { draft: draft.dataset.draft });
    window.goToDraft(draft.dataset.place, { draft: draft.dataset.draft });
  } else if (link) {
    // Left to the browser, an address with a query, such as ?__theme=dark, is loaded anew.
    event.preventDefault();
    go(link.hash.slice(1));
  }
});
watch("value", () => show(part));
