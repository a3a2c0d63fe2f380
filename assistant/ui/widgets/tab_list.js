// Tabs of our own: the one that is looked at is marked; arrow keys lead along them, and choose.
(() => {
  window.markTabs = (tabs, isChosen) => {
    for (const tab of tabs) {
      const chosen = isChosen(tab);
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  };
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.(".answer-tabs [role=tab], .side-tabs [role=tab]");
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !along) return;
    event.preventDefault();
    const tabs = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(tab) + along + tabs.length) % tabs.length];
    next.click();
    next.focus();
  });
})();
