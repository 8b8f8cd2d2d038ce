// What the explorer's pages do beyond links and forms. Every page can be read and used without it.

const find = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// An article: a click on a mark shows its card beside the text; the cards follow the text as it scrolls.
function article(prose) {
  const pane = find("#pane");
  const groups = all(".group[data-at]", pane);
  const beside = () => getComputedStyle(pane).position === "sticky";
  let chosen = 0;

  const scrollPane = (element) => {
    pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 8;
  };
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  const hide = () => {
    all(".card.chosen", pane).forEach((other) => other.classList.remove("chosen"));
    all(".mark.same", prose).forEach((other) => other.classList.remove("same"));
    close.remove();
  };
  close.addEventListener("click", hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const show = (card) => {
    hide();
    card.prepend(close);
    all("details", card).forEach((details) => { details.open = true; });
    card.classList.add("chosen");
    all(`.mark[href="#${card.id}"]`, prose).forEach((mark) => mark.classList.add("same"));
    chosen = Date.now();
    if (beside()) scrollPane(card);
  };
  prose.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const card = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!card) return;
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    show(card);
    if (event.detail === 0) card.focus({ preventScroll: true });
  });

  const light = (begin, end) => {
    const pieces = all("[data-begin]", prose);
    pieces.forEach((piece) => piece.classList.toggle("lit", +piece.dataset.begin >= begin && +piece.dataset.end <= end));
    const first = find(".lit", prose);
    chosen = Date.now();
    if (first) first.scrollIntoView({ block: "center" });
  };
  pane.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-text");
    if (!link) return;
    event.preventDefault();
    light(+link.dataset.begin, +link.dataset.end);
  });

  const follow = () => {
    const lines = all("p[data-at]", prose);
    const current = lines.filter((line) => line.getBoundingClientRect().top < innerHeight * 0.4).pop() || lines[0];
    const at = current ? +current.dataset.at : 0;
    const group = groups.filter((one) => +one.dataset.at <= at).pop() || groups[0];
    groups.forEach((one) => one.classList.toggle("current", one === group));
    if (group && beside() && Date.now() - chosen > 1200) scrollPane(group);
  };
  let due = 0;
  addEventListener("scroll", () => { cancelAnimationFrame(due); due = requestAnimationFrame(follow); }, { passive: true });

  all("#legend input").forEach((box) => box.addEventListener("change", () => {
    prose.classList.toggle(`off-${box.value}`, !box.checked);
  }));

  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target && target.classList.contains("card")) show(target);
  if (target && target.dataset.begin) light(+target.dataset.begin, +target.dataset.end);
}

