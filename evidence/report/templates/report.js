
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
    document.getElementById("shown").textContent = count + " of " + items.length + " items shown";
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
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
    if (event.key === "n") jump(1);
    else if (event.key === "p") jump(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "?") help.showModal();
  });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details.paper").forEach((d) => { d.open = true; }));
  window.addEventListener("hashchange", reveal);
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  boxes.forEach((box) => box.addEventListener("change", apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  reveal();
}());
