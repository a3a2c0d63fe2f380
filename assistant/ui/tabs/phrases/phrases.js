// Answers as one types; what was found is read in its report, copied, saved, or put into the draft.
const REST = 150; // milliseconds without a key, after which all views are answered, by meaning too
const WIDE = matchMedia("(min-width: 1180px)"); // there the source stands beside, else below
const find = (selector) => element.querySelector(selector);
const all = (selector) => [...element.querySelectorAll(selector)];
const box = find("#phrase-query"), bar = find(".found-bar"), aside = find(".where"), hint = aside.innerHTML;
const inEnglish = () => document.documentElement.dataset.language === "en";
const both = (zh, en) => `<span class="zh">${zh}</span><span class="en" lang="en">${en}</span>`;
const panels = () => all(".panel");
const shown = () => find(".panel:not([hidden])");

// One quick question is under way at a time, about the view that is looked at and the words alone;
// when typing rests, all views are asked for.
let chosen = "句子", asked = 0, full = 0, isBusy = false, resting = 0, last = "";
const filters = () => {
  const values = { years: [], org_types: [], levels: [], functions: [] };
  for (const one of all("[data-filter] input:checked")) values[one.closest("[data-filter]").dataset.filter].push(one.value);
  return { ...values, damaged: Boolean(find("[data-damaged]:checked")) };
};
const request = (quick) => ({ query: box.value, view: chosen, quick, ...filters() });
const ask = () => {
  const now = JSON.stringify(request(false));
  if (now === last) return;
  last = now;
  asked += 1;
  askQuickly();
  clearTimeout(resting);
  resting = setTimeout(askFully, REST);
};
const lost = () => show({ view: chosen, views: {}, start: `<div class="empty">${both("没有连上程序，请看看它是否还开着。", "The program does not answer: is it still running?")}</div>` });
const askQuickly = async () => {
  if (isBusy) return;
  isBusy = true;
  try {
    for (let now = -1; now !== asked;) {
      now = asked;
      const answer = await server.find(request(true));
      if (full < now) show(answer);
    }
  } catch { lost(); } finally { isBusy = false; }
};
const askFully = async () => {
  const now = asked;
  try {
    const answer = await server.find(request(false));
    if (now === asked) { full = now; show(answer); }
  } catch { lost(); }
};

const count = (panel, found) => { find(`[role=tab][data-view="${panel.dataset.view}"] [data-count]`).textContent = found; };
const fill = (panel, { html, count: found, table, waits }) => {
  if (waits) { wait(panel); return; }
  panel.removeAttribute("data-waits");
  // More of the same is put below: what is unfolded or focused above stays as it is.
  if (panel.known && html.startsWith(panel.known)) panel.insertAdjacentHTML("beforeend", html.slice(panel.known.length));
  else { panel.innerHTML = html; aside.innerHTML = hint; }
  Object.assign(panel, { known: html, table, query: box.value.trim() });
  count(panel, found);
};
// What a panel shows answers another question; it stays out of sight until the answer is there.
const wait = (panel) => { panel.setAttribute("data-waits", ""); count(panel, ""); };
const show = (answer) => {
  const start = find(".start-place");
  if (start.innerHTML !== (answer.start || "")) start.innerHTML = answer.start || "";
  bar.hidden = Boolean(answer.start);
  element.firstElementChild.classList.toggle("is-empty", Boolean(answer.start));
  for (const panel of panels()) {
    const one = answer.views[panel.dataset.view];
    if (one) fill(panel, one);
    else wait(panel);
  }
  look(answer.view);
};
const look = (view) => {
  window.markTabs(all("[role=tab]"), (tab) => tab.dataset.view === view);
  for (const panel of panels()) panel.hidden = panel.dataset.view !== view;
  const isThere = shown().matches(":not([data-waits])");
  find(".save").hidden = !isThere || !shown().table || bar.hidden;
  aside.hidden = !isThere || !shown().querySelector(".found");
};
const choose = (tab) => { chosen = tab.dataset.view; look(chosen); };

