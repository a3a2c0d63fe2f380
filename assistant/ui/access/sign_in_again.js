// A session that ended, after a night or a restart, leads to sign-in instead of waiting for ever.
(() => {
  const fetchAnything = window.fetch.bind(window);
  let leaving = false;
  window.fetch = async (...asked) => {
    const answer = await fetchAnything(...asked);
    const isOurs = new URL(answer.url || location.href, location.href).origin === location.origin;
    if (answer.status === 401 && isOurs && !leaving) {
      leaving = true; // where text is unsaved the browser asks first, and asks once
      location.assign(new URL("login", location.href));
    }
    return answer;
  };
})();
