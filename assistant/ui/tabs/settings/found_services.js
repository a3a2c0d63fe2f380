// Look for services on this machine whenever the settings come into sight, and take up one of them.
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) trigger("look"); }).observe(element);
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-service]");
  if (button) trigger("use", { service: button.dataset.service });
});
