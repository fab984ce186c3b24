// What stands around the items: neighbours, related ones, and which items a list, a term or a feed holds.
const LANGUAGES = ["vi", "en"];
const SECTIONS = ["sessions", "conferences", "articles"];
const TAXONOMIES = ["topics", "people", "documents"];
const WEIGHTS = { documents: 3, topics: 2, people: 1 };
const PAGE_SIZE = 20;
const FEED_LENGTH = 20;

const inLanguage = (items, lang) => items.filter((item) => item.data.lang === lang);
const byDate = (a, b) => a.date - b.date || (a.fileSlug < b.fileSlug ? -1 : 1);
const root = (lang) => (lang === "en" ? "/en/" : "/");

/** Neighbours in the section and the four items that share most, for each item by its address. */
export function prepare(all) {
  const found = {};
  for (const lang of LANGUAGES) {
    const items = inLanguage(all, lang).sort(byDate);
    for (const section of SECTIONS) {
      const line = items.filter((item) => item.data.section === section);
      line.forEach((item, at) => {
        found[item.inputPath] = { previous: line[at - 1], next: line[at + 1], related: [] };
      });
    }
    relate(items, found);
  }
  return found;
}

function relate(items, found) {
  const holders = new Map();
  for (const item of items) {
    for (const name of TAXONOMIES) {
      for (const entry of item.data[name]) {
        const key = `${name}/${entry}`;
        if (!holders.has(key)) holders.set(key, { weight: WEIGHTS[name], items: [] });
        holders.get(key).items.push(item);
      }
    }
  }
  for (const item of items) {
    const scores = new Map();
    for (const name of TAXONOMIES) {
      for (const entry of item.data[name]) {
        const { weight, items: others } = holders.get(`${name}/${entry}`);
        if (2 * others.length > items.length) continue;
        for (const other of others) {
          if (other !== item) scores.set(other, (scores.get(other) ?? 0) + weight);
        }
      }
    }
    const order = (a, b) => b[1] - a[1] || Math.abs(a[0].date - item.date) - Math.abs(b[0].date - item.date);
    found[item.inputPath].related = [...scores].sort(order).slice(0, 4).map(([other]) => other);
  }
}

/** Every page of the paginated lists: sections, the archive, its years. */
export function leaves(all) {
  const found = [];
  for (const lang of LANGUAGES) {
    const items = inLanguage(all, lang).sort(byDate).reverse();
    const years = [...new Set(items.map((item) => item.date.getUTCFullYear()))];
    const counts = years.map((year) => ({
      year,
      url: `${root(lang)}archive/${year}/`,
      count: items.filter((item) => item.date.getUTCFullYear() === year).length,
    }));
    for (const section of SECTIONS) {
      const held = items.filter((item) => item.data.section === section);
      found.push(...cut(lang, section, held, `${section}/`, []));
    }
    found.push(...cut(lang, "archive", items, "archive/", counts));
    for (const year of years) {
      const held = items.filter((item) => item.date.getUTCFullYear() === year);
      found.push(...cut(lang, "archive", held, `archive/${year}/`, counts, year));
    }
  }
  return found;
}

function cut(lang, title, items, path, years, year) {
  const total = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const urls = Array.from({ length: total }, (_, n) => `${root(lang)}${path}${n ? `page/${n + 1}/` : ""}`);
  return urls.map((url, n) => ({
    lang, title, year, years, urls, url,
    other: n ? `${root(lang === "en" ? "vi" : "en")}${path}page/${n + 1}/` : `${root(lang === "en" ? "vi" : "en")}${path}`,
    number: n + 1, total,
    items: items.slice(n * PAGE_SIZE, (n + 1) * PAGE_SIZE),
  }));
}

/** A page a term of each taxonomy, and a page with all its terms. */
export function terms(all) {
  const found = [];
  for (const lang of LANGUAGES) {
    const items = inLanguage(all, lang).sort(byDate).reverse();
    const other = root(lang === "en" ? "vi" : "en");
    for (const taxonomy of TAXONOMIES) {
      const held = new Map();
      for (const item of items) {
        for (const id of item.data[taxonomy]) {
          if (!held.has(id)) held.set(id, []);
          held.get(id).push(item);
        }
      }
      const counts = [...held].map(([id, list]) => ({ id, count: list.length })).sort((a, b) => (a.id < b.id ? -1 : 1));
      found.push({ lang, taxonomy, counts, url: `${root(lang)}${taxonomy}/`, other: `${other}${taxonomy}/` });
      for (const [id, list] of held) {
        found.push({
          lang, taxonomy, id, items: list,
          url: `${root(lang)}${taxonomy}/${id}/`, other: `${other}${taxonomy}/${id}/`,
        });
      }
    }
  }
  return found;
}

/** The newest of a language and of each topic. */
export function feeds(all) {
  const found = [];
  for (const lang of LANGUAGES) {
    const items = inLanguage(all, lang).sort(byDate).reverse();
    found.push({ lang, topic: "", url: `${root(lang)}feed.xml`, home: root(lang), items: items.slice(0, FEED_LENGTH) });
    for (const topic of new Set(items.flatMap((item) => item.data.topics))) {
      const held = items.filter((item) => item.data.topics.includes(topic)).slice(0, FEED_LENGTH);
      const home = `${root(lang)}topics/${topic}/`;
      found.push({ lang, topic, url: `${home}feed.xml`, home, items: held });
    }
  }
  return found;
}

/** Home and timeline of each language. */
export function events(all) {
  return LANGUAGES.map((lang) => {
    const items = inLanguage(all, lang).sort(byDate);
    const happened = items.filter((item) => item.data.section !== "articles");
    const years = [...new Set(happened.map((item) => item.date.getUTCFullYear()))];
    const counts = {};
    for (const item of items) for (const topic of item.data.topics) counts[topic] = (counts[topic] ?? 0) + 1;
    return {
      lang, home: root(lang), timeline: `${root(lang)}timeline/`,
      sessions: items.filter((item) => item.data.section === "sessions"),
      latest: items.slice(-6).reverse(),
      topics: Object.entries(counts).map(([id, count]) => ({ id, count })),
      years: years.map((year) => ({ year, items: happened.filter((item) => item.date.getUTCFullYear() === year) })),
    };
  });
}
