#!/usr/bin/env python3
"""Words checked: typed in, found with how exactly they are had, and followed to an article; and words that nobody has."""
import os
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk


def check(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.key("ctrl+k")
    application.find(None, "Who Has These Words?")
    tap.ok(True, "a key opens it")

    application.type("I closed this bridge because the alternative was to wait for it to close itself")
    application.key("Return")
    rows = application.wait(lambda: desk.names("Renditions"), "the quotations found")
    tap.ok(any("Continental Wire" in row and "[left out: this bridge]" in row for row in rows), "it says who has the words, and which are others")
    tap.ok(application.find("label", "quotations have these words"), "and how many there are")

    application.point(application.find("list item", "Straight Talk Daily", application.find("list", "Renditions")) if
                      any("Straight Talk Daily" in row for row in rows) else desk.rows("Renditions")[0])
    application.press(application.find("button", "Read the Article"))
    application.gone("list", "Renditions")
    application.wait(lambda: "Kestrel Bridge" in desk.article_text(), "the article")
    tap.ok(True, "a quotation leads to its article")

    application.key("ctrl+k")
    application.find(None, "Who Has These Words?")
    application.type("I closed this bridge because the alternative was to wait for it to close itself")
    application.key("Return")
    application.point(application.find("list item", "Continental Wire", application.find("list", "Renditions")))
    application.press(application.find("button", "Same Statement As…"))
    application.find("label", "Type words of the other quotation")
    tap.ok(True, "what was found can be tied to another quotation")
    application.key("Escape")
    application.gone("label", "Type words of the other quotation")
    application.press(application.find("button", lambda name: name == "Compare", application.find("list", "Renditions")))
    application.find("label", "The fullest text")
    tap.ok(True, "and compared with all others, where what ties them can be changed")
    application.key("Escape")
    application.gone("label", "The fullest text")
    application.key("Escape")
    application.gone("list", "Renditions")

    application.key("ctrl+k")
    application.find(None, "Who Has These Words?")
    application.type("purple zebras juggle quietly under seventeen umbrellas")
    application.press(application.find("button", "Check"))
    tap.ok(application.find(None, "Not Found"), "words that nobody has are not found")
    application.key("Escape")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            check(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
