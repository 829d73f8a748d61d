#!/usr/bin/env python3
"""All notes of a library in one place: counted, listed with their articles, searched, gone to and back, and exported."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven, text_of
from desk import Desk
from portal import Portal

ARTICLES = {
    "Lighthouse keeper finds a second staircase": "The keeper of the lamp at Sandmark Point found a second staircase behind a cupboard on Monday.\n\n"
    "“I counted the steps twice, and there were nine more than yesterday,” said Ida Marrow, the keeper.",
    "Ferry to Pell Island sails again": "The ferry sails again from Thursday, with a new boiler and an old captain.\n\n"
    "“She will be slow, but she will be there,” said Captain Odo Pell.",
}


def rows(application):
    found = application.look("list", lambda name: name == "Notes")
    return [row.get_name() for row in application.find_all("list item", found)] if found else []


def selected(application):
    view = application.look("text", "Article text")
    if view is None or Atspi.Text.get_n_selections(view) == 0:
        return ""
    ends = Atspi.Text.get_selection(view, 0)
    return text_of(view)[ends.start_offset:ends.end_offset]


def select(application, words):
    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.key("ctrl+a")
    application.type(words)
    application.wait(lambda: selected(application) == words, "the words %r" % words)
    application.key("Escape")
    application.gone("entry", "Find in the article")


def place(application, name):
    return application.find("list item", name, application.find("list", "Sources"))


def save(application, portal, kind, path):
    application.press(application.find("toggle button", "Export Notes"))
    portal.choose(path)
    application.press(application.find("menu item", kind))
    return portal.request()


def listed(tap, application, desk):
    application.point(place(application, "Notes, 0 notes"))
    application.find(None, "No Notes")
    tap.ok(application.find("label", "Select words in an article"), "a library without notes says how to make some")

    application.point(place(application, "All Articles"))
    desk.open_article("Lighthouse keeper")
    select(application, "second staircase behind")
    application.key("h")
    select(application, "nine more than yesterday")
    application.key("m")
    application.find("text", "Note")
    application.type("Ask who counted.")
    application.press(application.find("button", "Save"))
    application.gone("text", lambda name: name == "Note")
    desk.open_article("Ferry to Pell Island")
    select(application, "an old captain")
    application.key("h")
    tap.ok(place(application, "Notes, 3 notes"), "the source list counts notes and highlights")

    application.point(place(application, "Notes, 3 notes"))
    names = application.wait(lambda: len(rows(application)) == 3 and rows(application), "the notes")
    tap.ok("an old captain" in names[0] and "Ferry to Pell Island" in names[0] and "Lighthouse keeper" in names[2], "all are listed with their articles, the latest first")

    application.press(application.find("button", "Remove", application.find("list item", "an old captain")))
    application.wait(lambda: len(rows(application)) == 2, "one note less")
    tap.ok(place(application, "Notes, 2 notes"), "one is removed, and the count is one less")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: len(rows(application)) == 3, "the note again")
    tap.ok(place(application, "Notes, 3 notes"), "and brought back")


def gone_to(tap, application, desk):
    application.press(application.find("toggle button", "Search Notes"))
    application.find("entry", "Search Notes")
    application.type("COUNTED")
    application.wait(lambda: len(rows(application)) == 1, "one note")
    tap.ok("nine more than yesterday" in rows(application)[0], "words of a note find it")
    application.type("xyz")
    tap.ok(application.find(None, "Nothing Found"), "words that no note has find nothing, and it says so")
    application.key("Escape")
    application.wait(lambda: len(rows(application)) == 3, "all notes")
    tap.ok(True, "Escape brings all back")

    application.point(application.find("list item", "an old captain"))
    application.wait(lambda: selected(application) == "an old captain", "the words of the article that was read before")
    tap.ok(True, "a row leads to its words, also in the article that was open")
    application.key("alt+Left")
    application.wait(lambda: len(rows(application)) == 3, "the notes")
    tap.ok(True, "and there is a way back to the notes")
    application.point(application.find("list item", "Ask who counted"))
    application.wait(lambda: selected(application) == "nine more than yesterday", "the words of another article")
    tap.ok(True, "and to those of another article")
    application.key("alt+Left")
    application.wait(lambda: len(rows(application)) == 3, "the notes")


def exported(tap, application, portal, library, home):
    path = home / "mine.md"
    save(application, portal, "As Markdown…", path)
    application.find(None, "Notes exported to “mine.md”")
    printed = subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", str(library), "notes", "--format", "markdown"], check=True, capture_output=True, text=True).stdout
    tap.ok("> an old captain" in printed and path.read_text(encoding="utf-8") == printed, "exported as Markdown as the command line writes them")
    path = home / "mine.jsonld"
    save(application, portal, "As Web Annotations…", path)
    application.find(None, "Notes exported to “mine.jsonld”")
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    tap.ok([item["target"]["selector"]["exact"] for item in items] == ["second staircase behind", "nine more than yesterday", "an old captain"], "and as web annotations")
    save(application, portal, "As Markdown…", "/proc/mine.md")
    problem = application.find("label", "“mine.md” could not be written")
    tap.ok(problem, "what cannot be written is told, and why (%s)" % text_of(problem))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder, Portal() as portal:
        home = pathlib.Path(folder)
        source = home / "articles.jsonl"
        source.write_text("".join(json.dumps({"id": str(i), "source": "Sandmark Weekly", "title": title, "text": text}) + "\n" for i, (title, text) in enumerate(ARTICLES.items())))
        library = home / "notes.quotidian"
        environment = {**Portal.ENVIRONMENT, **at_home(folder)}
        with driven(tap, [os.environ["QUOTIDIAN"], "--library", str(library), str(source)], environment) as application:
            desk = Desk(application)
            desk.wait_for_import(2)
            listed(tap, application, desk)
            gone_to(tap, application, desk)
            exported(tap, application, portal, library, home)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
