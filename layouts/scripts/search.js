// The search (docs/search.md). What it reads and how it ranks is told there; bulletin/search does the same.
(() => {
  const at = (id) => document.getElementById(id);
  const form = at("search"), hits = at("search-hits"), status = at("search-status"), next = at("search-next");

  // The key / leads to the field; localStorage.slash says "off" (WCAG 2.1.4)
  const slash = (value) => {
    try { return value ? (localStorage.slash = value) : localStorage.slash; } catch { return value; }
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || slash() === "off") return;
    if (event.target.closest("input,select,textarea")) return;
    event.preventDefault();
    (form ? form.q : at("page-search")).focus();
  });
  if (!form) return;

  // Words
  const WORD = /[0-9]+(?:[.,][0-9]+)+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;
  const MARKS = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306đ"; // VNI's 1 to 9
  const prepared = (text) => text.normalize("NFC").toLowerCase().replace(/[’']s(?![\p{L}\p{N}])/gu, "");
  const written = (text) => text.match(WORD) || [];
  const root = (key) => {
    if (/^([hklmstv]|qu)y$/.test(key)) return key.slice(0, -1) + "i";
    if (key.length < 4 || /[^\0-\x7f]/.test(key)) return key;
    key = key.replace(/(...)iz(?=[aei])/, "$1is").replace(/(ss|[cs]h|x)es$/, "$1");
    return key.replace(/([^ae])ies$/, "$1y").replace(/([^su])s$/, "$1");
  };
  const taken = (text) => {
    if (/^[0-9]/.test(text)) {
      if (/^[1-9][0-9]{0,2}([.,])[0-9]{3}(\1[0-9]{3})*$/.test(text)) return [text.replace(/[.,]/g, ""), ""];
      return [(text.replace(/^([0-9]+)(st|nd|rd|th)$/, "$1").replace(/^0+/, "") || "0").replace(/,/g, "."), ""];
    }
    let letters = "", tone = "";
    const parts = text.normalize("NFD");
    for (const part of parts) {
      const mark = MARKS.indexOf(part) + 1;
      if (mark > 5) letters += mark;
      else if (mark) tone = mark;
    }
    return [root(parts.replace(/\p{Mn}/gu, "").replace(/đ/g, "d").normalize()), letters + tone];
  };

  const words = new Map(); // taking apart ten texts at each keystroke would be felt
  const word = (text) => words.get(text) || words.set(text, taken(text)).get(text);

  // Telex and VNI
  const KEYS = "dd d9 aa a6 ee e6 oo o6 aw a8 ow o7 uw u7 w u7".split(" ");
  const keystrokes = (text) => {
    if (/^[a-z]+$/.test(text)) {
      const [, start, tone, end] = /^([a-z]*?[aeiouyw][a-z]*?)([sfrxj])([a-z]*)$/.exec(text) || [];
      text = tone ? start + end : text;
      for (let i = 0; i < KEYS.length; i += 2) text = text.replaceAll(KEYS[i], KEYS[i + 1]);
      if (tone) text += " sfrxj".indexOf(tone);
    }
    if (!/^[a-z][a-z1-9]*[1-9][a-z1-9]*$/.test(text)) return [];
    text = text.replace(/uo7(?=[a-z])/, "u7o7");
    const marks = text.replace(/[^6-8]/g, "") + text.replace(/[^1-5]/g, "").slice(-1);
    return [root(text.replace(/[0-9]/g, "")), (text.includes("9") ? "9" : "") + marks];
  };

  // The index
  const address = new URL(form.dataset.index, location), site = new URL("../", address);
  const files = new Map();
  let index;
  // Offline editions have a way of their own (offline.js)
  const read = window.readIndex || (async (url, options) => {
    if (location.protocol === "file:") throw url; // browsers refuse, and say so in the console
    return (await fetch(url, options)).json();
  });
  const file = (name) => {
    if (name.pop) return name; // a list within the list
    if (!files.has(name)) files.set(name, read(address.href.replace(/\.\w+$/, `/${name}$&`)));
    return files.get(name);
  };
  const decoded = (value) => {
    const [given, ...parts] = value.split("!"), lists = [];
    let count = 0;
    for (let n = 0; n < parts.length; n += 2) {
      const list = [];
      let document = -1, gap = 0, shift = 0;
      for (let i = 0; i < parts[n + 1].length; i++) {
        let place = parts[n + 1].charCodeAt(i) - 35;
        place -= place > 57;
        if (place > 63) list[list.length - 1] = place - 62;
        else if (place > 31) {
          gap |= (place - 32) << shift;
          shift += 5;
        } else {
          document += (gap | (place << shift)) + 1;
          list.push(document, 1);
          gap = shift = 0;
          count++;
        }
      }
      lists.push([parts[n], list]);
    }
    return { lists, count: +given || count };
  };
  const value = (shard, key) => {
    if (!Object.hasOwn(shard, key)) return;
    return typeof shard[key] === "string" ? (shard[key] = decoded(shard[key])) : shard[key];
  };
  const placeOf = (key) => index.k.findLastIndex((start) => start <= key);
  const shard = async (place) => file((await file(index.f[place >> 6]))[place % 64]);
  const postings = async (key) => value(await shard(placeOf(key)), key);
  const beginning = async (start) => {
    const first = placeOf(start), found = [], some = [];
    for (let place = first; place < first + 8 && (index.k[place] <= start || index.k[place]?.startsWith(start)); place++) some.push(shard(place));
    for (const one of await Promise.all(some))
      for (const key in one) if (key.startsWith(start)) found.push([key, value(one, key)]);
    return found;
  };
  const record = async (document) => {
    const place = document % 64, folder = await file(index.d[document >> 6]);
    let first = place;
    while (!folder[first]) first--;
    return (await file(folder[first]))[place - first];
  };

  // The query
  const parsed = (text) => {
    text = prepared(text).normalize().replace(/[“”„«»]/g, '"');
    const pieces = text.split('"');
    const terms = pieces.flatMap((piece, place) => written(piece).map((typed) => {
      const [key, marks] = word(typed);
      return { typed, key, marks, quotes: place % 2 && place < pieces.length - 1 ? place : 0 };
    }));
    if (terms.length && /[\p{L}\p{N}]$/u.test(text)) terms.at(-1).begun = true;
    return terms;
  };
  const oneTone = (one, other) => one.replace(/[1-5]/g, "") === other.replace(/[1-5]/g, "");
  const oneApart = (one, other) => {
    while (one && one[0] === other[0]) [one, other] = [one.slice(1), other.slice(1)];
    while (one && other && one.at(-1) === other.at(-1)) [one, other] = [one.slice(0, -1), other.slice(0, -1)];
    return (one.length < 2 && other.length < 2) || (one.length === 2 && other === one[1] + one[0]);
  };
  const resolved = async (term) => {
    if (await postings(term.key)) return { ...term, whole: true };
    const [key, marks] = keystrokes(term.typed), meant = { ...term, key, marks };
    const known = await postings(key || "");
    if (known?.lists.some((one) => oneTone(marks, one[0]))) return meant;
    if (term.begun) {
      if ((await beginning(term.key)).length) return term;
      if (key && (await beginning(key)).length) return meant;
    }
    if (term.key.length < 3 || /^[0-9]/.test(term.key)) return term;
    const near = (await beginning(term.key[0])).filter((one) => oneApart(term.key, one[0]));
    near.sort((a, b) => b[1].count - a[1].count); // of equals the first in the alphabet stays first
    return near.length ? { ...term, key: near[0][0], begun: false } : term;
  };

  // The ranking
  const gather = (weights, found, factor, wanted) => {
    for (const [marks, list] of found.lists) {
      const exact = wanted === undefined || marks === wanted ? factor : factor * (oneTone(marks, wanted) ? 0.7 : 0.4);
      for (let i = 0; i < list.length; i += 2) {
        const weight = list[i + 1] * exact;
        if (weight > (weights.get(list[i]) || 0)) weights.set(list[i], weight);
      }
    }
  };
  const having = async (key, before, term, marked) => {
    const weights = new Map(), own = await postings(key);
    const wanted = marked ? (before + term.marks === " " ? "" : before + term.marks) : undefined;
    if (own) gather(weights, own, 1, wanted);
    if (term.begun && !(own && /[0-9]$/.test(key)))
      for (const [other, found] of await beginning(key)) if (other !== key) gather(weights, found, 0.5, wanted);
    return { weights, worth: Math.floor(100 * Math.log2(1 + index.n / Math.max(1, own?.count || weights.size)) + 0.5) };
  };
  const allowed = async (facets) => {
    const found = await Promise.all(facets.map((facet) => postings("#" + facet)));
    const sets = found.map((one) => new Set(one?.lists[0][1].filter((_, i) => i % 2 === 0)));
    return facets.length && sets.reduce((both, some) => new Set([...both].filter((one) => some.has(one))));
  };
  const ranked = async (terms, only) => {
    const marked = terms.some((term) => term.marks), last = terms.slice(1);
    const singles = await Promise.all(terms.map((term) => having(term.key, "", term, marked)));
    const pairs = await Promise.all(last.map((term, i) => having(`~${terms[i].key} ${term.key}`, terms[i].marks + " ", term, marked)));
    const whole = singles.reduce((sum, one) => sum + one.worth, 0), scored = [];
    for (const document of new Set([...singles, ...pairs].flatMap((one) => [...one.weights.keys()]))) {
      if (only && !only.has(document)) continue;
      const beside = pairs.map((pair) => pair.weights.get(document) || 0);
      let covered = 0, score = 0;
      singles.forEach((single, i) => {
        const weight = Math.max(single.weights.get(document) || 0, beside[i - 1] || 0, beside[i] || 0);
        if (weight) {
          covered += single.worth;
          score += (single.worth * weight) / (weight + 4);
        }
      });
      pairs.forEach((pair, i) => beside[i] && (score += (pair.worth * (beside[i] + 4)) / (beside[i] + 8)));
      const share = covered / whole;
      scored.push([document, share, Math.floor(score * share * share * 1000 + 0.5)]);
    }
    const bound = 0.7 * scored.reduce((most, one) => Math.max(most, one[1]), 0);
    return scored.filter((one) => one[1] >= bound).sort((a, b) => b[2] - a[2] || b[0] - a[0]).map((one) => one[0]);
  };

  // Phrases and passages
  const says = (found, phrase) => {
    const marked = phrase.some((term) => term.marks), said = (one) => one[0] + (marked ? " " + one[1] : "");
    const wanted = `|${phrase.map((term) => said([term.key, term.marks])).join("|")}|`;
    return [found.t, found.s || "", ...(found.n || []), ...found.x.flatMap((one) => [one[1], ...one[2].split("\n")])].some(
      (line) => `|${written(prepared(line)).map((one) => said(word(one))).join("|")}|`.includes(wanted),
    );
  };
  const looked = (text, terms) => {
    // The words of a text: where each stands, and which term it answers
    const found = [...text.matchAll(WORD)].map((one) => {
      const key = word(one[0].toLowerCase())[0];
      const term = terms.findIndex((term) => term.key === key || (term.begun && !term.whole && key.startsWith(term.key)));
      return { start: one.index, end: one.index + one[0].length, key, term };
    });
    terms.forEach(({ key }, term) => {
      if (!/^[aeiou]?[^\Waeiouy]{2,6}$/.test(key)) return; // no syllable: initials
      found.forEach((_, i) => {
        const run = found.slice(i, i + key.length);
        if (run.map((one) => one.key[0]).join("") === key) run.forEach((one) => (one.term = term));
      });
    });
    return found;
  };
  const best = (found, terms) => {
    // The line, and the place in it, whose next 32 words answer most terms
    let top = { worth: 0 };
    const lines = [["", "", found.s || ""], ...found.x.flatMap((one) => one[2].split("\n").map((line) => [one[0], one[1], line]))];
    for (const [anchor, heading, line] of lines) {
      const all = looked(line, terms);
      all.forEach((one, i) => {
        const worth = one.term < 0 ? 0 : new Set(all.slice(i, i + 32).map((two) => two.term)).size;
        if (worth > top.worth) top = { worth, anchor, heading, line, all, from: Math.max(0, i - 8) };
      });
    }
    return top;
  };
  const make = (name, text = "", more) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const passage = ({ line, all, from }) => {
    const made = make("p"), shown = all.slice(from, from + 40);
    let end = from ? shown[0].start : 0;
    if (from) made.append("… ");
    shown.forEach((one, i) => {
      if (one.term < 0 || (i && shown[i - 1].term >= 0)) return;
      let last = i;
      while (last + 1 < shown.length && shown[last + 1].term >= 0) last++;
      made.append(line.slice(end, one.start), make("mark", line.slice(one.start, shown[last].end)));
      end = shown[last].end;
    });
    const rest = from + 40 < all.length;
    made.append(line.slice(end, rest ? shown.at(-1).end : undefined) + (rest ? " …" : ""));
    return made;
  };
  const shown = (found, terms) => {
    const { lang } = document.documentElement, top = best(found, terms);
    const kind = form.kind.querySelector(`[value=${found.k}]`);
    const link = (text, href) => make("a", text, { href: new URL(href, site) });
    const made = make("li", "", { lang: found.l || lang }), head = make("h2");
    head.append(link(found.t, found.h));
    made.append(make("p", [kind?.text, found.d, form.dataset[found.l]].filter(Boolean).join(" · "), { lang }), head);
    made.append(top.worth ? passage(top) : make("p", found.s));
    if (top.anchor) made.append(link(top.heading, `${found.h}#${top.anchor}`));
    return made;
  };

  // The page
  const NAMES = ["kind", "year", "session", "topic"];
  let turn = 0, timer;
  const say = (text) => (status.textContent = text);
  const found = async (mine) => {
    const text = form.q.value, facets = NAMES.filter((name) => form[name].value).map((name) => `${name}:${form[name].value}`);
    try {
      index = index || (await read(address, { cache: "no-cache" }));
      const terms = await Promise.all(parsed(text).map(resolved)), only = await allowed(facets);
      const all = terms.length ? await ranked(terms, only) : [...(only || [])].sort((a, b) => b - a);
      const phrases = [...new Set(terms.map((term) => term.quotes))].filter(Boolean).map((one) => terms.filter((term) => term.quotes === one));
      let place = 0, count = 0;
      const more = async () => {
        const made = [];
        while (made.length < 10 && place < all.length) {
          const some = all.slice(place, (place += 10 - made.length));
          for (const one of await Promise.all(some.map(record)))
            if (phrases.every((phrase) => says(one, phrase))) made.push(shown(one, terms));
        }
        if (mine !== turn) return;
        count += made.length;
        if (count > made.length) hits.append(...made);
        else hits.replaceChildren(...made);
        next.hidden = place >= all.length;
        const total = phrases.length ? count : all.length;
        say(!terms.length && !only ? "" : total ? form.dataset[phrases.length && place < all.length ? "more" : "some"].replace("{n}", total) : form.dataset.none);
        return made[0];
      };
      next.onclick = async () => (await more())?.querySelector("a").focus();
      await more();
      hits.dataset.query = text;
    } catch {
      files.clear();
      index = 0;
      if (mine === turn) say(form.dataset.failed);
    }
  };
  const run = (way) => {
    const asked = new URLSearchParams([...new FormData(form)].filter((one) => one[1]));
    if (way) history[way](null, "", "?" + asked);
    for (const other of document.querySelectorAll(".switch a[hreflang]")) other.search = asked;
    clearTimeout(timer);
    timer = setTimeout(found, way === "replaceState" ? 120 : 0, ++turn);
  };
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["q", ...NAMES]) form[name].value = asked.get(name) || "";
    run();
  };
  form.q.addEventListener("input", (event) => event.isComposing || run("replaceState"));
  form.q.addEventListener("compositionend", () => run("replaceState"));
  form.addEventListener("change", (event) => NAMES.includes(event.target.name) && run("pushState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run("pushState");
  });
  addEventListener("popstate", restore);
  addEventListener("keydown", (event) => {
    const fields = [form.q, ...hits.querySelectorAll("h2 a")], place = fields.indexOf(event.target);
    const field = fields[place + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (place < 0 || !field || event.isComposing) return;
    event.preventDefault();
    field.focus();
  });
  at("search-slash").checked = slash() !== "off";
  at("search-slash").onchange = (event) => slash(event.target.checked ? "on" : "off");
  form.hidden = false;
  restore();
})();
