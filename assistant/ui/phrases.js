// Copy what was found, put it into the draft, ask for a word that stands beside it.
const say = (button, text) => {
  const before = button.innerHTML;
  button.textContent = text;
  setTimeout(() => { button.innerHTML = before; }, 1200);
};
const copy = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea"); // without https there is no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
const act = (target) => {
  const button = target.closest("[data-do]");
  if (!button) return false;
  const found = button.closest("[data-text]");
  if (button.dataset.do === "ask") trigger("ask", { ask: button.dataset.ask });
  else if (button.dataset.do === "insert") trigger("insert", { text: found.dataset.text });
  else {
    const source = button.dataset.do === "cite" ? found.dataset.source : "";
    copy(found.dataset.text + source).then(() => say(button, "✓"));
  }
  return true;
};
const open = (target) => target.closest(".kwic")?.classList.toggle("whole");
element.addEventListener("click", (event) => {
  if (!act(event.target) && !String(getSelection())) open(event.target);
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".kwic")) open(event.target);
});
