#!/usr/bin/env python3
"""The order of tags and saved searches: by key, by pointer and by menu, kept when the window is closed; two tags made one; and other names for them."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven, text_of
from desk import Desk

TAGS = ("alpha", "beta", "gamma")


def row(application, name):
    return application.find("list item", name, application.find("list", "Sources"))


def named(desk, *names):
    """Which of these the source list shows, in its order."""
    return [name for shown in desk.names("Sources") for name in names if shown.startswith(name + ",")]


def choose(application, target, item):
    """Opens the context menu of a row and chooses an item by its name."""
    application.point(target, button=3)
    found = application.wait(lambda: next((n for n in application.find_all("menu item") if n.get_name() == item), None), item)
    application.point(found)


def ordered(application, desk, names, expected):
    return application.wait(lambda: named(desk, *names) == list(expected), "the order %s" % (expected,))


def make(application, desk):
    """A tag for each of three articles, and two saved searches."""
    for i, tag in enumerate(TAGS):
        application.point(desk.rows("Articles")[i])
        desk.wait_for_article(desk.title_of(desk.rows("Articles")[i]))
        application.key("t")
        application.find(None, "New Tag")
        application.type(tag)
        application.key("Return")
        application.find("list item", tag + ", 1 article")
        application.key("Escape")
        application.gone(None, "New Tag")
    for words in ("halcyon", "bridge"):
        application.key("ctrl+shift+f")
        application.key("ctrl+a")
        application.type(words)
        application.press(application.find("button", "Save This Search"))
        application.find(None, "Save Search")
        application.key("Return")
        application.find("list item", words)
        application.key("ctrl+shift+f", "Escape")
        application.wait(lambda: len(desk.rows("Articles")) > 8, "all articles")


def tags(tap, application, desk):
    ordered(application, desk, TAGS, TAGS)
    application.point(row(application, "gamma,"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of the tag")
    application.key("ctrl+shift+Up")
    tap.ok(ordered(application, desk, TAGS, ("alpha", "gamma", "beta")), "a key moves a tag up")
    application.key("ctrl+shift+Down")
    tap.ok(ordered(application, desk, TAGS, TAGS), "and another down")
    application.drag(row(application, "gamma,"), row(application, "alpha,"), -10)
    tap.ok(ordered(application, desk, TAGS, ("gamma", "alpha", "beta")), "a drag puts it where one likes")
    application.drag(row(application, "gamma,"), row(application, "Continental Wire,"), -10)
    choose(application, row(application, "beta,"), "Move Up")
    tap.ok(ordered(application, desk, TAGS, ("gamma", "beta", "alpha")), "the menu moves, too, and a tag stays among tags")
    choose(application, row(application, "beta,"), "Sort All by Name")
    tap.ok(ordered(application, desk, TAGS, TAGS), "all are sorted by name")
    tap.ok(application.find(None, "Tags sorted by name"), "which is said")
    application.press(application.find("button", "Undo"))
    tap.ok(ordered(application, desk, TAGS, ("gamma", "beta", "alpha")), "and taken back")


def searches(tap, application, desk):
    names = ("bridge", "halcyon")
    ordered(application, desk, names, names)
    application.point(row(application, "bridge,"))
    application.key("ctrl+shift+Down")
    tap.ok(ordered(application, desk, names, ("halcyon", "bridge")), "a key moves a saved search")
    application.drag(row(application, "bridge,"), row(application, "halcyon,"), -10)
    tap.ok(ordered(application, desk, names, names), "so does a drag")
    application.drag(row(application, "halcyon,"), row(application, "bridge,"), -10)
    ordered(application, desk, names, ("halcyon", "bridge"))


def merge(tap, application, desk):
    choose(application, row(application, "beta,"), "Merge Into…")
    application.find(None, "Merge Tags")
    application.press(application.find("button", "Merge"))
    tap.ok(application.find("list item", "gamma, 2 articles") and application.wait(lambda: named(desk, *TAGS) == ["gamma", "alpha"], "one tag fewer"), "two tags become one")
    tap.ok(application.find(None, "Tag “beta” became “gamma”"), "which is said")
    application.press(application.find("button", "Undo"))
    tap.ok(ordered(application, desk, TAGS, ("gamma", "beta", "alpha")) and application.find("list item", "beta, 1 article"), "and two again, each in its place")


def rename(tap, application, desk):
    """By key a tag, by menu a saved search, each taken back; and a name that is taken."""
    application.point(row(application, "alpha,"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of the tag")
    title = desk.names("Articles")[0]
    application.key("F2")
    application.find(None, "Edit Tag")
    application.key("ctrl+a")
    application.type("quay")
    application.key("Return")
    tap.ok(application.find("list item", "quay, 1 article") and application.wait(lambda: [name.replace("quay", "alpha") for name in desk.names("Articles")] == [title], "the article"), "a key renames a tag, whose articles keep it")
    tap.ok(application.wait(lambda: named(desk, "gamma", "beta", "quay") == ["gamma", "beta", "quay"], "its place"), "and which keeps its place")
    application.press(application.find("button", "Undo"))
    tap.ok(ordered(application, desk, TAGS, ("gamma", "beta", "alpha")), "which is taken back")

    choose(application, row(application, "halcyon,"), "Rename…")
    application.find(None, "Rename Saved Search")
    application.wait(lambda: any(n.get_state_set().contains(Atspi.StateType.FOCUSED) and "halcyon" in text_of(n) for n in application.find_all("entry") + application.find_all("text")), "the name, to be changed")
    application.key("ctrl+a")
    application.type("The company")
    application.key("Return")
    tap.ok(application.find("list item", "The company, "), "the menu renames a saved search")
    application.point(row(application, "The company, "))
    tap.ok(application.wait(lambda: 0 < len(desk.rows("Articles")) < 8 and any("Halcyon" in name for name in desk.names("Articles")), "what it finds"), "which finds what it found")
    application.press(application.find("button", "Undo"))
    tap.ok(ordered(application, desk, ("halcyon", "bridge"), ("halcyon", "bridge")), "and that is taken back, too")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "ordered.quotidian")]
        with driven(tap, command + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.find("list item", "All Articles, 17 articles")
            make(application, desk)
            for part in (tags, searches, merge, rename):
                part(tap, application, desk)
        with driven(tap, command, environment) as application:
            desk = Desk(application)
            application.find("list item", "All Articles, 17 articles")
            tap.ok(ordered(application, desk, TAGS + ("halcyon", "bridge"), ("halcyon", "bridge", "gamma", "beta", "alpha")), "the next time all is in that order")
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
