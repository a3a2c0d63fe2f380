// The language of the page: Chinese until a person switches, whatever the browser's own is.
(() => {
  const chosen = localStorage.getItem("language") || "zh-CN";
  document.documentElement.dataset.language = chosen;
  document.cookie = `language=${chosen}; path=/; SameSite=Lax`; // for what handlers say
  Object.defineProperty(navigator, "language", {get: () => chosen});
  Object.defineProperty(navigator, "languages", {get: () => [chosen]});
  // Gradio names the places for files in English, and not as what they say.
  new MutationObserver(() => document.querySelectorAll(".upload-container[aria-label]").forEach((place) => {
    if (place.textContent.trim()) place.removeAttribute("aria-label");
  })).observe(document.documentElement, {childList: true, subtree: true});
  if (chosen === "en") return;
  // Gradio says these in English whatever the language.
  const inChinese = [
    [/^Invalid file types?: (.*)\. Only (.*) allowed\.$/s, "这里不能用这种文件：$1。可以用 $2，请另存后再试。"],
    [/^File\(s\) exceed the maximum allowed size of (.*?): (.*)$/s, "文件太大：$2。每个不能超过 $1，请拆开后再试。"],
    [/^Connection to the server was lost.*$/s, "和程序的连接断了，正在重新连接。写好的都已保存。"],
    [/^Connection errored out.*$/s, "和程序的连接断了。请看看程序是否还开着，再刷新网页；写好的都已保存。"],
    [/^Error uploading file.*$/s, "文件没有传上去，请再试一次。"],
  ];
  new MutationObserver(() => document.querySelectorAll("[data-testid='toast-text']").forEach((toast) => {
    const said = toast.textContent.trim();
    const known = inChinese.find(([english]) => english.test(said));
    if (known) toast.textContent = said.replace(...known);
  })).observe(document.documentElement, {childList: true, subtree: true});
})();
