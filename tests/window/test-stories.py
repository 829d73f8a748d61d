#!/usr/bin/env python3
"""Stories: who has what, compared and read in the article and back, two made one and apart again."""
import os
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk


def stories(tap, application):
    desk = Desk(application)
    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Stories", application.find("list", "Sources")))
    application.wait(lambda: len(desk.rows("Stories")) == 3, "three stories")
    tap.ok(all("articles" in name and "sources" in name for name in desk.names("Stories")), "the stories are listed, each with its articles and sources")
    tap.ok(application.find("list item", "Stories, 3 stories"), "and counted at the left")
    tap.ok(application.find("table", "Who Has What"), "a table says who has what")
    table = application.find("table", "Who Has What")
    tap.ok(application.find("label", "left out", table), "also what a source left out")
    tap.ok(application.find("button", "In all 6 sources", table) and application.find("button", "In 5 of 6 sources", table), "what all have, and how many have the rest")
    tap.ok(application.find("list", "What Only One Has"), "and what only one has")

    application.press(application.find("button", lambda name: ": “" in name, table))
    tap.ok(application.find("list", "Renditions"), "words of several are compared")
    application.key("Escape")
    application.gone("list", "Renditions")
    application.press(application.find("button", lambda name: name.startswith("Continental Wire: "), table))
    application.wait(lambda: desk.article_text() != "", "the article")
    tap.ok(True, "a cell leads to the words in the article")
    application.key("alt+Left")
    tap.ok(application.wait(lambda: len(desk.rows("Stories")) == 3, "the stories again"), "and the way back to the story")

    application.press(application.find("button", "Merge With Another Story"))
    application.find(None, "Merge Stories")
    application.press(application.find("button", lambda name: name == "Merge"))
    application.wait(lambda: len(desk.rows("Stories")) == 2, "two stories")
    tap.ok(True, "two stories are made one")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: len(desk.rows("Stories")) == 3, "three stories")
    tap.ok(True, "and two again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            stories(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
