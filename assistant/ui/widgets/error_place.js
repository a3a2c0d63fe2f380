// What went wrong stands beside the control that was used last, until another one is used.
(() => {
  const RECENT = 20_000; // milliseconds; what comes later is about no control
  const CONTROL = "button, a, input, select, textarea, summary, [role=button], .sentence";
  let used = null, when = 0, said = null, beside = null;
  const english = () => document.documentElement.dataset.language === "en";
  const drop = () => { said?.remove(); said = beside = null; };
  const note = (event) => {
    if (event.type === "keydown" && event.key !== "Enter") { if (event.key === "Escape") drop(); return; }
    const control = event.target.closest?.(CONTROL);
    if (!control || event.target.closest(".said-here, .toast-wrap")) return;
    drop();
    [used, when] = [control, Date.now()];
  };
  for (const kind of ["click", "keydown", "change"]) document.addEventListener(kind, note, true);
  // A control that is drawn again or folded away gives its place to what it was in.
  const visible = (part) => {
    if (part && !part.isConnected && part.id) part = document.getElementById(part.id);
    while (part && !(part.isConnected && part.checkVisibility())) part = part.parentElement;
    return part === document.body || part === document.documentElement ? null : part;
  };
  const place = () => {
    if (!said) return;
    const at = visible(beside)?.getBoundingClientRect();
    if (!at) { drop(); return; }
    const { offsetWidth: width, offsetHeight: height } = said;
    const below = at.bottom + 8 + height <= innerHeight || at.top < height + 8;
    said.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    said.style.top = `${Math.max(8, Math.min(below ? at.bottom + 8 : at.top - height - 8, innerHeight - height - 8))}px`;
  };
  // “拟一个提纲” in a message is a button where the page has one of that name.
  const named = (name) => [...document.querySelectorAll("button, [role=tab]")].find(
    (one) => one.checkVisibility() && !one.disabled && one.innerText.trim() === name);
  const write = (words, text) => text.split(/(“[^”]+”)/).forEach((piece) => {
    const button = piece.startsWith("“") && named(piece.slice(1, -1));
    if (!button) { words.append(piece); return; }
    const same = document.createElement("button");
    Object.assign(same, { type: "button", className: "advised", textContent: piece.slice(1, -1) });
    same.onclick = () => { drop(); [used, when] = [button, Date.now()]; button.click(); };
    words.append(same);
  });
  const say = (text) => {
    drop();
    beside = visible(used);
    said = document.createElement("div");
    said.className = "said-here";
    said.setAttribute("role", "alert");
    const words = document.createElement("span"), close = document.createElement("button");
    write(words, text);
    Object.assign(close, { type: "button", textContent: "×", onclick: drop });
    close.className = "close";
    close.setAttribute("aria-label", english() ? "Close" : "知道了");
    said.append(words, close);
    document.querySelector(".gradio-container").append(said);
    place();
  };
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  new MutationObserver(() => {
    if (Date.now() - when > RECENT || !visible(used)) return;
    for (const item of document.querySelectorAll(".toast-message-item.error")) {
      const toast = item.closest("[data-testid=toast-body]"), text = item.textContent.trim();
      if (!text || item.dataset.taken) continue;
      item.dataset.taken = "yes";
      toast.hidden = true;
      toast.style.display = "none";
      item.textContent = "";
      toast.querySelector("[data-testid=toast-close]")?.click();
      say(text);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
