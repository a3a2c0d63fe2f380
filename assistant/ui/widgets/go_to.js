// Go to another tab of the page, back to the one before a reload, or to a place in the draft once it is shown.
(() => {
  const TABS = {
    draft: ["起草", "Draft"], phrases: ["找提法", "Find phrases"], compare: ["对比", "Compare"],
    trends: ["历年", "Trends"], archive: ["档案", "Archive"], settings: ["设置", "Settings"],
  };
  const PATIENCE = 8000; // milliseconds for the page or the draft to be shown
  const shown = (place) => [document.getElementById(place), document.querySelector(`.paper [data-key="${place}"]`)]
    .find((part) => part?.checkVisibility());
  const tabs = () => [...document.querySelectorAll("[role=tab], .overflow-dropdown button")]
    .filter((one) => !one.closest(".visually-hidden"));
  const named = (tab) => tabs().find((one) => TABS[tab].includes(one.textContent.trim()));
  window.goToTab = (tab) => named(tab)?.click();
  window.keepTab = () => {
    const chosen = Object.keys(TABS).find((tab) => named(tab)?.matches("[aria-selected=true], .selected"));
    sessionStorage.setItem("tab", chosen || "");
  };
  const isOpen = (draft) => !draft || document.querySelector("#draft-bar .draft-head")?.dataset.of === draft;
  window.goToDraft = (place, { draft = "" } = {}) => {
    window.goToTab("draft");
    const until = Date.now() + PATIENCE;
    const look = () => {
      if (window.assistantPaper?.jump && isOpen(draft) && shown(place)) window.assistantPaper.jump(place);
      else if (Date.now() < until) setTimeout(look, 60);
    };
    look();
  };
  const kept = sessionStorage.getItem("tab");
  sessionStorage.removeItem("tab");
  if (!(kept in TABS)) return;
  const until = Date.now() + PATIENCE;
  const goBack = () => {
    if (named(kept)) window.goToTab(kept);
    else if (Date.now() < until) setTimeout(goBack, 60);
  };
  goBack();
})();
