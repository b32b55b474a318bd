
"use strict";
(function () {
  const form = document.querySelector(".filters");
  const search = document.getElementById("search");
  const help = document.getElementById("help");
  const items = Array.from(document.querySelectorAll("article.item"));
  const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  let timer = 0;

  function apply() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const item of items) {
      const shown = wanted.has(item.dataset.verdict) && words.every((word) => texts.get(item).includes(word));
      item.hidden = !shown;
      count += shown ? 1 : 0;
    }
    document.getElementById("shown").textContent = form.dataset.shown.replace("{count}", count).replace("{total}", items.length);
  }

  const viewer = document.getElementById("viewer");
  const canvas = viewer.querySelector(".canvas");
  const sheets = Array.from(document.querySelectorAll(".sheet"));
  const sizes = [50, 75, 100, 150, 200, 300];
  let at = -1;
  let size = 2;

  function zoom(step) {
    const middle = [(canvas.scrollLeft + canvas.clientWidth / 2) / canvas.scrollWidth, (canvas.scrollTop + canvas.clientHeight / 2) / canvas.scrollHeight];
    size = Math.min(sizes.length - 1, Math.max(0, size + step));
    canvas.firstElementChild.style.width = sizes[size] + "%";
    canvas.scrollLeft = middle[0] * canvas.scrollWidth - canvas.clientWidth / 2;
    canvas.scrollTop = middle[1] * canvas.scrollHeight - canvas.clientHeight / 2;
  }

  function open(sheet) {
    at = sheets.indexOf(sheet);
    const copy = sheet.cloneNode(true);
    copy.querySelector("img").loading = "eager";
    canvas.replaceChildren(copy);
    document.getElementById("view-h").textContent = copy.querySelector("img").alt;
    viewer.querySelector("[data-do=back]").disabled = at === 0;
    viewer.querySelector("[data-do=on]").disabled = at === sheets.length - 1;
    if (!viewer.open) viewer.showModal();
    zoom(0);
    const mark = copy.querySelector("rect.item");
    canvas.scrollLeft = 0;
    canvas.scrollTop = mark ? mark.getBoundingClientRect().top - copy.getBoundingClientRect().top - canvas.clientHeight / 3 : 0;
    canvas.focus({ preventScroll: true });
  }

  const acts = {
    back: () => at > 0 && open(sheets[at - 1]),
    on: () => at < sheets.length - 1 && open(sheets[at + 1]),
    out: () => zoom(-1),
    in: () => zoom(1),
    marks: () => { const off = viewer.classList.toggle("bare"); viewer.querySelector("[data-do=marks]").setAttribute("aria-pressed", String(!off)); },
    close: () => viewer.close(),
  };
  const keys = { ArrowLeft: "back", ArrowRight: "on", "-": "out", "+": "in", "=": "in", m: "marks" };

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    const page = target.matches("figure") && target.querySelector(".sheet");
    if (page) { open(page); return; }
    if (target.hidden) { search.value = ""; boxes.forEach((box) => { box.checked = true; }); apply(); }
    target.scrollIntoView();
    if (target.matches("article")) target.focus({ preventScroll: true });
  }

  function jump(step) {
    const problems = items.filter((item) => !item.hidden && item.dataset.verdict !== "covered");
    if (!problems.length) return;
    const here = problems.indexOf(document.activeElement.closest("article.item"));
    const next = here < 0 ? (step > 0 ? 0 : problems.length - 1) : (here + step + problems.length) % problems.length;
    problems[next].scrollIntoView({ block: "start" });
    problems[next].focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input") || help.open) return;
    if (viewer.open) {
      if (keys[event.key]) { event.preventDefault(); acts[keys[event.key]](); }
      return;
    }
    if (event.key === "n") jump(1);
    else if (event.key === "p") jump(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "?") help.showModal();
  });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details.paper").forEach((d) => { d.open = true; }));
  document.querySelectorAll(".sheet").forEach((sheet) => { sheet.addEventListener("click", () => { if (!viewer.contains(sheet)) open(sheet); }); });
  viewer.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button) acts[button.dataset.do](); });
  viewer.addEventListener("close", () => { canvas.replaceChildren(); history.replaceState(null, "", location.pathname + location.search); });
  document.querySelectorAll("a[href^='#']").forEach((a) => a.addEventListener("click", () => { if (a.hash === location.hash) reveal(); }));
  document.getElementById("ask").addEventListener("click", () => help.showModal());
  window.addEventListener("hashchange", () => reveal());
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  boxes.forEach((box) => box.addEventListener("change", apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  reveal();
}());
