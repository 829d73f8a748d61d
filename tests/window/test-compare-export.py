#!/usr/bin/env python3
"""A comparison in another order, read as a table, and taken out of the window in each of its formats."""
import csv
import io
import os
import struct
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from driver import Tap, at_home, driven, text_of
from desk import Desk
from portal import Portal

TITLE = "Port Merrow shuts Kestrel Bridge"
WORDS = "Nobody who saw those photographs"
HEAD = ["source", "date", "title", "url", "speaker", "cue", "relation", "detail", "words", "carried", "changed", "text"]


def choose(application, button, item):
    """Chooses from the menu of a button."""
    application.press(application.find("button", lambda name: name == button))
    shown = application.wait(lambda: next((n for n in application.find_all("menu item") + application.find_all("radio menu item") if n.get_name() == item), None), item)
    application.point(shown)


def carried(names):
    """How many words each rendition has, as its row says."""
    return [int(name.split(" of 45 words")[0].split()[-1]) for name in names]


def orders(tap, application, desk):
    by_date = application.wait(lambda: desk.names("Renditions"), "the renditions")
    tap.ok(len(by_date) > 4 and carried(by_date) != sorted(carried(by_date), reverse=True), "by date, the fullest do not all come first")
    choose(application, "Order", "By Completeness")
    names = application.wait(lambda: (lambda n: n if n != by_date else None)(desk.names("Renditions")), "another order")
    tap.ok(carried(names) == sorted(carried(names), reverse=True) and sorted(names) == sorted(by_date), "by completeness they do (%s)" % carried(names))
    choose(application, "Order", "By Date")
    application.wait(lambda: desk.names("Renditions") == by_date, "the first order")
    tap.ok(True, "and by date again")


def cells(application):
    """The table as who hears it gets it: lists of the words of cells, that of the heads first."""
    rows = application.find_all("table row", application.find("tree table", "Renditions"))
    return [[text_of(label) for label in application.find_all("label", row)] for row in rows]


def table(tap, application, desk):
    spoken = carried(desk.names("Renditions"))
    application.press(application.find("toggle button", "As a Table"))
    heads, *rows = application.wait(lambda: cells(application), "rows")
    tap.ok(heads == ["Source", "Date", "Cue", "Relation", "Words", "Changed", "Text"], "the picture is a table, too, with a name for each column (%s)" % heads)
    tap.ok(len(rows) == len(spoken) and [int(row[4]) for row in rows] == spoken and rows[0][0] == "Continental Wire", "a row each, with what the picture shows (%s)" % rows[:1])
    application.press(application.find("toggle button", "As a Table"))
    application.find("list", "Renditions")


def save(application, portal, home, item, ending):
    path = os.path.join(home, "comparison." + ending)
    portal.choose(path)
    choose(application, "Export", item)
    title, options = portal.request()
    application.find(None, "Exported")
    application.gone(None, "Exported")
    assert options["current_name"] == "Comparison." + ending and title == "Export the Comparison", (title, options)
    with open(path, "rb") as file:
        return file.read()


def exports(tap, application, desk, portal, home):
    names = desk.names("Renditions")
    rows = list(csv.reader(io.StringIO(save(application, portal, home, "Table (CSV)…", "csv").decode())))
    tap.ok(rows[0] == HEAD and len(rows) == len(names) + 1, "a table has a row a rendition (%d)" % len(rows))
    records = [dict(zip(HEAD, row)) for row in rows[1:]]
    tap.ok([int(r["carried"]) for r in records] == carried(names) and records[0]["source"] == "Continental Wire" and records[0]["date"] == "2025-03-11"
           and records[0]["relation"] == "verbatim" and records[0]["text"].startswith(WORDS), "in the order of the window, with what each carries (%s)" % records[0])

    text = save(application, portal, home, "Text (Markdown)…", "md").decode()
    tap.ok(text.startswith("> “" + WORDS) and text.count("\n## ") == len(records) and all(r["title"] in text for r in records), "a text cites each article")

    page = save(application, portal, home, "Web Page (HTML)…", "html").decode()
    tap.ok(page.startswith("<!DOCTYPE html>") and page.count("<cite>") == len(records) and all(r["source"] in page for r in records) and WORDS in page, "so does a web page")

    drawing = ElementTree.fromstring(save(application, portal, home, "Drawing (SVG)…", "svg"))
    tap.ok(drawing.tag.endswith("svg") and len(list(drawing.iter())) > 3 * len(records), "a drawing has lines and letters (%d)" % len(list(drawing.iter())))

    picture = save(application, portal, home, "Picture (PNG)…", "png")
    width, height = struct.unpack(">II", picture[16:24])
    tap.ok(picture.startswith(b"\x89PNG\r\n\x1a\n") and width >= 1000 and height > 20 * len(records), "a picture has pixels (%d × %d)" % (width, height))

    portal.choose("/proc/comparison.csv")
    choose(application, "Export", "Table (CSV)…")
    portal.request()
    problem = application.find("label", "“/proc”")
    tap.ok(problem, "what cannot be written is told (%s)" % text_of(problem))
    portal.cancel()
    choose(application, "Export", "Table (CSV)…")
    portal.request()
    tap.ok(application.find("list", "Renditions"), "and who cancels is back")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**Portal.ENVIRONMENT, **at_home(home)}
        with driven(tap, [os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.point(application.find("list item", "Continental Wire, 3 articles"))
            application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
            desk.open_article(TITLE)
            desk.open_quotation(WORDS)
            application.press(application.find("button", "Compare"))
            application.find("list", "Renditions")
            orders(tap, application, desk)
            table(tap, application, desk)
            exports(tap, application, desk, portal, home)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
