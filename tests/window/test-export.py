#!/usr/bin/env python3
"""What leaves the window: articles and quotations exported in other programs' formats, dragged, and copied from a menu."""
import csv
import io
import json
import os
import sys
import tempfile

from driver import Tap, all_text, at_home, driven, text_of
from desk import Desk
from portal import Portal


def named(application, role, name):
    return next((n for n in application.find_all(role) if n.get_name() == name), None)


def choose(application, row, item):
    """Chooses from a row of the dialog that has a list."""
    rows = len(application.find_all("list item"))
    application.point(application.find(None, lambda name: name == row))
    application.point(application.wait(lambda: next((n for n in application.find_all("list item") if item in all_text(n)), None), item))
    application.wait(lambda: len(application.find_all("list item")) == rows, "the list to go away")


def save(application, portal, path):
    portal.choose(path)
    application.press(named(application, "button", "Export…"))
    return portal.request()


def exports(tap, application, desk, portal, home):
    desk.open_article("The bell is coming home")
    application.key("ctrl+a", "ctrl+e")
    application.find("label", "17 articles")
    tap.ok(True, "a key exports what is selected")
    path = os.path.join(home, "all.json")
    title, options = save(application, portal, path)
    application.find(None, "17 articles exported to “all.json”")
    tap.ok(title == "Export" and options["current_name"].endswith(".json"), "a file is asked for, with a name to begin with (%s)" % options["current_name"])
    references = json.load(open(path, encoding="utf-8"))
    tap.ok(len(references) == 17 and all(r["type"] == "article-newspaper" for r in references), "references for a reference manager")
    tap.ok(sorted(f for f in os.listdir(home) if "all.json" in f) == ["all.json"], "nothing is left beside the file")

    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    application.press(application.find("button", "Sort and Filter Articles"))
    application.point(application.wait(lambda: named(application, "menu item", "Export This List…"), "the list's menu"))
    application.find("label", "3 articles")
    choose(application, "Format", "Table")
    choose(application, "Content", "Their quotations")
    path = os.path.join(home, "quotations.csv")
    save(application, portal, path)
    application.find(None, "3 articles exported to “quotations.csv”")
    rows = list(csv.DictReader(io.StringIO(open(path, encoding="utf-8-sig", newline="").read())))
    tap.ok(open(path, "rb").read(3) == b"\xef\xbb\xbf", "a table that spreadsheets see to be UTF-8")
    tap.ok(len(rows) > 10 and all(r["source"] == "Continental Wire" and r["quotation"] for r in rows), "the quotations of a list as a table (%d)" % len(rows))

    application.point(desk.rows("Articles")[0])
    application.key("ctrl+e")
    application.find("label", "1 article")
    save(application, portal, "/proc/articles.json")
    problem = application.find("label", "“articles.json” could not be written")
    tap.ok(problem, "what cannot be written is told, and why (%s)" % text_of(problem))
    application.press([n for n in application.find_all("button") if n.get_name() == "Close"][-1])
    application.gone("label", "could not be written")


def search_text(application):
    entry = application.find("entry", "Search")
    return next((text_of(n) for n in application.find_all("text", entry)), "") or text_of(entry)


def drags(tap, application, desk):
    entry = application.find("entry", "Search")
    application.drag(desk.rows("Articles")[0], entry)
    dragged = application.wait(lambda: search_text(application), "what was dragged")
    tap.ok("Continental Wire, " in dragged and "“" in dragged, "an article that is dragged is cited (%s)" % dragged)
    application.point(entry)
    application.key("ctrl+a", "BackSpace")
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the list again")

    desk.open_article("Port Merrow shuts Kestrel Bridge")
    card = desk.rows("Quotations")[0]
    words = [text_of(n) for n in application.find_all("label", card)][1].strip("“”")
    application.drag(card, application.find("entry", "Search"))
    dragged = application.wait(lambda: search_text(application), "what was dragged")
    tap.ok(words[:30] in dragged and "Continental Wire, " in dragged, "so is a quotation (%s)" % dragged)
    application.point(application.find("entry", "Search"))
    application.key("ctrl+a", "BackSpace")

    application.point(desk.rows("Quotations")[0], 3)
    application.point(application.wait(lambda: named(application, "menu item", "Copy Link"), "the menu of the quotation"))
    application.find(None, "Link to the quotation copied")
    application.point(application.find("entry", "Search"))
    application.key("ctrl+v")
    application.wait(lambda: search_text(application).startswith("quotidian://article/") and "/quotation/" in search_text(application), "the link pasted")
    tap.ok(True, "a quotation's menu copies its link")


def asks(tap, application, portal):
    """The keys that ask for what to import."""
    for key, wanted, option in (("ctrl+o", "Import Files", "multiple"), ("ctrl+shift+o", "Import Folders", "directory")):
        portal.cancel()
        application.key(key)
        title, options = portal.request()
        tap.ok(title == wanted and options.get(option), "%s asks for what to open (%s %s)" % (key, title, options))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**Portal.ENVIRONMENT, **at_home(home)}
        with driven(tap, [os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.gone(None, "17 articles imported")
            exports(tap, application, desk, portal, home)
            drags(tap, application, desk)
            asks(tap, application, portal)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
