#!/usr/bin/env python3
"""Words looked for in the article that is read: all places counted, gone through in both directions, and left where they are."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven, text_of
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def selected(application):
    """The words that are selected in the article."""
    view = application.look("text", "Article text")
    if Atspi.Text.get_n_selections(view) == 0:
        return ""
    ends = Atspi.Text.get_selection(view, 0)
    return text_of(view)[ends.start_offset:ends.end_offset]


def place(application):
    """Where the selected words begin."""
    return Atspi.Text.get_selection(application.look("text", "Article text"), 0).start_offset


def find(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.key("ctrl+f")
    application.type("solvent")
    application.wait(lambda: 0 < len(desk.rows("Articles")) < 6, "fewer articles")
    tap.ok(True, "where nothing is read, the key searches articles")
    application.key("Escape")
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    text = desk.article_text()
    places = [i for i in range(len(text)) if text.lower().startswith("bridge", i)]

    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.type("BRÍDGE")
    application.find("label", "1 of %d" % len(places))
    tap.ok(selected(application).lower() == "bridge" and place(application) == places[0], "the first of %d places is shown, whatever the case and the accents" % len(places))
    application.key("Return")
    application.find("label", "2 of %d" % len(places))
    application.key("ctrl+g")
    application.find("label", "3 of %d" % len(places))
    tap.ok(place(application) == places[2], "Enter and Ctrl+G go to the next")
    application.key("ctrl+shift+g", "shift+Return")
    application.find("label", "1 of %d" % len(places))
    application.key("ctrl+shift+g")
    application.find("label", "%d of %d" % (len(places), len(places)))
    tap.ok(place(application) == places[-1], "back, past the beginning to the last")
    application.press(application.find("button", "Next Place"))
    application.find("label", "1 of %d" % len(places))
    application.press(application.find("button", "Previous Place"))
    application.find("label", "%d of %d" % (len(places), len(places)))
    tap.ok(True, "the buttons do the same")

    application.key("Escape")
    application.gone("entry", "Find in the article")
    tap.ok(selected(application).lower() == "bridge" and place(application) == places[-1], "the place stays selected when the bar is closed")
    application.key("shift+Left", "ctrl+f")
    application.wait(lambda: text_of(application.find("entry", "Find in the article")).lower() == "bridg", "the selected words in the entry")
    tap.ok(application.find("label", "of %d" % len(places)), "what is selected is looked for")

    application.key("ctrl+a")
    application.type("zzyzx")
    application.find("label", "Not found")
    tap.ok(not application.is_sensitive(application.find("button", "Next Place")), "what is nowhere is said to be")
    application.key("ctrl+a")
    application.type("the")
    application.find("label", lambda name: " of " in name and not name.startswith("0"))
    other = next(row for row in desk.rows("Articles") if TITLE not in row.get_name())
    application.point(other)
    application.find("label", lambda name: name.endswith(" found"))
    tap.ok(True, "in another article the same words are counted")
    application.key("ctrl+g")
    application.find("label", lambda name: name.startswith("1 of "))
    tap.ok(selected(application).lower() == "the", "and gone to")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            find(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
