#!/usr/bin/env python3
"""The window under a finger: what is tapped, held and swept over."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven
from desk import Desk
from touch import Finger


def top_of(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y


def row_named(desk, name):
    return next((row for row in desk.rows("Articles") if row.get_name() == name), None)


def in_list(tap, application, desk, finger):
    row = desk.rows("Articles")[3]
    x, y = application.place(row)
    name, top = row.get_name(), top_of(row)
    finger.swipe((x, y), (x, y - 150))
    application.wait(lambda: not row_named(desk, name) or top_of(row_named(desk, name)) < top - 100, "the list scrolled")
    tap.ok(desk.article_text() == "", "a finger that is drawn over the list scrolls it, and opens nothing")
    finger.swipe((x, y - 150), (x, y + 200))
    application.wait(lambda: row_named(desk, name) and top_of(row_named(desk, name)) == top, "the list scrolled back")

    row = desk.rows("Articles")[0]
    title = desk.title_of(row)
    finger.tap(application.place(row))
    desk.wait_for_article(title)
    tap.ok(True, "a tap opens an article")
    finger.tap(application.place(desk.rows("Articles")[1]), 1.2)
    application.find("menu item", "Copy Citation")
    tap.ok(title in desk.article_text(), "a finger that stays on a row opens its menu, not the article")
    application.key("Escape")
    application.gone("menu item", "Copy Citation")


def in_panel(tap, application, desk, finger):
    card = application.wait(desk.shared_card, "a shared quotation")
    finger.tap(application.place(card), 1.2)
    application.find("menu item", "Copy With Citation")
    tap.ok(True, "so does one on a quotation")
    application.key("Escape")
    application.gone("menu item", "Copy With Citation")
    finger.tap(application.place(application.wait(desk.shared_card, "a shared quotation")))
    rendition = desk.rendition(" 2025, ")
    tap.ok(True, "a tap opens a quotation")
    text = desk.article_text()
    finger.tap(application.place(rendition))
    application.wait(lambda: desk.article_text() not in ("", text), "the other article")
    tap.ok(True, "and one on a rendition leads to the article that has it")


def in_article(tap, application, desk, finger):
    view = application.find("text", "Article text")
    x, y = application.place(view.get_parent())
    before = desk.article_text()
    finger.swipe((x, y + 100), (x, y - 250))
    # The first character is above the window then.
    application.wait(lambda: view.get_text_iface().get_character_extents(0, Atspi.CoordType.WINDOW).y < 0, "the article scrolled")
    tap.ok(desk.article_text() == before, "a finger scrolls the article")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        with driven(tap, [os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], at_home(home)) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.gone(None, "17 articles imported")
            finger = Finger()
            in_list(tap, application, desk, finger)
            in_panel(tap, application, desk, finger)
            in_article(tap, application, desk, finger)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
