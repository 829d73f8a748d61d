#!/usr/bin/env python3
"""The quotations of an article by speaker: each under a name, gone through by keyboard from speaker to speaker, and all shared ones alone."""
import os
import sys
import tempfile

from driver import Atspi, Tap, all_text, at_home, driven, is_showing, walk
from desk import Desk

TITLE = "Analysis: A bridge, two offices"


def sections(application):
    """Every heading of the panel with the rows that follow it, as a screen reader comes to them."""
    found = []
    for node in walk(application.find("list", "Quotations")):
        if node.get_role_name() == "row header" and is_showing(node):
            found.append((node.get_name(), []))
        elif node.get_role_name() == "list item" and found and is_showing(node):
            found[-1][1].append(node.get_name())
    return found


def focused(application):
    """The name of the card that has the focus."""
    panel = application.look("list", "Quotations")
    return next((node.get_name() for node in walk(panel) if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def choose(application, order):
    application.press(application.find("toggle button", "Order of the quotations"))
    application.press(application.find("menu item", order))
    application.find("toggle button", "Order of the quotations: " + order)


def speakers(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "The Calder Ledger, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    reading = application.wait(lambda: desk.names("Quotations"), "the quotations")
    tap.ok(not sections(application), "in the order of the article there are no headings")

    choose(application, "By Speaker")
    found = application.wait(lambda: len(sections(application)) > 1 and sections(application), "headings")
    tap.note("\n".join("%s: %d" % (name, len(rows)) for name, rows in found))
    tap.ok(found[0][0].split(", ")[0] == reading[0].split(":")[0], "the speaker who comes first in the article has the first heading")
    tap.ok(all(row.startswith(name.rsplit(", ", 1)[0]) for name, rows in found for row in rows), "under each name stands what they said, and nothing else")
    whole = [(name, rows) for name, rows in found if not name.endswith(", 1 quotation")]
    tap.ok(whole and whole[0][0] == "%s, %d quotations" % (whole[0][1][0].split(":")[0], len(whole[0][1])), "a heading says how many follow")

    shared = application.find("toggle button", lambda name: name.startswith("Shared "))
    application.press(shared)
    application.wait(lambda: len(desk.rows("Quotations")) > 1 and all("other article" in all_text(row) for row in desk.rows("Quotations")), "the shared ones alone")
    tap.ok(sections(application), "only what others carry is left, still by speaker")
    application.press(shared)
    application.wait(lambda: sections(application) == found, "all again")
    desk.open_quotation(found[0][1][0].split("“")[1][:30])
    application.wait(lambda: focused(application) == found[0][1][0], "the first card focused")
    application.key("ctrl+Down")
    application.wait(lambda: focused(application) == found[1][1][0], "the first card of the second speaker")
    tap.ok(True, "a key goes on to the next speaker")
    application.key("Up")
    application.wait(lambda: focused(application) == found[0][1][-1], "the last card of the first speaker")
    tap.ok(True, "an arrow goes over the heading to the card above it")
    application.key("ctrl+Down", "ctrl+Up")
    application.wait(lambda: focused(application) == found[0][1][0], "the first speaker again")
    tap.ok(True, "and back to the speaker before")

    choose(application, "In Order")
    application.wait(lambda: desk.names("Quotations")[0] == reading[0] and not sections(application), "the order of the article")
    tap.ok(True, "the order of the article is there again, without headings")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            speakers(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
