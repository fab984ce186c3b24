"use strict";

// How a reader wants to read: text size, contrast, theme; and what needs a script on an item's page: print, copy,
// share. It stands before the stylesheet and is not deferred: it sets its attributes on <html> before anything is
// painted, so that no page flashes in another theme or jumps to another size. Everything else waits for the page.
// A page without it lacks nothing but these comforts. No sink of Trusted Types is used.

(() => {
  const root = document.documentElement, SIZES = [100, 112.5, 125, 150, 175, 200];
  const more = matchMedia("(prefers-contrast: more)");
  let chosen = {};

  // Storage may be closed (private windows, policies): then a choice holds for the page.
  const recall = () => {
    try {
      chosen = Object(JSON.parse(localStorage.reading || "{}"));
    } catch {
      // what was chosen on this page stays
    }
  };
  const keep = (name, value) => {
    recall();
    chosen[name] = value;
    try {
      localStorage.reading = JSON.stringify(chosen);
    } catch {
      // not kept
    }
    show();
  };

  // What is on the disk may be anything: only what is known is shown.
  const size = () => (SIZES[chosen.size] ? +chosen.size : 0);
  const contrast = () => ({ more: "more", normal: "normal" })[chosen.contrast] || "";
  const theme = () => ({ light: "light", dark: "dark" })[chosen.theme] || "";
  const raised = () => (contrast() ? contrast() === "more" : more.matches);

  const mark = (name, value) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));
  const show = () => {
    mark("data-size", size());
    mark("data-contrast", contrast());
    mark("data-theme", theme());
    for (const one of document.querySelectorAll("meta[name=theme-color]")) {
      one.dataset.media ||= one.media;
      one.media = theme() ? (one.dataset.media.includes(theme()) ? "all" : "not all") : one.dataset.media;
    }
    for (const one of document.querySelectorAll(".reading [name]")) {
      if (one.name === "theme") one.value = theme();
      if (one.name === "contrast") one.setAttribute("aria-pressed", raised());
      if (one.name === "size") one.setAttribute("aria-disabled", +one.value ? !SIZES[size() + +one.value] : !size());
    }
  };

  const say = (button, words) => {
    const status = button.closest("section").querySelector("[role=status]");
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 50); // a text that stays the same is not read out again
  };
  const address = () => document.querySelector("link[rel=canonical]")?.href || location.href;

  const ACTS = {
    size: (button) => {
      const next = +button.value ? size() + +button.value : 0;
      if (SIZES[next]) keep("size", next);
      const shown = SIZES[size()].toLocaleString(root.lang);
      say(button, button.closest("section").dataset.said.replace("{n}", shown));
    },
    contrast: () => {
      const wanted = !raised();
      keep("contrast", wanted === more.matches ? "" : wanted ? "more" : "normal");
    },
    print: () => print(),
    copy: (button) => navigator.clipboard.writeText(address()).then(
      () => say(button, button.dataset.said),
      () => say(button, address()),
    ),
    share: () => navigator.share({ title: document.title, url: address() }).catch(() => {}),
  };

  // The same page in the other language opens at the same place: anchors are shared.
  const place = () => {
    for (const one of document.querySelectorAll(".switch a[hreflang]")) one.hash = location.hash;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]");
    if (button && ACTS[button.name]) ACTS[button.name](button);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".reading [name=theme]")) keep("theme", event.target.value);
  });
  document.addEventListener("DOMContentLoaded", () => {
    show();
    place();
    for (const [name, can] of [["share", navigator.share], ["copy", navigator.clipboard]]) {
      for (const one of document.querySelectorAll(`.actions [name=${name}]`)) one.closest("li").hidden = !can;
    }
  });
  addEventListener("hashchange", place);
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("main :not(nav) > details")) one.open = true; // for browsers whose styles cannot
  });
  const again = () => {
    recall();
    show();
  };
  addEventListener("storage", again); // another tab
  addEventListener("pageshow", again); // a page that comes back as it was left
  more.addEventListener("change", show);

  mark("data-script", "on");
  again();
})();
