"use strict";

// The browser's side of `bulletin serve`: keeps the page as the files are, and says what is wrong with them.
// Whatever comes from the files is put into the page as text, never as markup.

(() => {
  const BOARDS = "/_preview/";
  const HOME = `${BOARDS}~/`;
  const PATIENCE = 120; // ms before errors are shown: some editors empty a file before they write it
  const own = document.currentScript;
  const quiet = own.dataset.quiet === "true"; // on the preview's own pages, which say all of it themselves

  let tag = own.dataset.tag; // which state of the page is shown
  let files = JSON.parse(own.dataset.files); // and which states of the files it refers to
  let language = own.dataset.language;
  try {
    language = localStorage.getItem("bulletin-language") || language;
  } catch {
    // storage may be closed; then the choice is not kept
  }

  // ---------- News ----------

  let source = null;
  let wanted = tag;
  let renewing = false;

  const connect = () => {
    if (source || document.hidden) return; // a browser has few connections: only pages in sight hold one
    source = new EventSource(`${HOME}events?page=${encodeURIComponent(location.pathname)}`);
    source.onmessage = (event) => receive(JSON.parse(event.data));
    source.onerror = () => overlay.lost();
  };

  const disconnect = () => {
    if (source) source.close();
    source = null;
  };

  const receive = (state) => {
    if ("found" in state) {
      overlay.show(state);
      return;
    }
    overlay.back();
    wanted = state.tag;
    refreshFiles(state.files);
    if (wanted !== tag) renew();
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  // ---------- The page ----------

  // The page as it is now, as a document. Pages forbid to make one of text (Trusted Types), but not to ask for one.
  const page = () =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", location.href);
      request.responseType = "document";
      request.onerror = reject;
      request.onload = () => {
        const moved = request.responseURL !== location.href.split("#")[0];
        if (moved || !request.response) reject(new Error("the page has moved"));
        else resolve(request.response);
      };
      request.send();
    });

  const renew = async () => {
    if (renewing) return;
    renewing = true;
    try {
      while (wanted !== tag) {
        const asked = wanted;
        const next = await page();
        const script = next.querySelector(`script[src="${HOME}client.js"]`);
        if (!script || hasScripts(document) || hasScripts(next)) throw new Error("the page has scripts");
        tag = script.dataset.tag;
        if (wanted === asked) wanted = tag; // what came is at least as new as what was asked for
        for (const element of referring(next)) stampAgain(element);
        blendAttributes(document.documentElement, next.documentElement);
        blend(document.head, next.head);
        blend(document.body, next.body);
      }
    } catch {
      location.reload(); // the browser keeps the place on the page
    } finally {
      renewing = false;
    }
  };

  // A script may hold on to what is exchanged. The search's does on its own page alone, the reading settings' never.
  const hasScripts = (page) => [...page.scripts].some((one) => {
    const source = one.getAttribute("src") || "";
    if (source === `${HOME}client.js` || /json/.test(one.type)) return false;
    return page.getElementById("search") || !/(^|\/)assets\/(reading|search)\.js(\?|$)/.test(source);
  });

  // Makes `old` say what `next` says, and leaves alone what is the same: open menus stay open.
  const blend = (old, next) => {
    if (old.isEqualNode(next)) return;
    if (old.nodeName !== next.nodeName) {
      old.replaceWith(document.importNode(next, true));
    } else if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = next.nodeValue;
    } else {
      blendAttributes(old, next);
      blendChildren(old, [...old.childNodes], [...next.childNodes]);
    }
  };

  // Open menus stay open, and what the reader chose to read by stays chosen.
  const blendAttributes = (old, next) => {
    const chosen = old.closest(".reading");
    const kept = (name) =>
      name === "open" ? old.nodeName === "DETAILS"
      : name.startsWith("data-") ? old === document.documentElement
      : chosen && name.startsWith("aria-");
    for (const { name } of [...old.attributes]) {
      if (!next.hasAttribute(name) && !kept(name)) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (old.getAttribute(name) !== value && !kept(name)) old.setAttribute(name, value);
    }
  };

  const blendChildren = (parent, old, next) => {
    while (old.length && next.length && old[0].isEqualNode(next[0])) {
      old.shift();
      next.shift();
    }
    let behind = null;
    while (old.length && next.length && old.at(-1).isEqualNode(next.at(-1))) {
      behind = old.pop();
      next.pop();
    }
    const both = Math.min(old.length, next.length);
    for (let i = 0; i < both; i++) blend(old[i], next[i]);
    for (const gone of old.slice(both)) gone.remove();
    for (const come of next.slice(both)) parent.insertBefore(document.importNode(come, true), behind);
  };

  // ---------- Styles and pictures ----------

  const stamps = new Map(); // path of a file that has changed -> its state

  const refreshFiles = (now) => {
    const changed = Object.keys(now).filter((path) => now[path] !== files[path]);
    files = now;
    for (const path of changed) stamps.set(path, now[path]);
    if (!changed.length) return;
    for (const element of referring(document)) {
      const path = pathOf(element);
      if (!changed.includes(path)) continue;
      if (element.localName === "script") location.reload();
      else if (element.localName === "link") exchange(element, path);
      else stampAgain(element);
    }
  };

  const referring = (page) => page.querySelectorAll("link[rel~=stylesheet], img[src], script[src]");

  const attributeOf = (element) => (element.localName === "link" ? "href" : "src");

  const addressOf = (element) => new URL(element.getAttribute(attributeOf(element)) || "", location.href);

  const pathOf = (element) => {
    const address = addressOf(element);
    return address.origin === location.origin ? decodeURI(address.pathname).slice(1) : "";
  };

  const stampAgain = (element) => {
    const stamp = stamps.get(pathOf(element));
    if (!stamp) return;
    const address = addressOf(element);
    address.search = `?v=${stamp}`;
    element.setAttribute(attributeOf(element), address.href);
    // a browser takes a picture from any of its sources: each is asked for anew
    for (const source of element.closest("picture")?.querySelectorAll("source[srcset]") || []) {
      const fresh = source.getAttribute("srcset").replace(/([^\s,?]+)(?:\?v=[^\s,]*)?(?= \d+w)/g, `$1?v=${stamp}`);
      source.setAttribute("srcset", fresh);
    }
  };

  // The old styles stay until the new ones are there.
  const exchange = (link) => {
    const fresh = link.cloneNode();
    stampAgain(fresh);
    fresh.onload = fresh.onerror = () => link.remove();
    link.after(fresh);
  };

  // ---------- What is wrong ----------

  const make = (name, look, ...content) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    element.append(...content); // strings become text
    return element;
  };

  const overlay = (() => {
    const host = document.createElement("bulletin-preview");
    const root = host.attachShadow({ mode: "open" });
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = `${HOME}client.css`;
    const place = make("div", "place");
    root.append(styles, place);

    let state = null;
    let timer = 0;
    let hidden = true;
    let failing = false;
    let away = false;

    const say = (words) => words[language] || words.en;

    const button = (look, words, act) => {
      const made = make("button", look, say(words));
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };

    const link = (address, words) => {
      const made = make("a", "", say(words));
      made.href = address;
      return made;
    };

    const excerpt = (lines) => {
      const pre = make("pre");
      for (const line of lines) {
        const row = make("span", "from" in line ? "line at" : "line", make("span", "number", String(line.number)));
        if ("from" in line) {
          const until = line.from + line.length;
          const marked = line.text.slice(line.from, until);
          row.append(line.text.slice(0, line.from), make("mark", "", marked || " "), line.text.slice(until));
          const before = line.text.slice(0, line.from).replace(/[^\t]/gu, " ");
          const caret = make("span", "line caret", make("span", "number"), before);
          caret.append("^".repeat(Math.max(1, [...marked].length)));
          caret.setAttribute("aria-hidden", "true");
          pre.append(row, caret);
        } else {
          row.append(line.text);
          pre.append(row);
        }
      }
      return pre;
    };

    const entry = (one) => {
      const item = make("li", one.severity);
      const head = make("p", "message", make("strong", "word", say(one.word)), " ", say(one.message));
      const where = make("p", "where", make("span", "at-place", one.place), make("code", "", one.code));
      item.append(head, where);
      if (one.lines.length) item.append(excerpt(one.lines));
      item.append(make("p", "hint", make("b", "", `${say(state.labels.hint)}: `), say(one.hint)));
      return item;
    };

    const panel = () => {
      const box = make("section", failing ? "panel failing" : "panel");
      box.lang = language;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", say(state.heading.count));
      const head = make("header");
      const title = make("div", "title", make("h2", "", say(state.heading.count)));
      title.append(make("p", "", say(state.heading.about)));
      const actions = make("div", "actions");
      const other = language === "vi" ? "en" : "vi";
      const change = button("plain", { [language]: state.labels.language[other] }, () => choose(other));
      change.lang = other;
      actions.append(change, link(BOARDS, state.labels.list));
      if (!quiet) actions.append(link(BOARDS + location.pathname.slice(1), state.labels.side));
      actions.append(button("hide", state.labels.hide, () => fold(true)));
      head.append(title, actions);
      box.append(head);
      if (state.found.length) {
        const list = make("ol");
        list.append(...state.found.map(entry));
        box.append(list);
      }
      return box;
    };

    const pill = () => {
      const words = state.found.length ? state.heading.count : state.labels.preview;
      const look = failing ? "pill failing" : state.found.length ? "pill" : "pill calm";
      const made = button(look, words, () => fold(false));
      made.lang = language;
      made.setAttribute("aria-expanded", "false");
      return made;
    };

    const choose = (other) => {
      language = other;
      try {
        localStorage.setItem("bulletin-language", other);
      } catch {
        // not kept
      }
      draw();
    };

    const fold = (shut) => {
      hidden = shut;
      draw();
      const focus = root.querySelector(shut ? ".pill" : ".hide");
      if (focus) focus.focus();
    };

    const draw = () => {
      clearTimeout(timer);
      const scrolled = root.querySelector("ol")?.scrollTop || 0;
      place.replaceChildren();
      if (away && state) {
        const words = make("p", "pill away", say(state.labels.lost));
        words.setAttribute("role", "status");
        place.append(words);
      } else if (state && (state.found.length || !quiet)) {
        place.append(hidden ? pill() : panel());
        const list = root.querySelector("ol");
        if (list) list.scrollTop = scrolled;
      }
    };

    const show = (now) => {
      const failed = now.failed;
      const waits = failed && !failing;
      if (failed && !failing) hidden = quiet;
      if (!failed && failing) hidden = true;
      away = false;
      clearTimeout(timer);
      const apply = () => {
        state = now;
        failing = failed;
        draw();
      };
      if (waits && state) timer = setTimeout(apply, PATIENCE);
      else apply();
    };

    const lost = () => {
      away = true;
      draw();
    };

    const back = () => {
      if (away) {
        away = false;
        draw();
      }
    };

    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !hidden) fold(true);
    });
    document.documentElement.append(host);
    return { show, lost, back };
  })();

  connect();
})();
