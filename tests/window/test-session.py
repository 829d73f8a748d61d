#!/usr/bin/env python3
"""The window opens where it was left: the article, and the place in it; unless the person does not want that."""
import os
import sys
import tempfile
import time

from driver import TIMEOUT, Application, Atspi, NotShown, Tap, at_home
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def scrolled(application):
    """How far the article's first character is above the upper edge of the text, in pixels."""
    view = application.find("text", "Article text")
    box = view.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return box.y - Atspi.Text.get_character_extents(view.get_text_iface(), 0, Atspi.CoordType.WINDOW).y


def settled(application):
    """The same, once it does not change any more: the view glides to where it goes, on a slow machine in leaps."""
    seen = [scrolled(application)]
    while len(seen) < 4 or len(set(seen[-4:])) > 1:
        time.sleep(0.5)
        seen.append(scrolled(application))
    return seen[-1]


def first_time(tap, command, environment):
    with Application(command + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment) as application:
        desk = Desk(application)
        desk.wait_for_import(5)
        tap.ok(desk.article_text() == "", "nothing is open the first time")
        application.point(application.find("list item", "Continental Wire, 3 articles"))
        application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
        desk.open_article(TITLE)
        before = scrolled(application)
        for _ in range(3):
            application.point(application.find("text", "Article text"), 5)
        application.wait(lambda: scrolled(application) > before + 100, "farther down by the wheel")
        place = settled(application)
        application.key("ctrl+q")
        application.process.wait(TIMEOUT)
    tap.ok(application.process.returncode == 0, "it ends")
    return place


def second_time(tap, command, environment, place):
    with Application(command, environment=environment) as application:
        desk = Desk(application)
        desk.wait_for_article(TITLE)
        tap.ok(True, "the article is open again")
        application.wait(lambda: abs(scrolled(application) - place) < 60, "the place in it")
        tap.ok(True, "at the place where it was left")

        application.key("ctrl+comma")
        row = application.find(None, "Go On Where I Stopped")
        tap.ok(row is not None, "a key opens the preferences")
        application.point(row)
        application.key("Escape")
        application.gone(None, "Go On Where I Stopped")
        application.key("ctrl+q")
        application.process.wait(TIMEOUT)


def third_time(tap, command, environment):
    with Application(command, environment=environment) as application:
        desk = Desk(application)
        application.wait(lambda: len(desk.rows("Articles")) > 5, "all articles")
        tap.ok(TITLE not in desk.article_text(), "who does not want that starts with none")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = {**at_home(home), "GSETTINGS_BACKEND": "keyfile"}
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "library.quotidian")]
        try:
            place = first_time(tap, command, environment)
            second_time(tap, command, environment, place)
            third_time(tap, command, environment)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
