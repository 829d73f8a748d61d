#!/usr/bin/env python3
"""A quotation corrected by a person: from its reasons to another speaker, in the list of corrections, and taken back; and what ties it to others."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"
WORDS = "Nobody who saw those photographs"


def card(application, desk, speaker):
    return application.wait(lambda: next((row for row in desk.rows("Quotations") if WORDS in row.get_name() and speaker in row.get_name()), None),
                            "the quotation of %s" % speaker)


def correct(tap, application):
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    desk.open_quotation(WORDS)

    application.press(application.find("toggle button", "Why?"))
    tap.ok(application.find("label", "Quite sure of the speaker"), "why says how sure the program is")
    application.press(application.find("button", lambda name: name == "Correct…"))
    application.find("text", "Speaker")
    tap.ok(application.find("label", "Why It Was Read So"), "the reasons stand in the dialog too")
    tap.ok(not application.is_sensitive(application.find("button", lambda name: name == "Correct")), "nothing is to be corrected yet")
    application.key("ctrl+a")
    application.type("Ida Marrow")
    application.key("Return")
    application.gone("label", "Why It Was Read So")
    card(application, desk, "Ida Marrow")
    tap.ok(True, "the card names the new speaker")

    application.press(application.find("button", "Undo"))
    card(application, desk, "Calloway")
    tap.ok(True, "the toast takes it back")

    application.key("e")
    application.find("text", "Speaker")
    application.key("ctrl+a")
    application.type("Ida Marrow")
    application.key("Return")
    card(application, desk, "Ida Marrow")
    tap.ok(True, "a key corrects the selected quotation")

    application.key("ctrl+shift+e")
    row = application.find("list item", "Ida Marrow", application.find("list", "Corrections"))
    tap.ok("Calloway" in row.get_name() and TITLE in row.get_name(), "the list says what was corrected, and where")
    application.press(application.find("button", "Undo Correction"))
    application.find("label", "No Corrections")
    tap.ok(True, "it is taken back from the list")
    # The window's own toast may still be there, behind the dialog.
    application.press([button for button in application.find_all("button") if button.get_name() == "Undo"][-1])
    application.find("list item", "Ida Marrow", application.find("list", "Corrections"))
    tap.ok(True, "and that undone")
    application.key("Escape")
    card(application, desk, "Ida Marrow")
    application.key("ctrl+z")
    card(application, desk, "Calloway")
    tap.ok(True, "Ctrl+Z takes a correction back, too")
    application.key("ctrl+shift+z")
    card(application, desk, "Ida Marrow")
    tap.ok(True, "and Ctrl+Shift+Z makes it again")


def relate(tap, application):
    """What ties two quotations: why, of which kind, not at all, and by hand."""
    desk = Desk(application)

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    desk.open_quotation(WORDS)

    desk.rendition("Harbor Evening Post", "Verbatim")
    application.press(application.find("toggle button", "Why The Harbor Evening Post?"))
    tap.ok(application.find("label", "Both name the same speaker."), "why says what ties the two: who speaks")
    tap.ok(application.find("label", lambda name: "Both have the same" in name and "words" in name), "and which words")
    tap.ok(application.find("label", "enough for one statement"), "and that it is enough")
    kinds = application.find("list", lambda name: name == "Relation")
    tap.ok(application.find("list item", "Verbatim", kinds).get_state_set().contains(Atspi.StateType.SELECTED), "and of which kind the relation is")
    application.key("Down", "Down", "Down", "Return")
    desk.rendition("Harbor Evening Post", "Altered")
    tap.ok(True, "the kind is another when a person says so")
    application.press(application.find("button", "Undo"))
    desk.rendition("Harbor Evening Post", "Verbatim")
    tap.ok(True, "and it is taken back")

    application.press(application.find("toggle button", "Why The Harbor Evening Post?"))
    application.press(application.find("button", "Not the Same Statement"))
    application.wait(lambda: not application.look("button", lambda name: "Harbor Evening Post" in name and "Verbatim" in name), "the rendition to go")
    tap.ok(True, "what is not the same statement is no longer listed")

    application.press(application.find("toggle button", lambda name: name == "Why?"))
    application.press(application.find("button", "Same Statement As…"))
    application.find("label", "Type words of the other quotation")
    application.type("Nobody who saw those photographs")
    application.find(None, WORDS, application.find("list", "Quotations With These Words"))
    application.key("Tab", "Return")
    desk.rendition("Harbor Evening Post", "Verbatim")
    tap.ok(True, "it is tied again by hand")

    # It was said that they are not of one statement, then that they are: as the program had found, so nothing is left of both
    # but the ties to third articles.
    application.key("ctrl+shift+e")
    application.find("list", "Corrections")
    tap.ok(all("Harbor" in row.get_name() and "Not the same statement" in row.get_name() for row in desk.rows("Corrections")), "the list says what was said of relations")
    application.key("Escape")


def run(tap, part):
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            part(tap, application)


def main():
    tap = Tap()
    run(tap, correct)
    run(tap, relate)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
