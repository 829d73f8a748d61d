# feeds.py: the articles as RSS 2.0 and as Atom, by feedgen: python3 feeds.py SOURCE CONTENT FOLDER
import datetime
import pathlib
import sys

import feedgen.feed

source, content, folder = map(pathlib.Path, sys.argv[1:])
feed = feedgen.feed.FeedGenerator()
feed.load_extension("dc")
feed.id("https://news.example/port-merrow")
feed.title("News of Port Merrow")
feed.link(href="https://news.example/", rel="alternate")
feed.link(href="https://news.example/port-merrow.xml", rel="self")
feed.subtitle("What several papers write of the harbor")
feed.language("en")
feed.updated("2025-06-04T00:00:00Z")
for name in ("ferry", "fountains"):
    front = source.joinpath(name + ".md").read_text().split("---\n\n", 1)[0]
    fields = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    entry = feed.add_entry(order="append")
    entry.id(f"https://{fields['host']}/2025/{name}")
    entry.title(fields["title"])
    entry.link(href=f"https://{fields['host']}/2025/{name}")
    entry.author(name=fields["author"], email=f"desk@{fields['host']}")
    entry.dc.dc_creator(fields["author"])
    entry.published(datetime.datetime.fromisoformat(fields["published"]))
    entry.updated(datetime.datetime.fromisoformat(fields["published"]))
    entry.content(content.joinpath(name + ".content.html").read_text(), type="html")
    entry.summary(fields["caption"])
feed.generator("python-feedgen")
feed.rss_file(str(folder / "news.rss"), pretty=True)
feed.atom_file(str(folder / "news.atom"), pretty=True)
