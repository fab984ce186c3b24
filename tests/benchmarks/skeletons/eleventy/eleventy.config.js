// Eleventy, making what our engine makes: items in two languages, paginated lists of sections and of years,
// pages of topics, people and documents, a feed a language and a topic, sitemap, robots.txt, 404.
import rss from "@11ty/eleventy-plugin-rss";
import anchor from "markdown-it-anchor";
import { leaves, terms, feeds, events, prepare } from "./bulletin.js";

const days = {
  vi: new Intl.DateTimeFormat("vi", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

export default function (config) {
  config.addPlugin(rss);
  config.amendLibrary("md", (md) => md.use(anchor));
  config.addPassthroughCopy("src/assets");
  config.addFilter("day", (date, lang) => days[lang].format(new Date(date)));
  config.addFilter("iso", (date) => new Date(date).toISOString().slice(0, 10));
  config.addFilter("root", (lang) => (lang === "en" ? "/en/" : "/"));
  config.addFilter("toc", (html) =>
    [...html.matchAll(/<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/g)].map((m) => ({ level: m[1], id: m[2], text: m[3] })),
  );
  config.addCollection("items", (api) => prepare(api.getAll().filter((item) => item.data.what)));
  config.addCollection("leaves", (api) => leaves(api.getAll().filter((item) => item.data.what)));
  config.addCollection("terms", (api) => terms(api.getAll().filter((item) => item.data.what)));
  config.addCollection("feeds", (api) => feeds(api.getAll().filter((item) => item.data.what)));
  config.addCollection("events", (api) => events(api.getAll().filter((item) => item.data.what)));
  return {
    dir: { input: "src", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
