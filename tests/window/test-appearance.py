#!/usr/bin/env python3
"""How articles are set: paper, size, typeface and width of lines, chosen as a person would, with the pointer and with keys."""
import os
import sys
import tempfile
import time

from driver import Atspi, Tap, at_home, driven
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def first_line_width(application):
    """How many characters of the body's first paragraph stand before the line breaks; a measure of what is seen."""
    view = application.find("text", "Article text")
    text = view.get_text_iface()
    start = Atspi.Text.get_text(view, 0, Atspi.Text.get_character_count(view)).index("\n\n") + 2
    first = Atspi.Text.get_character_extents(text, start, Atspi.CoordType.WINDOW)
    return next((at - start for at in range(start + 1, start + 200)
                 if Atspi.Text.get_character_extents(text, at, Atspi.CoordType.WINDOW).y > first.y + first.height // 2), 200)


def has_state(node, state):
    return node is not None and node.get_state_set().contains(state)


def checked(node):
    return has_state(node, Atspi.StateType.CHECKED)


def choose(application, name):
    """By keyboard, as radio buttons have no action of their own on the accessibility bus: from one to the next, and Space."""
    def focused():
        return has_state(application.look("radio button", name), Atspi.StateType.FOCUSED)

    for key in ["Tab", "Left", "Left", "Right", "Right", "Right"] * 5:
        if focused():
            break
        application.key(key)
        time.sleep(0.1)
    application.key("space")
    return application.wait(lambda: checked(application.look("radio button", name)), "%s chosen" % name)


def open_popover(application):
    application.press(application.find("toggle button", "Appearance"))
    application.find("radio button", "Sepia")


def read(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)

    open_popover(application)
    button = application.find("toggle button", "Appearance")
    tap.ok(button.get_description() == "Appearance", "while it is open, its button is not described by what is in it (%s)" % button.get_description())
    tap.ok(checked(application.find("radio button", "Follow System")), "the paper is the system's at first")
    tap.ok(choose(application, "Sepia"), "sepia can be chosen")
    tap.ok(not checked(application.find("radio button", "Follow System")), "and is the only one then")
    tap.ok(choose(application, "Dark"), "and dark")

    before = first_line_width(application)
    application.press(application.find("button", "Larger Text"))
    application.find("button", "110%")
    tap.ok(True, "the text grows by a button")
    choose(application, "Narrow")
    tap.ok(application.wait(lambda: first_line_width(application) < before, "shorter lines"), "lines become shorter")
    tap.ok(choose(application, "Sans"), "the typeface can be chosen")
    application.key("Escape")
    application.gone("radio button", "Sepia")

    application.key("ctrl+plus")
    application.key("ctrl+plus")
    open_popover(application)
    application.find("button", "150%")
    tap.ok(True, "and by keys")
    application.press(application.find("button", "150%"))
    application.find("button", "100%")
    tap.ok(True, "the number goes back to the usual size")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            read(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
