#!/usr/bin/env python3
"""A statement compared: from a quotation to all its versions, by date and by completeness, as a table, and to an article."""
import os
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"
OTHER = "Bridge Queen"
WORDS = "Nobody who saw those photographs"


def compare(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    desk.open_quotation(WORDS)

    application.press(application.find("button", "Compare"))
    application.find("list", "Renditions")
    rows = application.wait(lambda: desk.names("Renditions"), "the renditions")
    tap.ok("Continental Wire" in rows[0] and "Verbatim" in rows[0] and "45 of 45 words" in rows[0], "the earliest comes first")
    tap.ok(any("Merrow Courier" in row and "14 of 45 words" in row and "left out" in row for row in rows), "each says what it has")
    tap.ok(application.find("label", "The fullest text"), "the fullest text stands above")

    application.press(application.find("toggle button", "As a Table"))
    tap.ok(application.find(None, "Relation") and application.find(None, "Changed"), "it can be read as a table")
    application.press(application.find("toggle button", "As a Table"))

    row = application.find("list item", "Straight Talk Daily", application.find("list", "Renditions"))
    application.point(row)
    application.press(application.find("button", "Read the Article"))
    desk.wait_for_article(OTHER)
    application.gone("list", "Renditions")
    tap.ok(True, "a rendition leads to its article")
    application.key("c")
    tap.ok(application.find("list", "Renditions"), "and a key from there to the comparison again")
    application.key("Escape")
    application.gone("list", "Renditions")


def relate(tap, application):
    """What ties the quotation that is read to a rendition, changed where all are laid side by side."""
    desk = Desk(application)

    application.press(application.find("button", "Earlier Article"))
    desk.wait_for_article(TITLE)
    desk.rendition("Harbor Evening Post", "Verbatim")
    application.press(application.find("button", "Compare"))
    row = application.find("list item", "Continental Wire", application.find("list", "Renditions"))
    application.point(row)
    application.find("button", "Read the Article")
    tap.ok(not application.look("toggle button", "Relation"), "nothing ties a quotation to itself")
    application.point(application.find("list item", "Harbor Evening Post", application.find("list", "Renditions")))
    application.press(application.find("toggle button", "Relation"))
    tap.ok(application.find("label", "Both name the same speaker."), "a rendition says what ties it to the quotation that is read")
    application.find("list", lambda name: name == "Relation")
    application.key("Down", "Down", "Down", "Return")
    application.gone("list", "Renditions")
    desk.rendition("Harbor Evening Post", "Altered")
    tap.ok(True, "the kind is another when a person says so, and the comparison is closed, which is of other statements now")
    application.press(application.find("button", "Undo"))
    desk.rendition("Harbor Evening Post", "Verbatim")
    tap.ok(True, "and it is taken back")

    application.press(application.find("button", "Compare"))
    application.point(application.find("list item", "Harbor Evening Post", application.find("list", "Renditions")))
    application.press(application.find("toggle button", "Relation"))
    application.press(application.find("button", "Not the Same Statement"))
    application.gone("list", "Renditions")
    application.wait(lambda: not application.look("button", lambda name: "Harbor Evening Post" in name and "Verbatim" in name), "the rendition to go")
    tap.ok(True, "what is not the same statement goes")
    application.press(application.find("button", "Undo"))
    desk.rendition("Harbor Evening Post", "Verbatim")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            compare(tap, application)
            relate(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
