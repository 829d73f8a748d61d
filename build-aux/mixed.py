"""mixed.py TOP FOLDER [COUNT] - writes COUNT files (1,000) of many formats into FOLDER, made of the project's own fiction.

Of 20 files 10 are web pages as outlets serve them, with styles, scripts, navigation and lists of other articles; the others are plain
text, Markdown, JSON Lines, CSV, mail, DOCX, ODT, EPUB, RTF, PDF, feeds, web archives and zip files in turn. The same every time."""
import html, io, json, pathlib, random, re, sys, zipfile

OUTLETS = ("Continental Wire", "Harbor Evening Post", "Merrow Courier", "Skerra Signal", "Calder Ledger")
REPORTERS = ("Joss Arkwright", "Agnes Pellow", "Lucan Fairweather", "Perrin Sallow", "Severin Oake")
OTHERS = "txt md jsonl csv eml docx odt epub rtf pdf rss warc zip".split()


def paragraphs(top):
    """What may stand in an article: the paragraphs of the samples that are plain text."""
    found = []
    for path in sorted((top / "data/sample").glob("*/*.txt")) + sorted((top / "tests/data/formats/expected").glob("f*.txt")):
        found += [line for line in path.read_text().splitlines() if len(line) > 120]
    for line in (top / "data/sample/Calder Ledger/ledger-2025.jsonl").read_text().splitlines():
        found += [part for part in json.loads(line)["text"].split("\n\n") if len(part) > 120]
    return found


class Article:
    def __init__(self, pool, number):
        chance = random.Random(number)
        self.number = number
        self.outlet = chance.choice(OUTLETS)
        self.author = chance.choice(REPORTERS)
        self.date = "2025-%02d-%02d" % (chance.randrange(1, 13), chance.randrange(1, 29))
        self.paragraphs = [self.said_otherwise(part, chance) for part in chance.sample(pool, chance.randrange(6, 20))]
        self.paragraphs.insert(1, "“It is the %s time that we count,” said the harbor master, who had come to %d." %
                               (chance.choice(("first", "second", "third", "last")), number))
        self.title = "Count %d: %s" % (number, self.paragraphs[2].split(",")[0][:60].rstrip("“” .?!"))
        self.address = "https://%s.example/2025/%d" % (self.outlet.lower().replace(" ", ""), number)
        self.chance = chance

    def said_otherwise(self, paragraph, chance):
        """Quotations with their words in another order, as a thousand articles do not all have the same ones."""
        def shuffled(found):
            words = found.group(1).split(" ")
            chance.shuffle(words)
            return "“%s”" % " ".join(words)
        return re.sub("“([^“”]+)”", shuffled, paragraph)

    def text(self):
        return "\n\n".join(self.paragraphs)

    def markup(self):
        return "\n".join("<p>%s</p>" % html.escape(part, quote=False) for part in self.paragraphs)


