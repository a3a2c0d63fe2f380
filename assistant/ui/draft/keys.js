// Ctrl+Enter in a box presses the button that the box names in its class: ctrl-enter-BUTTON.
// Escape in the panel of a section closes it, and leads back to the section.
if (!window.assistantKeys) {
  window.assistantKeys = true;
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && event.target.closest && event.target.closest(".section-panel");
    if (panel && !event.target.matches("[role=listbox]")) document.getElementById("close-section").click();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const box = event.target.closest && event.target.closest("[class*='ctrl-enter-']");
    const name = box && [...box.classList].find((c) => c.startsWith("ctrl-enter-"));
    const button = name && document.getElementById(name.slice("ctrl-enter-".length));
    if (button) button.click();
  });
}
