// Ctrl+Enter in a box presses the button that the box names in its class: ctrl-enter-BUTTON.
if (!window.assistantKeys) {
  window.assistantKeys = true;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const box = event.target.closest && event.target.closest("[class*='ctrl-enter-']");
    const name = box && [...box.classList].find((c) => c.startsWith("ctrl-enter-"));
    const button = name && document.getElementById(name.slice("ctrl-enter-".length));
    if (button) button.click();
  });
}