def page(article, pool):
    """A page of 30 to 120 KB, of which an article is 3 to 8."""
    chance = article.chance
    style = "".join(".block-%d > .row:nth-child(%d) { margin: %dpx; color: #%06x }\n" % (i, i % 7, i % 13, i * 77) for i in range(chance.randrange(200, 900)))
    script = "".join("w.queue.push({slot: %d, name: \"unit-%d\"});\n" % (i, i) for i in range(chance.randrange(100, 600)))
    menu = "".join("<li class=\"menu-item\"><a href=\"/section/%d\">Section %d</a></li>" % (i, i) for i in range(40))
    cards = "".join("<div class=\"card\"><a href=\"/2025/%d\"><img src=\"/i/%d.jpg\" alt=\"\"><h3>%s</h3></a><p>%s</p></div>\n" %
                    (i, i, html.escape(chance.choice(pool)[:70]), html.escape(chance.choice(pool)[:140])) for i in range(chance.randrange(10, 40)))
    comments = "".join("<div class=\"comment\"><b>reader%d</b><p>%s</p></div>" % (i, html.escape(chance.choice(pool)[:100])) for i in range(chance.randrange(0, 20)))
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title, "datePublished": article.date + "T08:00:00Z",
                       "author": {"@type": "Person", "name": article.author}, "publisher": {"@type": "Organization", "name": article.outlet}})
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)} | {article.outlet}</title>
<link rel="canonical" href="{article.address}"><meta property="og:site_name" content="{article.outlet}"><meta property="og:title" content="{html.escape(article.title)}">
<script type="application/ld+json">{data}</script><style>{style}</style><script>{script}</script></head><body>
<header><a href="/">{article.outlet}</a><nav><ul>{menu}</ul></nav></header><main><article><h1>{html.escape(article.title)}</h1>
<p class="byline">By {article.author}</p><div class="body">{article.markup()}</div></article><aside>{cards}</aside>
<section id="comments">{comments}</section></main><footer><ul>{menu}</ul><p>© 2025 {article.outlet}</p></footer></body></html>"""


def packed(parts):
    bytes_of = io.BytesIO()
    with zipfile.ZipFile(bytes_of, "w") as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return bytes_of.getvalue()


def replaced(sample, name, before, after, body):
    """The sample with the text between two places of one part replaced."""
    with zipfile.ZipFile(sample) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    for i, (part, content) in enumerate(parts):
        if part == name:
            text = content.decode()
            start, end = text.index(before) + len(before), text.rindex(after)
            parts[i] = (part, text[:start] + body + text[end:])
    return packed(parts)


def warc(pages):
    records = []
    for address, content in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content.encode()
        records.append(b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" %
                       (address.encode(), len(answer), answer))
    return b"".join(records)


def rtf(article):
    coded = lambda text: "".join(c if ord(c) < 128 else "\\u%d?" % ord(c) for c in text)
    return "{\\rtf1\\ansi\\uc1 {\\b %s\\par}\n%s}" % (coded(article.title), "\n".join("{%s\\par}" % coded(part) for part in article.paragraphs))


def write(kind, first, pool, top):
    """The bytes of one file, and how many articles are in it."""
    formats = top / "tests/data/formats"
    several = [Article(pool, first * 10 + i) for i in range(5)]
    one = several[0]
    escaped = [html.escape(part, quote=False) for part in [one.title] + one.paragraphs]
    if kind == "html":
        return page(one, pool), 1
    if kind == "txt":
        return "%s\n\nBy %s\n\n%s\n\n%s\n" % (one.title, one.author, one.date, one.text()), 1
    if kind == "md":
        return "---\ntitle: \"%s\"\nauthor: %s\ndate: %s\n---\n\n%s\n" % (one.title, one.author, one.date, one.text()), 1
    if kind == "jsonl":
        return "".join(json.dumps({"id": str(a.number), "source": a.outlet, "title": a.title, "date": a.date, "text": a.text()}) + "\n" for a in several), 5
    if kind == "csv":
        quote = lambda text: "\"%s\"" % text.replace("\"", "\"\"")
        return "title,source,date,text\r\n" + "".join(",".join(map(quote, (a.title, a.outlet, a.date, a.text()))) + "\r\n" for a in several), 5
    if kind == "eml":
        return "From: %s <news@paper.example>\nSubject: %s\nDate: Tue, 03 Jun 2025 11:00:00 -0500\nMessage-ID: <%d@paper.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s\n" % (
            one.outlet, re.sub(r"[^ -~]", "", one.title), one.number, one.text()), 1
    if kind == "docx":
        return replaced(formats / "pandoc/ferry.docx", "word/document.xml", "<w:body>", "</w:body>", "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % part for part in escaped)), 1
    if kind == "odt":
        return replaced(formats / "pandoc/ferry.odt", "content.xml", "<office:text>", "</office:text>", "".join("<text:p>%s</text:p>" % part for part in escaped)), 1
    if kind == "epub":
        return replaced(formats / "pandoc/ferry.epub", "EPUB/text/ch001.xhtml", "<body epub:type=\"bodymatter\">", "</body>", "<h1>%s</h1>%s" % (escaped[0], one.markup())), 1
    if kind == "rtf":
        return rtf(one), 1
    if kind == "pdf":
        return (formats / "libreoffice/ferry.pdf").read_bytes(), 1
    if kind == "rss":
        items = "".join("<item><title>%s</title><link>%s</link><description>%s</description></item>" % (html.escape(a.title), a.address, html.escape(a.markup())) for a in several)
        return "<rss version=\"2.0\"><channel><title>%s</title><link>https://paper.example/</link>%s</channel></rss>" % (one.outlet, items), 5
    if kind == "warc":
        return warc([(a.address, page(a, pool)) for a in several]), 5
    return packed([("pages/%d.html" % a.number, page(a, pool)) for a in several]), 5


def main():
    top, folder = map(pathlib.Path, sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    pool = paragraphs(top)
    n_articles = n_pages = 0
    for number in range(count):
        kind = "html" if number % 2 == 0 else OTHERS[number // 2 % len(OTHERS)]
        content, n = write(kind, number, pool, top)
        # Each PDF file is the same one, and an article of an outlet of its own.
        path = folder / kind / ("%03d" % (number // 100) if kind != "pdf" else "Paper %d" % number) / ("%d.%s" % (number, kind))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        n_articles += n
        n_pages += kind == "html"
    print(n_articles, n_pages)


main()