// A build: the steps are ticked off as the server tells of them.
function job(list) {
  const state = find("#job-state");
  const note = (id, words) => { const place = find(id); place.textContent = words; place.hidden = false; };
  const told = (known) => {
    for (const step of known.done) {
      const line = all("li", list).find((one) => one.dataset.step === step.name);
      if (line) { line.className = "done"; find(".told", line).textContent = step.told; }
    }
    if (known.failed) { state.textContent = "No graph was built."; note("#job-failed", known.failed); }
    if (known.article) {
      state.textContent = "Its graph is in the store.";
      const link = find("#job-article");
      link.setAttribute("href", known.article);
      link.hidden = false;
      link.focus();
      const violations = find("#job-violations");
      violations.replaceChildren(...known.violations.map((words) => {
        const line = document.createElement("li");
        line.textContent = words;
        return line;
      }));
      violations.hidden = !known.violations.length;
    }
    return known.failed || known.article;
  };
  const ask = async () => {
    try {
      const answer = await fetch(`/explorer/jobs/${list.dataset.job}/state`, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      if (told(await answer.json())) return;
    } catch (error) {
      state.textContent = "The server does not answer; trying again…";
    }
    setTimeout(ask, 400);
  };
  if (!list.dataset.over) ask();
}

// The map: zoom by buttons, wheel and keys, move by dragging; a click on a place marks it in the list.
function map(figure) {
  const svg = find("svg", figure);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = { x: 0, y: 0, scale: 1 };
  const spots = all(".spot", svg);
  const apart = () => {
    const taken = [];
    for (const one of spots) find(".name", one).classList.remove("crowded");
    for (const one of [...spots].reverse()) {
      const name = find(".name", one);
      const box = name.getBoundingClientRect();
      const covers = taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
      if (covers) name.classList.add("crowded"); else taken.push(box);
    }
  };
  const draw = () => {
    view.x = Math.min(Math.max(view.x, 0), width - width / view.scale);
    view.y = Math.min(Math.max(view.y, 0), height - height / view.scale);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`);
    const box = svg.getBoundingClientRect();
    const per = Math.max(1, 0.85 * width / (box.width || width)) / view.scale;
    svg.style.setProperty("--per", per);
    for (const one of spots) {
      const dot = find(".dot", one);
      const at = `${dot.getAttribute("cx")} ${dot.getAttribute("cy")}`;
      const [x, y] = at.split(" ");
      one.setAttribute("transform", `translate(${x} ${y}) scale(${per}) translate(${-x} ${-y})`);
    }
    apart();
  };
  const zoom = (factor, x = view.x + width / view.scale / 2, y = view.y + height / view.scale / 2) => {
    const scale = Math.min(Math.max(view.scale * factor, 1), 12);
    view = { x: x - (x - view.x) * view.scale / scale, y: y - (y - view.y) * view.scale / scale, scale };
    draw();
  };
  const tools = find(".map-tools", figure);
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const step = event.target.dataset.zoom;
    if (step === "all") { view = { x: 0, y: 0, scale: 1 }; draw(); }
    if (step === "in") zoom(1.6);
    if (step === "out") zoom(1 / 1.6);
  });
  draw();
  addEventListener("resize", draw);
  const inside = (event) => {
    const box = svg.getBoundingClientRect();
    const per = width / view.scale / box.width;
    return { x: view.x + (event.clientX - box.left) * per, y: view.y + (event.clientY - box.top) * per, per };
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = inside(event);
    zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, x, y);
  }, { passive: false });
  let from = null;
  svg.addEventListener("pointerdown", (event) => { from = { at: inside(event), x: view.x, y: view.y, sx: event.clientX, sy: event.clientY }; });
  svg.addEventListener("pointermove", (event) => {
    if (!from || view.scale === 1) return;
    view.x = from.x - (event.clientX - from.sx) * from.at.per;
    view.y = from.y - (event.clientY - from.sy) * from.at.per;
    draw();
  });
  addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("click", (event) => {
    const spot = event.target.closest(".spot");
    const place = spot && document.getElementById(spot.getAttribute("href").slice(1));
    if (!place) return;
    event.preventDefault();
    all(".chosen", document).forEach((one) => one.classList.remove("chosen"));
    [spot, place].forEach((one) => one.classList.add("chosen"));
    place.scrollIntoView({ block: "nearest" });
    place.focus({ preventScroll: true });
  });
}

// Reviewing: who decides is remembered by this browser, so that it is typed once.
function reviewer(fields) {
  const key = "kg-reviewer";
  let known = "";
  try { known = localStorage.getItem(key) || ""; } catch (error) { return; }
  for (const field of fields) {
    field.value = field.value || known;
    field.addEventListener("change", () => localStorage.setItem(key, field.value));
  }
}

// The editor: Tab stays in it with two blanks until Escape is pressed; Ctrl+Enter asks.
function editor(area) {
  let leaving = false;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
    if (event.key === "Escape") leaving = true;
    if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      area.setRangeText("  ", area.selectionStart, area.selectionEnd, "end");
    }
    if (event.key !== "Escape" && event.key !== "Tab") leaving = false;
  });
  all("[data-prefix]").forEach((button) => button.addEventListener("click", () => {
    if (!area.value.includes(`PREFIX ${button.dataset.prefix}:`)) {
      area.value = `PREFIX ${button.dataset.prefix}: <${button.dataset.iri}>\n${area.value}`;
    }
    area.focus();
  }));
}

const parts = [["#prose", article], ["#job", job], ["#map", map], ["textarea.sparql", editor]];
for (const [selector, start] of parts) {
  const place = find(selector);
  if (place) start(place);
}
reviewer(all("input[name='who']"));
