// The page works without this. Here: filters, search, sorting, permalinks and keys. The state of the view is the URL's
// fragment and nowhere else, so that a view can be sent to a colleague. No text becomes markup: nodes are only cloned,
// moved and shown.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const FILTERS = ["verdict", "severity", "confidence", "has", "can", "editor", "source", "coverage", "since", "decided", "machine", "risk"];
  const NAMES = { has: "rule", can: "can do", source: "came as", since: "since last time", risk: "severity/confidence", q: "search" };
  const table = document.querySelector("table.all");
  let rows = [...document.querySelectorAll("tbody.x")];
  let place = new Map(rows.map((row, i) => [row, i]));
  document.documentElement.classList.add("js");

  // ---- state <-> fragment
  const read = () => {
    const state = {};
    for (const part of location.hash.slice(1).split("&")) {
      const at = part.indexOf("=");
      if (at > 0) {
        try { state[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch { /* not a state of ours */ }
      }
    }
    return state;
  };
  const encode = (value) => encodeURIComponent(value).replace(/%2F/g, "/");
  const write = (state) => {
    const text = ["x", "f", ...FILTERS, "q", "sort"].filter((key) => state[key]).map((key) => key + "=" + encode(state[key])).join("&");
    history.replaceState(null, "", "#" + text);
    apply(false);
  };
  const change = (edit) => { const state = read(); edit(state); write(state); };

  // ---- what waits until somebody asks for it
  const waitingRows = table && table.querySelector(":scope > template.waiting");
  const total = rows.length + (waitingRows ? Number(waitingRows.dataset.count) : 0);
  const reveal = (template) => {
    const button = template.button;
    template.replaceWith(template.content);
    if (button) button.remove();
  };
  const all = () => {
    if (rows.length === total) return;
    reveal(waitingRows);
    rows = [...document.querySelectorAll("tbody.x")];
    place = new Map(rows.map((row, i) => [row, i]));
    rows.forEach(closed);
  };
  for (const template of document.querySelectorAll("template.waiting")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rest";
    button.textContent = "Show " + template.dataset.count + " more";
    button.addEventListener("click", () => { template === waitingRows ? (all(), apply(false)) : reveal(template); });
    template.button = button;
    (template.closest("table") || template).after(button);
  }

  // ---- cards
  const isHere = (row) => row.querySelector(".c-id a").getAttribute("href").startsWith("#");
  const closed = (row) => { if (isHere(row)) row.querySelector(".c-id a").setAttribute("aria-expanded", row.classList.contains("open")); };
  const open = (row) => {
    if (!isHere(row)) return;
    row.classList.add("open");
    closed(row);
    if (!row.querySelector(":scope > template, tr.more")) {
      const note = document.createElement("template");
      note.content.append("This page had no room for the card; the JSON report and the folder form have it.");
      row.append(note);
    }
    const waiting = row.querySelector(":scope > template");
    if (waiting) {
      const tr = document.createElement("tr");
      const td = document.createElement("td");
      tr.className = "more";
      td.colSpan = 7;
      td.append(waiting.content.cloneNode(true));
      tr.append(td);
      waiting.replaceWith(tr);
    }
    const details = row.querySelector("tr.more > td > details");
    if (details) details.open = true;
  };
  const close = (row) => {
    row.classList.remove("open");
    closed(row);
  };
  const toggle = (row) => change((state) => {
    delete state.f;
    if (row.classList.contains("open")) { close(row); delete state.x; } else { state.x = row.id.slice(2); }
  });

  // ---- filters and sorting
  const has = (row, key, value) => {
    if (key === "severity") return row.dataset.risk.includes("|" + value + "/");
    if (key === "confidence") return row.dataset.risk.includes("/" + value + "|");
    const actual = row.dataset[key] || "";
    return actual.startsWith("|") ? actual.includes("|" + value + "|") : actual === value;
  };
  const shows = (row, state) =>
    FILTERS.every((key) => !state[key] || has(row, key, state[key])) &&
    (!state.q || state.q.toLowerCase().split(/\s+/).every((word) => row.dataset.q.includes(word)));

  const COLUMNS = ["c-verdict", "c-id", "c-top", "c-conf", "c-where", "c-cov", "c-score"];
  const cell = (row, column) => {
    const at = row.querySelector("." + column);
    return at.dataset.k === undefined || (column === "c-where" && at.dataset.k === "0") ? at.textContent.trim().toLowerCase() : Number(at.dataset.k);
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  let sortedBy = "";
  const sort = (by) => {
    if (!table || by === sortedBy) return;
    sortedBy = by;
    const down = by.startsWith("-");
    const wanted = by.replace(/^-/, "");
    const column = COLUMNS.includes(wanted) ? wanted : "c-verdict";
    const keyed = rows.map((row) => [cell(row, column), row]);
    keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]) || place.get(a[1]) - place.get(b[1]));
    table.append(...keyed.map((pair) => pair[1]));
    for (const head of table.querySelectorAll("thead th")) {
      if (head.classList.contains(column)) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };

  const chips = (state) => {
    const made = [...FILTERS, "q"].filter((key) => state[key]).map((key) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip";
      const machine = key === "machine" && $("m" + state.machine);
      chip.textContent = (NAMES[key] || key) + ": " + (machine ? machine.textContent : state[key]);
      chip.setAttribute("aria-label", "Remove filter " + chip.textContent);
      chip.addEventListener("click", () => change((next) => { delete next[key]; }));
      return chip;
    });
    $("chips").replaceChildren(...made);
    $("reset").hidden = made.length === 0;
  };

  // ---- the view
  const focus = (element) => {
    element.scrollIntoView({ block: "start" });
    const target = element.matches("tbody") ? element.querySelector(".c-id a") : element.matches("details") ? element.querySelector("summary") : element;
    target.focus({ preventScroll: true });
  };
  const apply = (arrived) => {
    const state = read();
    if (table && (state.sort || state.q || FILTERS.some((key) => state[key]) || (state.x && !$("x=" + state.x)))) all();
    let shown = total - rows.length;
    for (const row of rows) {
      row.hidden = !shows(row, state) && row.id !== "x=" + state.x;
      if (!row.hidden) shown++;
    }
    if (table) {
      $("count").textContent = shown + " of " + total;
      for (const select of document.querySelectorAll("select[data-key]")) select.value = state[select.dataset.key] || "";
      if (document.activeElement !== $("q")) $("q").value = state.q || "";
      chips(state);
      sort(state.sort || "");
    }
    const row = state.x && $("x=" + state.x);
    if (row) open(row);
    if (!arrived) return;
    const finding = row && state.f && $("x=" + state.x + "&f=" + state.f);
    if (state.rule && !$("rule=" + state.rule)) document.querySelectorAll(".rules > template.waiting").forEach(reveal);
    const rule = state.rule && $("rule=" + state.rule);
    if (rule) rule.open = true;
    const target = finding || row || rule;
    if (target) focus(target);
    else if ([...FILTERS, "q"].some((key) => state[key])) $("extensions").scrollIntoView({ block: "start" });
  };

  // ---- what people do
  if (table) {
    document.querySelector(".filters").hidden = false;
    document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
    $("q").addEventListener("input", () => change((state) => { state.q = $("q").value.trim(); }));
    $("reset").addEventListener("click", () => { $("q").value = ""; write({}); $("q").focus(); });
    for (const select of document.querySelectorAll("select[data-key]")) {
      select.addEventListener("change", () => change((state) => { state[select.dataset.key] = select.value; }));
    }
    for (const head of table.querySelectorAll("thead th")) {
      const button = document.createElement("button");
      const column = COLUMNS.find((name) => head.classList.contains(name));
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => change((state) => { state.sort = state.sort === column ? "-" + column : column; }));
      head.replaceChildren(button);
    }
    rows.forEach(closed);
    table.addEventListener("click", (event) => {
      const row = event.target.closest("tr.row");
      const link = event.target.closest("a");
      if (!row || !isHere(row.parentElement) || (link && !link.closest(".c-id")) || (!link && String(getSelection()))) return;
      event.preventDefault();
      toggle(row.parentElement);
    });
    $("expand").hidden = !rows.some(isHere);
    $("expand").addEventListener("click", () => rows.filter((row) => !row.hidden).forEach(open));
  }

  const step = (by) => {
    const visible = rows.filter((row) => !row.hidden);
    const here = visible.findIndex((row) => row.contains(document.activeElement));
    const next = visible[Math.min(visible.length - 1, Math.max(0, here + by))];
    if (next) { next.querySelector(".c-id a").focus(); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !$("keys").checked) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/" && $("q")) { event.preventDefault(); $("q").focus(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") {
      const row = rows.find((candidate) => candidate.contains(document.activeElement) && candidate.classList.contains("open"));
      if (row) { toggle(row); row.querySelector(".c-id a").focus(); }
    }
  });
  addEventListener("hashchange", () => apply(true));
  apply(false);
  // A browser moves the focus to the fragment's element itself when the page has loaded; ours comes after.
  addEventListener("load", () => requestAnimationFrame(() => apply(true)));
})();
