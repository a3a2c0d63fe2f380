// Ctrl+Enter in a box presses the button that the box names in its class: ctrl-enter-BUTTON.
// What was typed in the panel of a section and not saved is not dropped without asking.
// Escape in the panel of a section closes it. Tab leaves a list, which Gradio would open again.
if (!window.assistantKeys) {
  window.assistantKeys = true;
  let unsaved = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest(".ctrl-enter-save-section")) unsaved = true;
  });
  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    if (at("#save-section")) unsaved = false;
    if (!unsaved || !at("#close-section, .replaces-text, [data-open]")) return;
    const english = document.documentElement.dataset.language === "en";
    unsaved = !confirm(english ? "Drop the changes you have not saved?" : "放弃还没保存的修改？");
    if (unsaved) event.stopPropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    const at = (selector) => event.target.closest && event.target.closest(selector);
    if (event.key === "Tab" && at("input[aria-autocomplete]")) event.stopPropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    const at = (selector) => event.target.closest && event.target.closest(selector);
    if (event.key === "Escape" && at(".section-panel") && !at("input[aria-autocomplete]")) {
      document.getElementById("close-section").click();
    }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const box = at("[class*='ctrl-enter-']");
    const name = box && [...box.classList].find((c) => c.startsWith("ctrl-enter-"));
    const button = name && document.getElementById(name.slice("ctrl-enter-".length));
    if (button) button.click();
  });
}
