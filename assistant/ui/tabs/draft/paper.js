// What can be done on the paper: look at sources, go to a place, change a sentence, open a section.
if (!window.assistantPaper) {
  window.assistantPaper = {};
  const fill = (key) => {
    const known = document.querySelector(`.paper .known [data-for="${key}"]`);
    const beside = document.getElementById("beside");
    if (!known || !beside) return null;
    if (beside.innerHTML !== known.innerHTML) beside.innerHTML = known.innerHTML;
    document.querySelectorAll(".paper .sentence.chosen").forEach((s) => s.classList.remove("chosen"));
    document.querySelector(`.paper [data-key="${key}"]`).classList.add("chosen");
    return beside;
  };
  const show = (key) => {
    if (fill(key)) window.assistantSide.show("sources", document.querySelector(`.paper [data-key="${key}"]`));
  };
  let pinned = "";
  window.assistantPaper.keepUp = () => pinned && fill(pinned); // the text has changed under it
  const jump = (place) => {
    const target = document.getElementById(place) || document.querySelector(`.paper [data-key="${place}"]`);
    if (!target) return;
    target.scrollIntoView({behavior: "smooth", block: matchMedia("(max-width: 760px)").matches ? "start" : "center"});
    target.classList.add("flash");
    setTimeout(() => target.classList.remove("flash"), 1800);
    if (target.dataset.key) { pinned = place; fill(place); target.focus({preventScroll: true}); }
  };
  window.assistantPaper.jump = jump;
  const edit = (sentence) => {
    if (sentence.isContentEditable || document.querySelector(".paper .growing")) return;
    const before = sentence.textContent, shown = sentence.innerHTML;
    sentence.contentEditable = "plaintext-only";
    sentence.classList.add("editing");
    sentence.focus();
    if (!sentence.contains(getSelection().anchorNode)) { // F2: the caret is still elsewhere
      getSelection().selectAllChildren(sentence);
      getSelection().collapseToEnd();
    }
    const end = (save) => {
      sentence.removeEventListener("blur", onBlur);
      sentence.removeEventListener("keydown", onKey);
      sentence.contentEditable = "false";
      sentence.classList.remove("editing");
      const after = sentence.textContent.trim();
      if (!save || after === before.trim()) { sentence.innerHTML = shown; return; }
      const [section, place] = sentence.dataset.key.split("-").map(Number);
      window.assistantPaper.trigger("submit", {section, sentence: place, text: after, before});
    };
    const onBlur = () => end(true);
    const onKey = (event) => {
      event.stopPropagation();
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      end(event.key === "Enter");
      sentence.focus();
    };
    sentence.addEventListener("blur", onBlur);
    sentence.addEventListener("keydown", onKey);
  };
  const act = (target) => {
    const at = (selector) => target.closest(selector);
    const open = at("[data-open]"), to = at("[data-jump]"), sentence = at(".paper .sentence");
    if (open) {
      window.assistantSide.show("change", open.parentElement);
      window.assistantPaper.trigger("click", {section: Number(open.dataset.open)});
    }
    else if (to) jump(to.dataset.jump);
    else if (sentence) {
      pinned = sentence.dataset.key;
      show(pinned);
    }
  };
  document.addEventListener("click", (event) => act(event.target));
  let pressed = null; // no click comes where the paper is drawn again before the button is let go
  document.addEventListener("mousedown", (event) => { pressed = event.target; });
  document.addEventListener("mouseup", (event) => { if (pressed && !pressed.isConnected) act(event.target); });
  document.addEventListener("dblclick", (event) => {
    const sentence = event.target.closest(".paper .sentence");
    if (!sentence) return;
    edit(sentence);
    const blank = event.target.closest("mark.blank"); // whole, brackets too, for what is typed
    if (blank && sentence.isContentEditable) getSelection().selectAllChildren(blank);
  });
  document.addEventListener("mouseover", (event) => {
    const sentence = event.target.closest(".paper .sentence");
    if (sentence && !pinned && matchMedia("(hover: hover)").matches) fill(sentence.dataset.key);
  });
  document.addEventListener("keydown", (event) => {
    const sentence = event.target.closest && event.target.closest(".paper .sentence");
    if (event.key === "Escape") pinned = "";
    if (!sentence || sentence.isContentEditable) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pinned = sentence.dataset.key; show(pinned); }
    if (event.key === "F2") edit(sentence);
    const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    const all = [...document.querySelectorAll(".paper .sentence")];
    const next = step && all[all.indexOf(sentence) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
}
window.assistantPaper.trigger = trigger;
new MutationObserver(() => window.assistantPaper.keepUp()).observe(element, {childList: true, subtree: true});
