// Ask how far the archive's writer is, as long as somebody can see the answer.
let waited = 0;
const clock = setInterval(() => {
  if (!element.isConnected) return clearInterval(clock);
  const seen = element.offsetParent && !document.hidden;
  waited = seen ? waited + 1 : 9;
  if (!seen || (waited < 4 && !element.querySelector("[data-busy]"))) return;
  waited = 0;
  trigger("look");
}, 1000);
