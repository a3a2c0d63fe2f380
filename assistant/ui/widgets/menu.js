// Unfolded lists fold again where something else is clicked, chosen, or Escape is pressed.
(() => {
  const open = () => [...document.querySelectorAll("details.menu[open]")];
  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      const chosen = event.target.closest?.(".menu-list button");
      if (!menu.contains(event.target) || (chosen && menu.contains(chosen))) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
