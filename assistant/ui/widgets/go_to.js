// Go to another tab of the page, or to a place in the draft once it is shown there.
(() => {
  const TABS = { draft: ["起草", "Draft"], archive: ["档案", "Archive"] };
  const PATIENCE = 8000; // milliseconds for the draft to be shown
  const shown = (place) => [document.getElementById(place), document.querySelector(`.paper [data-key="${place}"]`)]
    .find((part) => part?.checkVisibility());
  window.goToTab = (tab) => [...document.querySelectorAll("[role=tab], .overflow-dropdown button")]
    .find((one) => TABS[tab].includes(one.textContent.trim()) && !one.closest(".visually-hidden"))?.click();
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
})();
