#!/usr/bin/env python3
"""Words of an article highlighted and noted: listed, edited, removed and brought back, and there again when the article comes with other words."""
import os
import pathlib
import sys
import tempfile

from driver import TIMEOUT, Atspi, NotShown, Tap, at_home, driven, text_of
from desk import Desk

TITLE = "Lighthouse keeper finds a second staircase"
FIRST = """Sandmark Weekly

%s

By Odo Pell

%sThe keeper of the lamp at Sandmark Point found a second staircase behind a cupboard on Monday.

“I counted the steps twice, and there were nine more than yesterday,” said Ida Marrow, the keeper.

The harbour office has asked everybody to stay on the first one until it has been drawn into the plans.
"""


def select(application, words):
    """Selects words by looking for them, and closes the bar."""
    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.key("ctrl+a")
    application.type(words)
    application.wait(lambda: selected(application) == words, "the words %r" % words)
    application.key("Escape")
    application.gone("entry", "Find in the article")


def rows(application):
    return [row.get_name() for row in application.find_all("list item", application.find("list", "Notes"))]


def selected(application):
    view = application.look("text", "Article text")
    if Atspi.Text.get_n_selections(view) == 0:
        return ""
    ends = Atspi.Text.get_selection(view, 0)
    return text_of(view)[ends.start_offset:ends.end_offset]


def notes(tap, application, path):
    desk = Desk(application)

    desk.wait_for_import(1)
    desk.open_article(TITLE)
    select(application, "second staircase behind")
    application.key("h")
    application.key("ctrl+shift+n")
    application.wait(lambda: rows(application) == ["Green, second staircase behind"], "the highlight in the list")
    tap.ok(True, "a key highlights the selected words, and the list has them")
    application.key("Escape")

    select(application, "nine more than yesterday")
    application.key("m")
    application.find("text", "Note")
    application.type("Ask who counted yesterday.")
    application.press(application.find("toggle button", "Blue, double line"))
    application.press(application.find("button", "Save"))
    application.gone("text", lambda name: name == "Note")
    application.key("ctrl+shift+n")
    application.wait(lambda: rows(application) == ["Green, second staircase behind", "Ask who counted yesterday., nine more than yesterday"], "both in their order")
    tap.ok(True, "another key writes a note; the list has both as they come in the article")

    row = application.find("list item", "Ask who counted")
    application.press(application.find("button", "Edit", row))
    application.find("text", lambda name: name == "Note")
    application.key("ctrl+a")
    application.type("Ask Odo Pell.")
    application.key("ctrl+Return")
    application.wait(lambda: rows(application)[1:] == ["Ask Odo Pell., nine more than yesterday"], "the edited note")
    tap.ok(True, "a note is edited")
    application.press(application.find("button", "Remove", application.find("list item", "Ask Odo Pell.")))
    application.wait(lambda: len(rows(application)) == 1, "one note less")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: len(rows(application)) == 2, "the note again")
    tap.ok(True, "removed, and brought back")
    application.point(application.find("list item", "Green, second"))
    application.gone("list", "Notes")
    application.wait(lambda: selected(application) == "second staircase behind", "the words selected")
    tap.ok(True, "a row leads to its words")

    path.write_text(FIRST % (TITLE, "Nobody had missed it. "))


