// feeds.mjs: the articles as JSON Feed, as RSS 2.0 and as Atom, and a list of feeds as OPML, by feedsmith: node feeds.mjs SOURCE CONTENT FOLDER
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const { generateAtomFeed, generateJsonFeed, generateOpml, generateRssFeed } = createRequire(process.cwd() + "/")(process.env.FEEDSMITH ?? "feedsmith");
const [source, content, folder] = process.argv.slice(2);
const articles = ["ferry", "fountains"].map((name) => {
  const front = fs.readFileSync(path.join(source, name + ".md"), "utf8").split("---\n\n", 1)[0];
  const fields = Object.fromEntries(front.split("\n").filter((line) => line.includes(": ")).map((line) => line.split(/: (.*)/s, 2)));
  const html = fs.readFileSync(path.join(content, name + ".content.html"), "utf8");
  return { ...fields, html, url: `https://${fields.host}/2025/${name}`, when: new Date(fields.published) };
});
const title = "News of Port Merrow";
const home = "https://news.example/";
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);

write("news.json", JSON.stringify(generateJsonFeed({
  title,
  home_page_url: home,
  feed_url: home + "port-merrow.json",
  description: "What several papers write of the harbor",
  language: "en",
  items: articles.map((article) => ({
    id: article.url,
    url: article.url,
    title: article.title,
    content_html: article.html,
    summary: article.caption,
    date_published: article.when,
    authors: [{ name: article.author, url: `https://${article.host}/` }],
    tags: ["harbor"],
  })),
}), null, 2) + "\n");

write("news.rss", generateRssFeed({
  title,
  link: home,
  description: "What several papers write of the harbor",
  language: "en",
  items: articles.map((article) => ({
    title: article.title,
    link: article.url,
    description: article.caption,
    guid: { value: article.url, isPermaLink: true },
    pubDate: article.when,
    dc: { creators: [article.author] },
    content: { encoded: article.html },
  })),
}));

write("news.atom", generateAtomFeed({
  id: home,
  title: { value: title },
  updated: new Date("2025-06-04T00:00:00Z"),
  links: [{ href: home, rel: "alternate" }],
  entries: articles.map((article) => ({
    id: article.url,
    title: { value: article.title },
    updated: article.when,
    published: article.when,
    authors: [{ name: article.author }],
    links: [{ href: article.url, rel: "alternate" }],
    content: { value: article.html, type: "html" },
  })),
}));

write("feeds.opml", generateOpml({
  head: { title: "What I read", ownerName: "Ada Farrow" },
  body: {
    outlines: [
      { text: "Port Merrow", outlines: articles.map((article) => ({
        type: "rss",
        text: article.publisher,
        title: article.publisher,
        xmlUrl: `https://${article.host}/feed.xml`,
        htmlUrl: `https://${article.host}/`,
      })) },
      { type: "rss", text: "Bread & boats", xmlUrl: "https://boats.example/feed?a=1&b=2" },
    ],
  },
}));