const copy = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea"); // without https there is no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
const nod = (button) => {
  const before = button.innerHTML;
  button.textContent = "✓";
  setTimeout(() => { button.innerHTML = before; }, 1200);
};
const save = () => {
  const { table, query, dataset } = shown(), link = document.createElement("a");
  // A spreadsheet knows by the mark at the beginning that it is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", table], { type: "text/csv" }));
  link.download = `${query.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 40)}（${dataset.view}）.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const said = ({ dataset }) => ({ text: dataset.text, report: dataset.report, line: Number(dataset.line) });
const unfold = async (card) => {
  const button = card.querySelector(".origin"), there = card.querySelector(".context");
  if (there) { there.remove(); button.setAttribute("aria-expanded", "false"); return; }
  const html = await server.context(said(card));
  for (const one of all(".found.chosen")) one.classList.remove("chosen");
  card.classList.add("chosen");
  if (WIDE.matches) aside.innerHTML = html;
  else { card.insertAdjacentHTML("beforeend", html); button.setAttribute("aria-expanded", "true"); }
  const context = (WIDE.matches ? aside : card).querySelector(".context"), here = context.querySelector(".here");
  if (here) context.scrollTop = here.offsetTop - context.clientHeight / 3;
};
// Where a result can go: the list is asked for as it unfolds.
const fillMenu = async (menu) => { menu.querySelector(".menu-list").innerHTML = await server.sections(window.openDraft || ""); };
const insert = async (button, card) => {
  const draft = card.querySelector("[data-drafts]").value;
  const answer = await server.insert({ ...said(card), draft, section: Number(button.dataset.section) });
  card.querySelector(".told")?.remove();
  card.insertAdjacentHTML("beforeend", '<p class="told" role="status"></p>');
  const told = card.querySelector(".told");
  told.textContent = answer.refused || answer.said;
  told.classList.toggle("wrong", Boolean(answer.refused));
  if (answer.refused) return;
  told.insertAdjacentHTML("beforeend", ` <button type="button" data-do="go" data-place="${answer.place}">${both("去看看", "Show me")}</button>`);
  trigger("inserted");
};
const clear = () => {
  for (const one of all(".chips input:checked")) one.checked = false;
  name();
  ask();
};
const acts = {
  ask: (button) => { box.value = button.dataset.ask; ask(); box.focus(); },
  tab: (button) => window.goToTab(button.dataset.tab),
  go: (button) => window.goToDraft(button.dataset.place),
  open: (button, card) => unfold(card),
  copy: (button, card) => copy(card.dataset.text).then(() => nod(button)),
  cite: (button, card) => copy(card.dataset.text + card.dataset.source).then(() => nod(button)),
  insert, clear, save,
};

// A chip says what is chosen in it.
const name = () => {
  for (const chip of all("[data-filter]")) {
    const names = [...chip.querySelectorAll("input:checked + span")].map((one) => one.innerText);
    chip.classList.toggle("on", names.length > 0);
    chip.querySelector(".chosen").textContent = names.join(inEnglish() ? ", " : "、");
  }
  const button = find(".clear");
  if (button) button.hidden = !find(".chips input:checked");
};

box.placeholder = inEnglish() ? "A word, a pattern 以*为抓手, a question, lengths 4+8" : "词语、句式、问题，或标题的字数";
box.setAttribute("aria-label", inEnglish() ? "Search for" : "查什么");
box.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
box.addEventListener("compositionend", ask);
element.addEventListener("change", (event) => {
  const drafts = event.target.closest("[data-drafts]");
  if (drafts) {
    window.openDraft = drafts.value;
    trigger("draft", { draft: drafts.value });
    fillMenu(drafts.closest(".menu"));
  } else if (event.target.closest(".chips")) { name(); ask(); }
});
element.addEventListener("toggle", ({ target }) => { if (target.open && target.matches(".insert")) fillMenu(target); }, true);
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const button = at("[data-do]"), tab = at("[role=tab]"), card = at(".found");
  if (button) return acts[button.dataset.do](button, card);
  if (tab) return choose(tab);
  if (card && at(".said, .headings") && !String(getSelection())) unfold(card);
});
// From the box down into what was found, up and down in it, and back.
const step = (from, by) => {
  const cards = [...shown().querySelectorAll(".found")], next = cards[cards.indexOf(from) + by];
  (next || (by < 0 ? box : from))?.focus();
  if (next && WIDE.matches) unfold(next);
};
element.addEventListener("keydown", (event) => {
  const { target, key } = event, down = { ArrowDown: 1, ArrowUp: -1 }[key], card = target.closest(".found");
  if (event.isComposing || target.closest(".context, .menu")) return;
  if (target === box && down > 0) step(null, 1);
  else if (card && down) step(card, down);
  else if (card && key === "Escape") box.focus();
  else if (card === target && key === "Enter") unfold(card);
  else return;
  event.preventDefault();
});

const refresh = async () => {
  const on = filters();
  find(".chips").innerHTML = await server.chips(0);
  for (const one of all("[data-filter] input")) one.checked = on[one.closest("[data-filter]").dataset.filter].includes(one.value);
  if (find("[data-damaged]")) find("[data-damaged]").checked = on.damaged;
  name();
  last = "";
  ask();
};
let isSeen = false;
new IntersectionObserver(([one]) => {
  if (!one.isIntersecting) return;
  if (!isSeen) refresh();
  isSeen = true;
  if (!document.activeElement?.matches(":focus-visible") && matchMedia("(hover: hover)").matches) box.focus({ preventScroll: true });
}).observe(element);
addEventListener("archive-changed", () => { if (isSeen && element.isConnected) refresh(); });
