// The table of facts: typed with any input method, pasted from a spreadsheet, rows added and removed.
const FIRST_ROWS = 6;
const english = document.documentElement.dataset.language === "en";
const known = [...element.querySelectorAll("th")].map((head) => [...head.children].map((name) => name.textContent));
const columns = known.map((names) => names[english ? 1 : 0]);
const body = element.querySelector("tbody");
const inputs = (row) => [...row.querySelectorAll("input")];
const read = () => [...body.rows].map((row) => inputs(row).map((one) => one.value));

const make = (tag, attributes = {}) => Object.assign(document.createElement(tag), attributes);
const addRow = (values = []) => {
  const row = body.insertRow();
  columns.forEach((name, column) => {
    const input = make("input", {type: "text", value: values[column] ?? "", placeholder: name});
    input.setAttribute("aria-label", name);
    row.insertCell().append(input);
  });
  const remove = make("button", {type: "button", textContent: "×", className: "remove"});
  remove.setAttribute("aria-label", english ? "Remove this row" : "删除这一行");
  row.insertCell().append(remove);
  return row;
};
const show = (rows) => {
  body.replaceChildren();
  for (const row of rows || []) addRow(row);
  while (body.rows.length < FIRST_ROWS) addRow();
};

let told = JSON.stringify(props.value || []);
let waiting = 0;
const tell = () => {
  props.value = read();
  told = JSON.stringify(props.value);
  clearTimeout(waiting);
  waiting = setTimeout(() => trigger("change"), 250);
};
const go = (row, column) => inputs(body.rows[row] || addRow())[column].focus();

// A spreadsheet puts cells on the clipboard with tabs between them, and quotes those with line breaks.
const cellsOf = (text) => {
  const rows = [[]];
  const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [, quoted, plain, end] of clean.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push((quoted !== undefined ? quoted.replace(/""/g, '"') : plain).replace(/\n/g, "").trim());
    if (!end) break;
    if (end === "\n") rows.push([]);
  }
  return rows;
};
const columnOf = (name) => known.findIndex((names) => names.includes(name));
const isHeader = (row) => row.every((name) => columnOf(name) >= 0);
const paste = (rows, top, left) => {
  const places = isHeader(rows[0])
    ? rows.shift().map(columnOf)
    : rows[0].map((_, column) => left + column);
  rows.forEach((values, down) => {
    const row = inputs(body.rows[top + down] || addRow());
    values.forEach((value, column) => {
      const cell = row[places[column] ?? left + column];
      if (cell) cell.value = value;
    });
  });
};

const place = (target) => {
  const cell = target.closest("td");
  return cell && [cell.parentElement.sectionRowIndex, cell.cellIndex];
};
body.addEventListener("input", tell);
body.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n]/.test(text.trim())) return; // one cell: as ever
  event.preventDefault();
  paste(cellsOf(text), ...place(event.target));
  tell();
});
body.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.target.tagName !== "INPUT") return;
  const [row, column] = place(event.target);
  const to = {Enter: row + 1, ArrowDown: row + 1, ArrowUp: row - 1}[event.key];
  if (to === undefined || to < 0 || (event.key === "ArrowDown" && !body.rows[to])) return;
  event.preventDefault();
  go(to, column);
});
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at(".remove")) {
    const [row] = place(event.target);
    body.deleteRow(row);
    if (!body.rows.length) addRow();
    go(Math.min(row, body.rows.length - 1), 0);
    tell();
  } else if (at("[data-add]")) {
    go(body.rows.length, 0);
    tell();
  } else if (at("[data-clear]")) {
    const sure = english ? "Clear the whole table?" : "清空整张表？";
    if (!read().flat().some(Boolean) || confirm(sure)) { show([]); tell(); }
  }
});

show(props.value);
watch("value", () => { if (JSON.stringify(props.value || []) !== told) show(props.value); });