def imported_again(tap, application):
    desk = Desk(application)

    application.wait(lambda: len(desk.rows("Articles")) == 2, "both versions")
    # Which of the two rows it is cannot be told from them; the text of one may take its time, so each is pointed at more than once.
    for row in desk.rows("Articles") * 6:
        application.point(row)
        desk.wait_for_article(TITLE)
        try:
            application.wait(lambda: "Nobody had missed it" in desk.article_text(), "the new version", 10)
            break
        except NotShown:
            continue
    application.key("ctrl+shift+n")
    application.wait(lambda: rows(application) == ["Green, second staircase behind", "Ask Odo Pell., nine more than yesterday"], "the notes of the new version")
    tap.ok(True, "the notes are on their words in the article as it was imported again")
    application.press(application.find("radio button", "All Articles"))
    application.wait(lambda: len(rows(application)) == 2 and all("Sandmark" in name for name in rows(application)), "those of all articles")
    tap.ok(TITLE in rows(application)[0], "those of all articles say which each is of")
    application.point(application.find("list item", "Ask Odo Pell."))
    application.wait(lambda: selected(application) == "nine more than yesterday", "the words selected")
    application.key("shift+F10")
    application.find("menu", "Context Menu")
    application.key("r")
    application.find("label", "Note removed")
    application.key("ctrl+shift+n")
    application.wait(lambda: len(rows(application)) == 1, "the other note")
    tap.ok(True, "the context menu, which a key opens at the words, removes a note")
    application.key("Escape", "ctrl+z", "ctrl+shift+n")
    application.wait(lambda: len(rows(application)) == 2, "both notes")
    tap.ok(True, "and Ctrl+Z brings it back")


def begin_note(application, text):
    desk = Desk(application)
    desk.wait_for_import(2)
    desk.open_article(TITLE)
    select(application, "harbour office")
    application.key("m")
    application.find("text", lambda name: name == "Note")
    application.type(text)


def answer(application, response):
    """The note below has a button to cancel, too."""
    question = application.find(None, "Save Changes?")
    application.press(application.find("button", lambda name: name == response, question))


def unsaved(tap, application):
    """Whatever closes a note with changes asks, and so does what would close the window."""
    begin_note(application, "Ask the office.")
    application.key("Escape")
    application.find(None, "Save Changes?")
    application.key("Escape")
    application.gone(None, "Save Changes?")
    tap.ok(text_of(application.find("text", lambda name: name == "Note")) == "Ask the office.", "a note with changes asks before it is closed, and stays with what was typed")
    application.key("Escape")
    answer(application, "Discard")
    application.gone("text", lambda name: name == "Note")
    application.key("m")
    application.find("text", lambda name: name == "Note")
    application.key("Escape")
    tap.ok(application.gone("text", lambda name: name == "Note"), "one without changes is closed at once")
    application.key("m")
    application.find("text", lambda name: name == "Note")
    application.type("Ask the office again.")
    application.key("ctrl+q")
    answer(application, "Cancel")
    application.gone(None, "Save Changes?")
    tap.ok(application.process.poll() is None and application.find("text", lambda name: name == "Note"), "with a note open, quitting asks, and can be thought better of")
    application.key("Escape")
    answer(application, "Save")
    application.gone("text", lambda name: name == "Note")
    tap.ok(application.process.poll() is None, "the window is not closed by the next answer")


def left(tap, application):
    begin_note(application, " Or the keeper.")
    application.key("ctrl+q")
    answer(application, "Save")
    tap.ok(application.process.wait(TIMEOUT) == 0, "once a note has been saved, the application quits as it was asked to")


def kept(tap, application):
    desk = Desk(application)
    desk.wait_for_import(2)
    application.key("ctrl+shift+n")
    application.wait(lambda: rows(application)[-1:] == ["Ask the office again. Or the keeper., harbour office"], "the note as it was when it was quit")
    tap.ok(True, "what was typed is there the next time")


def run(tap, command, environment, function, *arguments):
    with driven(tap, command, environment) as application:
        function(tap, application, *arguments)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home) / "Sandmark Weekly"
        folder.mkdir()
        path = folder / "staircase.txt"
        path.write_text(FIRST % (TITLE, ""))
        environment = at_home(home)
        command = [os.environ["QUOTIDIAN"], "--library", str(pathlib.Path(home) / "notes.quotidian"), str(path)]
        run(tap, command, environment, notes, path)
        run(tap, command, environment, imported_again)
        run(tap, command, environment, unsaved)
        run(tap, command, environment, left)
        run(tap, command, environment, kept)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
