#!/usr/bin/env python3
"""What is known of an article: its fields and where each was found, its file, and what was changed since an earlier version."""
import os
import pathlib
import sys
import tempfile

from driver import Tap, all_text, at_home, driven
from desk import Desk

TITLE = "Harbour office shows the second staircase"
ADDRESS = "https://sandmark.example/staircase"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>%s</title><link rel="canonical" href="%s"><meta property="og:title" content="%s"><meta property="og:site_name" content="Sandmark Weekly"><meta name="author" content="Odo Pell"></head><body><article>
<h1>%s</h1>
<p>The harbour office opened the door behind the cupboard on Tuesday, and let whoever had asked go down %s steps and up again, one by one.</p>
<p>“There is nothing at the bottom, and we have looked twice,” said Ida Marrow, the keeper of the lamp, who held the door for the visitors all morning.</p>
<p>The office will draw the steps into the plans before the summer, and asks everybody to use the first staircase until then, which has been swept.</p>
</article></body></html>"""


def details(tap, application, path):
    desk = Desk(application)

    desk.wait_for_import(2)
    application.point(desk.rows("Articles")[0])
    desk.wait_for_article(TITLE)
    application.key("alt+Return")
    application.find("label", "Where It Is From")
    text = application.wait(lambda: (lambda text: text if "staircase.html" in text else None)(all_text(application.root)), "the file")
    tap.ok("Found in: meta og:title" in text, "a field says where it was found")
    tap.ok("Odo Pell" in text and ADDRESS in text, "author and address are there")
    tap.ok(str(path) in text, "so is the file")
    tap.ok("Version 1" in text and "Version 2" in text, "both versions are listed")
    application.point(application.find("label", "Version 2"))
    shown = application.wait(lambda: (lambda text: text if "eleven" in text and "nine" in text else None)(all_text(application.root)), "what was changed")
    tap.ok(shown, "a version says what was changed")
    application.key("Escape")
    application.gone("label", "Where It Is From")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        path = pathlib.Path(home) / "first" / "staircase.html"
        second = pathlib.Path(home) / "second" / "staircase.html"
        for at, steps in ((path, "nine"), (second, "eleven")):
            at.parent.mkdir()
            at.write_text(PAGE % (TITLE, ADDRESS, TITLE, TITLE, steps))
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"], "--library", str(pathlib.Path(home) / "details.quotidian"), str(path), str(second)], environment) as application:
            details(tap, application, home)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
