#!/usr/bin/env python3
"""The article gone through with a caret: words selected by key, copied plainly and with their citation, quotations gone to."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven, text_of
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def offset(application):
    return Atspi.Text.get_caret_offset(application.look("text", "Article text"))


def pasted(application):
    """What is in the clipboard: pasted into the search for articles, which shows it in one line."""
    application.key("ctrl+shift+f", "ctrl+a", "ctrl+v")
    entry = application.find("entry", lambda name: name.startswith("Search"))
    text = application.wait(lambda: text_of(entry), "pasted words")
    application.key("ctrl+a", "BackSpace")
    application.wait(lambda: not Atspi.Text.get_text(entry, 0, -1), "an empty search")
    return text


def to_text(application, desk):
    """Lets the text have the focus, by pointing at its headline."""
    application.key("ctrl+f", "Escape")


def caret(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    text = desk.article_text()

    application.key("F7")
    application.find("label", "The arrow keys move a caret through the text")
    to_text(application, desk)
    application.key("ctrl+Home")
    application.wait(lambda: offset(application) == 0, "the caret at the beginning")
    application.key("Down", "Down", "Down")
    application.wait(lambda: offset(application) > 0, "the caret further down")
    tap.ok(True, "the arrow keys move a caret")
    application.key("ctrl+Home", "shift+ctrl+Right", "shift+ctrl+Right", "ctrl+c")
    tap.ok(pasted(application) == "Port Merrow", "words are selected by key, and copied as they are")

    to_text(application, desk)
    application.key("ctrl+Home", "shift+ctrl+Right", "shift+ctrl+Right", "ctrl+shift+c")
    cited = pasted(application)
    tap.ok("“Port Merrow”" in cited and TITLE in cited and "Continental Wire" in cited and "2025" in cited, "with a citation: %r" % cited)

    to_text(application, desk)
    start = text.index("I closed it because")
    application.key("ctrl+f", "ctrl+a")
    application.type("I closed it because")
    application.wait(lambda: Atspi.Text.get_n_selections(application.look("text", "Article text")) == 1, "the words selected")
    application.key("Escape", "Left", "Return")
    application.wait(lambda: "Calloway" in (application.look("text", "Article text").get_description() or ""), "the quotation at the caret chosen")
    tap.ok(offset(application) >= start, "Enter goes to the quotation at the caret")
    application.key("ctrl+shift+c")
    cited = pasted(application)
    tap.ok(cited.startswith("“Nobody who saw those photographs") and "Ines Calloway, quoted in: " in cited, "it is copied with its speaker: %r" % cited[-160:])

    to_text(application, desk)
    application.key("Menu")
    application.find("menu", "Context Menu")
    tap.ok(True, "the menu key opens the context menu")
    application.key("Escape", "F7")
    application.find("label", "The arrow keys scroll the text")
    tap.ok(True, "and off again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            caret(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
