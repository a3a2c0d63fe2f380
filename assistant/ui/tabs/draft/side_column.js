// The column beside the paper: which tab is shown; on a phone a sheet below, open or folded.
const root = document.documentElement;
const tabs = () => [...document.querySelectorAll("#side-tabs [role=tab]")];
const strip = () => document.querySelector(".side-tabs"); // Gradio scopes what is for phones to below the page's root
const mark = () => window.markTabs(tabs(), (tab) => tab.dataset.side === root.dataset.side);
const panel = (name) => document.getElementById(`side-${name}`);
const isPhone = () => matchMedia("(max-width: 760px)").matches;
root.dataset.side ||= "todo";
window.assistantSide = {
  show(name, place) {
    if (root.dataset.side !== name) document.querySelector(".beside-side").scrollTop = 0;
    root.dataset.side = name;
    strip().dataset.sheet = "open";
    mark();
    this.lift(place);
  },
  // The sheet of a phone stands below what it is about, not over it.
  lift(place) {
    if (!place || !isPhone()) return;
    const bar = document.getElementById("draft-bar").getBoundingClientRect().bottom;
    const sheet = document.querySelector(".beside-side").getBoundingClientRect().top;
    const { top, bottom } = place.getBoundingClientRect();
    const down = Math.min(bottom - sheet + 16, top - bar - 16);
    if (bottom > sheet - 16 || top < bar) scrollBy({ top: down, behavior: "smooth" });
  },
  close() { strip()?.removeAttribute("data-sheet"); },
};
mark();
document.querySelectorAll("[data-todo-count]").forEach((place) => { place.textContent = root.dataset.todo || ""; });
for (const tab of tabs()) panel(tab.dataset.side)?.setAttribute("role", "tabpanel");
if (!window.assistantSideKeys) {
  window.assistantSideKeys = true;
  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const tab = at("[data-side]");
    if (at("[data-side-close]")) window.assistantSide.close();
    else if (tab && isPhone() && tab.role === "tab" && strip().dataset.sheet && root.dataset.side === tab.dataset.side) window.assistantSide.close();
    else if (tab) window.assistantSide.show(tab.dataset.side);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") window.assistantSide.close();
  });
}
