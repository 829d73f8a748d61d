#!/usr/bin/env python3
"""What an article left out that others of its story carry: shown in the panel, gone to by keyboard, and the way back."""
import os
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def left_out(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    # The stories are worked out once the import is over.
    application.find("list item", lambda name: name.startswith("Stories, 3"))
    application.point(application.find("list item", "Merrow Courier, 1 article"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the article of one outlet")
    desk.open_article("Twenty minutes")
    button = application.find("toggle button", lambda name: name.startswith("Left Out Here: "))
    tap.ok(True, "the panel says how many statements the article left out (%s)" % button.get_name())
    application.point(button)
    found = application.find("list", lambda name: name == "Left Out Here")
    row = application.find("list item", None, found)
    name = row.get_name()
    tap.ok("“" in name and "articles, among them " in name, "each with who said it, its words, and who carries it (%s)" % name)
    application.key("Tab", "Return")
    application.wait(lambda: "Twenty minutes" not in desk.article_text() and desk.article_text(), "another article")
    words = name.split("“")[1].split()[:3]
    tap.ok(" ".join(words) in desk.article_text(), "a key opens an article that carries it, with these words")
    application.key("alt+Left")
    desk.wait_for_article("Twenty minutes")
    tap.ok(True, "and there is a way back")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            left_out(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
