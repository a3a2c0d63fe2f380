// The shelf of drafts unfolds below its button; deleting, and emptying what was typed, is asked first.
const TYPED = "#outline textarea, .ways textarea, .ways input";
const english = document.documentElement.dataset.language === "en";
const find = (selector) => element.querySelector(selector);
let isOpen = false;
const fold = (open) => {
  const list = find(".shelf-list");
  isOpen = open && Boolean(list);
  if (!list) return;
  list.hidden = !open;
  find("[data-shelf]").setAttribute("aria-expanded", String(open));
};
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const draft = at("[data-draft]"), remove = at("[data-remove]");
  if (at("[data-shelf]")) fold(!isOpen);
  else if (remove) {
    if (confirm(english ? "Delete this draft and all its versions? It cannot be undone." : "删除这份草稿和它的各个旧版？删除后不能恢复。")) trigger("remove", {id: remove.dataset.remove});
  } else if (draft) { fold(false); trigger("open", {id: draft.dataset.draft}); }
  else if (at("[data-new]")) {
    const typed = [...document.querySelectorAll(TYPED)].some((box) => box.value.trim());
    if (typed && !confirm(english ? "Empty outline and facts for a new draft? What was drafted is kept." : "清空提纲和数据，新写一篇？起草过的都存着，可以“沿用上一篇”。")) return;
    fold(false);
    trigger("new");
  }
});
document.addEventListener("click", (event) => {
  if (isOpen && event.target.isConnected && !event.target.closest("#draft-shelf")) fold(false);
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen) { fold(false); find("[data-shelf]").focus(); }
});
watch("value", () => fold(isOpen));
