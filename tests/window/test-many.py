#!/usr/bin/env python3
"""A library of 20,000 articles, as somebody has it who collects: scrolled to its end, selected whole, sorted, searched, filtered."""
import json
import os
import subprocess
import sys
import tempfile

from articles import THINGS
from driver import Atspi, Tap, at_home, driven
from desk import Desk, lasting

COUNT = 20000


def write(path):
    """Articles that quote nobody: this is about the list, not about what ties them."""
    with open(path, "w", encoding="utf-8") as lines:
        for i in range(COUNT):
            a, b = THINGS[i % 11], THINGS[i // 11 % 11]
            lines.write(json.dumps({"id": "m%06d" % i, "source": "Quill Gazette", "title": "The %s, part %d" % (a, i), "text": "Of the %s and the %s there is no more to tell." % (a, b)}) + "\n")


def choose(application, item):
    application.press(application.find("button", "Sort and Filter Articles"))
    application.point(application.wait(lambda: next((n for n in application.find_all("menu item") if n.get_name() == item), None), item))


def selected(desk):
    return [row for row in desk.rows("Articles") if row.get_state_set().contains(Atspi.StateType.SELECTED)]


def ends(tap, application, desk):
    choose(application, "Title")
    application.wait(lambda: "The causeway, part 10" in desk.names("Articles")[0], "the list by title")
    tap.ok(True, "the list is sorted by title")
    application.point(desk.rows("Articles")[0])
    desk.wait_for_article("The causeway")
    application.key("End")
    application.wait(lambda: "The weir" in desk.names("Articles")[-1], "the end of the list")
    last = desk.names("Articles")[-1]
    application.wait(lambda: "The weir" in desk.article_text(), "the last article")
    tap.ok([lasting(row.get_name()) for row in selected(desk)] == [last], "a key goes to the last, and reads it (%s)" % last)
    application.key("Page_Up", "Page_Up")
    application.wait(lambda: "The weir" in desk.names("Articles")[0] and not desk.names("Articles")[-1].startswith(last), "two pages up")
    application.key("Home")
    application.wait(lambda: "The causeway, part 10" in desk.names("Articles")[0], "the first again")
    tap.ok(True, "and back")
    before = desk.names("Articles")[0]
    for _ in range(20):
        application.point(desk.rows("Articles")[2], 5)
    application.wait(lambda: before not in desk.names("Articles") and all("The causeway" in name for name in desk.names("Articles")), "rows farther down")
    tap.ok(True, "the wheel shows rows that were not loaded before")


def several(tap, application, desk):
    application.point(desk.rows("Articles")[1])
    application.key("ctrl+a")
    tap.ok(application.find(None, "%d selected" % COUNT), "all are selected")
    application.key("ctrl+c")
    tap.ok(application.find(None, "of %d articles only" % COUNT), "citations of some are copied, and no more is said")
    application.key("s")
    application.find("list item", "Starred, %d articles" % COUNT, timeout=120)
    tap.ok(application.find(None, "articles starred"), "and starred at once")
    application.key("ctrl+z")
    application.find("list item", "Starred, 0 articles", timeout=120)
    tap.ok(True, "which is undone")
    application.point(desk.rows("Articles")[1])
    application.wait(lambda: len(selected(desk)) == 1, "one selected")


def searched(tap, application, desk):
    application.key("ctrl+shift+f")
    application.type("orchard 19999")
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the one that is searched for", 60)
    tap.ok("part 19999" in desk.names("Articles")[0], "one is found among all (%s)" % desk.names("Articles")[0])
    application.key("ctrl+a", "BackSpace")
    application.wait(lambda: len(desk.rows("Articles")) > 5, "all of them")
    choose(application, "With Shared Quotations")
    application.find("button", "Show All")
    choose(application, "Unread")
    application.wait(lambda: application.look(None, "Nothing Left") or len(desk.rows("Articles")) > 0, "what is left")
    application.press(application.find("button", "Show All"))
    application.wait(lambda: len(desk.rows("Articles")) > 5, "all of them")
    tap.ok(True, "filters are put on and taken off")
    choose(application, "Last Imported First")
    application.wait(lambda: "part %d" % (COUNT - 1) in desk.names("Articles")[0], "the last one first")
    tap.ok(True, "and the order is another again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        library, articles = os.path.join(home, "many.quotidian"), os.path.join(home, "many.jsonl")
        write(articles)
        subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "import", articles], check=True, stdout=subprocess.DEVNULL)
        with driven(tap, [os.environ["QUOTIDIAN"], "--library", library], environment) as application:
            desk = Desk(application)
            application.find("list item", "All Articles, %d articles" % COUNT)
            application.wait(lambda: len(desk.rows("Articles")) > 5, "articles")
            for part in (ends, several, searched):
                part(tap, application, desk)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
