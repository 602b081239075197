// What the pages do beyond links and forms: keys, clocks, sheets, kept words, and changes that others make.
(() => {
  "use strict";
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const sheet = () => find("#sheet");

  // Times are shown in the reader's own zone, which is named.
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const forms = { moment: { day: "numeric", month: "short", year: "numeric", ...time, timeZoneName: "short" }, time };
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const localise = (root) => {
    // Whose machine keeps UTC has not said where they are: the zone of the page tells them more.
    if (/^(Etc\/)?(UTC|GMT|UCT|Zulu)$/.test(zone)) return;
    all("time[data-show]", root).forEach((time) => {
      const at = new Date(time.dateTime);
      time.textContent = new Intl.DateTimeFormat("en-GB", forms[time.dataset.show]).format(at);
      time.title = at.toISOString();
    });
    all("[data-zone]", root).forEach((one) => { one.textContent = zone.replaceAll("_", " "); });
  };

  // Clocks of the call and of the hold.
  const tick = () => all("[data-since]").forEach((clock) => {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 1000));
    const minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
    clock.textContent = !("spoken" in clock.dataset) ? `${minutes}:${String(seconds % 60).padStart(2, "0")}`
      : hours ? `${hours} h ${minutes % 60} min` : minutes ? `${minutes} min` : "< 1 min";
    const budget = clock.closest("[data-budget]");
    if (budget) budget.classList.toggle("over", seconds > Number(budget.dataset.budget));
  });

  // What was typed is kept until it was taken, whatever happens to the page, the network or the session.
  const keptOf = (form) => {
    const about = find("#case")?.dataset.reference ?? location.pathname;
    return `amends:${document.body.dataset.user ?? ""}:${about}:${form.getAttribute("action")}:${find("[name='fact']", form)?.value ?? ""}:`;
  };
  const keptUnder = (field) => {
    const form = field.form;
    if (!form || !("keep" in form.dataset) || ["password", "hidden", "submit"].includes(field.type) || !field.name) return null;
    const place = [...form.elements].filter((one) => one.name === field.name).indexOf(field);
    return `${keptOf(form)}${field.name}:${place}`;
  };
  // The rows of a list stand on the page as they were typed until they are sent: none of them is what was there before.
  const isTyped = (field) => field.closest("[data-rows]") ? field.value : field.value !== field.defaultValue;
  const keep = (field) => {
    const key = keptUnder(field);
    if (!key) return;
    if (isTyped(field)) localStorage.setItem(key, field.value);
    else localStorage.removeItem(key);
  };
  const recall = (root) => all("form[data-keep]", root).forEach((form) => [...form.elements].forEach((field) => {
    const key = keptUnder(field);
    const words = key && localStorage.getItem(key);
    if (words && (field.tagName === "TEXTAREA" || field.type === "text" || field.tagName === "SELECT")) field.value = words;
  }));
  const forgetAll = (beginning = "amends:") => Object.keys(localStorage).filter((key) => key.startsWith(beginning)).forEach((key) => localStorage.removeItem(key));
  const forget = (form) => {
    if (!("keep" in form.dataset) || find("[data-rows='more']", form)) return;
    forgetAll(keptOf(form));
    all("[data-rows] :is(input, select)", form).forEach(keep);
  };

  // Words alone go by themselves; with an address, to see to it is a click, which is sent: nothing is taken by looking.
  // Of one case the most urgent notice stands, and what was put away stays so until its reader signs out.
  const put = (address) => `amends:away:${address}`;
  const told = {};
  const tell = (words, address, about = address, urgency = 0) => {
    if (address && localStorage.getItem(put(address))) return;
    (told[about] ??= new Set()).add(address);
    const toast = find("#toast"), notice = document.createElement(address ? "button" : "div");
    notice.className = "notice wait";
    notice.textContent = words;
    if (!address) {
      all("div", toast).forEach((old) => old.remove());
      setTimeout(() => notice.remove(), 8000);
      return toast.append(notice);
    }
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: address });
    Object.assign(form.dataset, { about, urgency });
    const before = all("form", toast).filter((old) => old.dataset.about === about);
    if (before.some((old) => Number(old.dataset.urgency) > urgency)) return;
    before.forEach((old) => old.remove());
    const away = document.createElement("button");
    Object.assign(away, { type: "button", className: "plain small", textContent: "×" });
    away.setAttribute("aria-label", `${document.body.dataset.away}: ${words}`);
    away.addEventListener("click", () => { told[about].forEach((one) => localStorage.setItem(put(one), "away")); form.remove(); });
    form.append(notice, away);
    toast.append(form);
  };

  // An answer belongs to its question: another one begins with what the page says, which is nothing.
  let asked;
  const askedNow = () => find("#ask [name='fact']")?.value;
  const beginAnew = () => {
    if (askedNow() !== asked) find("#ask form")?.reset();
    asked = askedNow();
  };
  // A second Enter, or click, of what was sent is none to what comes after it.
  const AT_ONCE = 600;
  let entered = -AT_ONCE;
  const isSent = (event) => event.target.closest?.("form[method='post']") && !event.target.closest("textarea, [name='add'], [name='remove']");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !isSent(event)) return;
    if (event.timeStamp - entered < AT_ONCE) event.preventDefault();
    entered = event.timeStamp;
  });
  document.addEventListener("click", (event) => { if (event.detail > 1 && event.target.closest("button") && isSent(event)) event.preventDefault(); }, true);

  // What is told once is copied by a click; where the browser lends no clipboard, it is marked to be copied by hand.
  const copy = async (button, field) => {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { if (!document.execCommand("copy")) return; }
    button.textContent = button.dataset.copied;
    find(`#${field.id}-copied`).textContent = button.dataset.copied;
  };

  const prepare = (root) => { localise(root); all("[data-copy]", root).forEach((one) => { one.hidden = false; }); recall(root); tick(); };

  document.addEventListener("input", (event) => keep(event.target));
  document.addEventListener("submit", (event) => { if (event.target.matches("[action='/sign-out']")) forgetAll(); });

  // Forms of the case answer with the case anew; a sheet opens over it and closes when it was taken.
  document.addEventListener("htmx:after:swap", (event) => {
    const context = event.detail.ctx;
    const target = typeof context.target === "string" ? context.target.slice(1) : context.target?.id;
    if (target === "sheet") {
      prepare(sheet());
      if (!sheet().open) sheet().showModal();
      find("[data-focus], textarea, input:not([type=hidden]), select, button", sheet())?.focus();
      return;
    }
    const taken = context.response?.raw?.ok ?? true;
    if (taken) {
      const form = context.sourceElement?.closest?.("form");
      if (form) forget(form);
      if (sheet().open) sheet().close();
    }
    beginAnew();
    prepare(document);
    if (target === "case") find("#ask [data-focus]")?.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:error", () => tell(document.body.dataset.offline));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) { event.preventDefault(); event.target.closest("dialog")?.close(); }
    if (event.target.closest("[data-palette]")) openPalette();
    if (event.target.closest("#palette :is(a, button)")) find("#palette").close();
    const copies = event.target.closest("[data-copy]");
    if (copies) copy(copies, find(`#${copies.dataset.copy}`));
  });

  // The palette offers what the state allows.
  const openPalette = () => {
    const palette = find("#palette");
    if (!palette || palette.open) return;
    palette.showModal();
    find("#palette-search").value = "";
    seek("");
  };
  const shownActs = () => all("#palette li").filter((item) => !item.hidden);
  const choose = (place) => {
    all("#palette li").forEach((item) => item.removeAttribute("aria-selected"));
    shownActs()[place]?.setAttribute("aria-selected", "true");
  };
  const seek = (wanted) => {
    all("#palette li").forEach((item) => { item.hidden = !`${item.textContent} ${item.dataset.act}`.toLowerCase().includes(wanted); });
    find("#palette-none").hidden = shownActs().length > 0;
    choose(Math.max(0, shownActs().findIndex((item) => item.dataset.act === wanted)));
  };
  document.addEventListener("input", (event) => { if (event.target.id === "palette-search") seek(event.target.value.trim().toLowerCase()); });
  document.addEventListener("keydown", (event) => {
    const palette = find("#palette");
    if (!palette?.open) return;
    const acts = shownActs();
    const place = acts.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") { event.preventDefault(); choose(Math.min(place + 1, acts.length - 1)); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(Math.max(place - 1, 0)); }
    if (event.key === "Enter" && acts[place]) { event.preventDefault(); palette.close(); find("a, button", acts[place]).click(); }
  });

  // Keys. Single letters can be switched off (WCAG 2.1.4), and mean nothing while somebody types.
  const typing = (node) => node.closest("input, textarea, select, dialog, [contenteditable]");
  const single = () => localStorage.getItem("single-keys") !== "off";
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); openPalette(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !single()) return;
    const acted = {
      "/": () => find("#search").focus(),
      "?": () => find("#keys").togglePopover(),
      h: () => find("#history")?.togglePopover(),
      g: () => find("#grounds")?.togglePopover(),
      q: () => find("#ask [data-focus]")?.focus(),
    }[event.key] ?? (() => find(`[data-key="${CSS.escape(event.key)}"]`)?.click());
    if (/^[a-z?/]$/.test(event.key)) { acted(); if (event.key === "/" || event.key === "?") event.preventDefault(); }
  });

  // What others do to the case, and who looks at it, comes by itself.
  const listen = () => {
    const address = document.body.dataset.live;
    if (!address || !window.EventSource) return;
    const number = find("#case")?.dataset.number;
    const source = new EventSource(number ? `${address}&number=${number}` : address);
    source.addEventListener("changed", (event) => {
      const shown = find("#case");
      // A dialog that a change took off the page without closing it would leave nothing that can be clicked.
      if (!shown || Number(event.data) <= Number(shown.dataset.number) || find("dialog[open]")) return;
      if (all("[data-rows] :is(input, select)", shown).some((field) => field.value)) return;
      htmx.ajax("GET", location.pathname, { target: "#case", swap: "outerMorph", select: "#case" });
    });
    source.addEventListener("here", (event) => { const here = find("#here"); if (here) { here.textContent = event.data; here.hidden = !event.data; } });
    source.addEventListener("counts", (event) => {
      for (const [name, count] of Object.entries(JSON.parse(event.data))) {
        const shown = find(`[data-count="${name}"]`);
        if (!shown || shown.textContent === count) continue;
        shown.textContent = count;
        if (find(`#list[data-list="${name}"]`) && !sheet().open && !typing(document.activeElement))
          htmx.ajax("GET", location.pathname + location.search, { target: "#list", swap: "outerMorph", select: "#list" });
      }
    });
    source.addEventListener("alert", (event) => {
      const alert = JSON.parse(event.data);
      // Whoever has the case before them already sees it.
      if (find("#case")?.dataset.reference === alert.reference) return;
      tell(alert.words, alert.address, alert.reference, alert.urgency);
      document.title = `(!) ${document.title.replace(/^\(!\) /, "")}`;
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    asked = askedNow();
    prepare(document);
    setInterval(tick, 1000);
    listen();
    all(":is(.queues, .tabs) [aria-current]").forEach((here) => here.scrollIntoView({ block: "nearest", inline: "center" }));
    const box = find("#single-keys");
    if (box) {
      box.checked = single();
      box.addEventListener("change", () => localStorage.setItem("single-keys", box.checked ? "on" : "off"));
    }
    const theme = localStorage.getItem("theme");
    if (theme) document.documentElement.dataset.theme = theme;
  });
})();
