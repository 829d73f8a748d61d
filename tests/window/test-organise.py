#!/usr/bin/env python3
"""A library put in order: several articles at once, tags, saved searches, outlets under other names and in another order."""
import os
import sys
import tempfile

from driver import Atspi, Tap, at_home, driven, walk
from desk import Desk


def choose(application, index):
    """Chooses an item of the menu that is open, by key: GTK gives the items no names, and tells their places in the menu."""
    application.wait(lambda: application.find_all("menu"), "a menu")
    application.key(*(["Down"] * index if index >= 0 else ["Up"] * -index), "Return")


def menu(application, row, index):
    """Opens the context menu of a row and chooses an item."""
    application.point(row, button=3)
    choose(application, index)


def row(application, list_name, name):
    return application.find("list item", name, application.find("list", list_name))


def several(tap, application, desk):
    rows = desk.rows("Articles")
    application.point(rows[0])
    desk.wait_for_article(desk.title_of(rows[0]))
    application.point_with(desk.rows("Articles")[2], "ctrl")
    tap.ok(application.find(None, "2 selected"), "a click with Ctrl adds to the selection")
    application.point_with(desk.rows("Articles")[4], "shift")
    tap.ok(application.find(None, lambda name: name in ("3 selected", "5 selected")), "with Shift, what is between too")
    application.key("ctrl+a")
    tap.ok(application.find(None, "17 selected"), "Ctrl+A selects all")
    application.key("Escape")
    application.wait(lambda: not application.look(None, "17 selected"), "one article")
    tap.ok(True, "Escape leaves the one that is read")

    application.point(desk.rows("Articles")[1])
    application.point_with(desk.rows("Articles")[2], "ctrl")
    application.find(None, "2 selected")
    application.key("s")
    tap.ok(application.find(None, "2 articles starred"), "a key stars several")
    tap.ok(application.find("list item", "Starred, 2 articles"), "and they are counted")
    application.key("ctrl+z")
    tap.ok(application.find("list item", "Starred, 0 articles"), "Ctrl+Z takes that back")


def remove(tap, application, desk):
    names = desk.names("Articles")
    menu(application, desk.rows("Articles")[0], -1)
    tap.ok(application.find(None, "1 article removed"), "an article is removed")
    application.wait(lambda: names[0] not in desk.names("Articles"), "a list without it")
    tap.ok(application.find("list item", "All Articles, 16 articles"), "it is not counted any more")
    application.press(application.find("button", "Undo"))
    application.find("list item", "All Articles, 17 articles")
    tap.ok(application.wait(lambda: names[0].split(",")[0] in desk.names("Articles")[0], "the article"), "and brought back where it was")


def step_by_step(tap, application, desk):
    """Two removals and a star taken back one after the other, and done again."""
    names = desk.names("Articles")
    for index in (0, 1):
        application.point(row(application, "Articles", names[index].split(",")[0]))
        application.key("Delete")
        application.find("list item", "All Articles, %d articles" % (16 - index))
    application.point(desk.rows("Articles")[0])
    application.key("s")
    application.find("list item", "Starred, 1 article")
    application.key("ctrl+z")
    application.find("list item", "Starred, 0 articles")
    tap.ok(application.find("list item", "All Articles, 15 articles"), "Ctrl+Z takes back the last step alone")
    application.key("ctrl+z")
    application.find("list item", "All Articles, 16 articles")
    application.key("ctrl+z")
    application.find("list item", "All Articles, 17 articles")
    tap.ok(application.wait(lambda: desk.names("Articles")[:2] == names[:2], "both articles"), "then those before it, one by one")
    application.gone("button", "Undo")
    tap.ok(True, "what was taken back by key is not offered any more")
    application.key("ctrl+shift+z")
    application.find("list item", "All Articles, 16 articles")
    tap.ok(application.find(None, "1 article removed"), "Ctrl+Shift+Z does the first of them again")
    application.key("ctrl+z")
    application.find("list item", "All Articles, 17 articles")


def tags(tap, application, desk):
    rows = desk.rows("Articles")
    application.point(rows[0])
    desk.wait_for_article(desk.title_of(rows[0]))
    application.point_with(desk.rows("Articles")[1], "ctrl")
    application.find(None, "2 selected")
    application.key("t")
    application.find(None, "Tags of 2 Articles")
    application.type("chapter 3")
    application.key("Return")
    tap.ok(application.find("list item", "chapter 3, 2 articles"), "a key tags several articles with a new tag")
    application.key("Escape")
    application.wait(lambda: not application.look(None, "Tags of 2 Articles"), "no dialog")

    target = row(application, "Sources", "chapter 3")
    application.drag(desk.rows("Articles")[3], target)
    tap.ok(application.find("list item", "chapter 3, 3 articles"), "an article dragged onto a tag gets it")
    application.point(row(application, "Sources", "chapter 3"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of the tag")
    tap.ok(all("tagged chapter 3" in name for name in desk.names("Articles")), "each says that it has it")

    menu(application, row(application, "Sources", "chapter 3"), -1)
    application.find(None, "removed")
    application.wait(lambda: not application.look("list item", "chapter 3"), "no tag")
    application.press(application.find("button", "Undo"))
    tap.ok(application.find("list item", "chapter 3, 3 articles"), "a tag that was removed comes back with its articles")
    application.point(row(application, "Sources", "All Articles"))
    application.wait(lambda: len(desk.rows("Articles")) > 5, "all articles")


def searches(tap, application, desk):
    application.key("ctrl+shift+f")
    application.type("halcyon")
    application.wait(lambda: 0 < len(desk.rows("Articles")) < 8, "what the search finds")
    found = len(desk.rows("Articles"))
    application.press(application.find("button", "Save This Search"))
    application.find(None, "Save Search")
    application.key("ctrl+a")
    application.type("Solvent")
    application.key("Return")
    tap.ok(application.find("list item", "Solvent, %d articles" % found), "a search is saved, and counts what it finds")
    application.key("ctrl+shift+f", "Escape")
    application.wait(lambda: len(desk.rows("Articles")) > 8, "all articles")
    application.point(row(application, "Sources", "Solvent"))
    tap.ok(application.wait(lambda: len(desk.rows("Articles")) == found, "the saved search"), "and is searched again by a click")
    menu(application, row(application, "Sources", "Solvent"), -1)
    application.wait(lambda: not application.look("list item", "Solvent,", application.look("list", "Sources")), "no saved search")
    application.press(application.find("button", "Undo"))
    tap.ok(application.find("list item", "Solvent,"), "removed, it comes back")


def outlets(tap, application, desk):
    application.point(row(application, "Sources", "Merrow Courier"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of the outlet")
    application.key("F2")
    application.find(None, "Rename Source")
    application.key("ctrl+a")
    application.type("The Courier")
    application.key("Return")
    tap.ok(application.find("list item", "The Courier, 1 article"), "an outlet is renamed by a key")
    tap.ok(application.wait(lambda: any("The Courier" in name for name in desk.names("Articles")), "the new name"), "and its articles say so")
    application.key("ctrl+z")
    tap.ok(application.find("list item", "Merrow Courier, 1 article"), "Ctrl+Z gives it its name again")

    before = [name for name in desk.names("Sources") if "article" in name]
    application.point(row(application, "Sources", "Merrow Courier"))
    application.key("ctrl+shift+Up")
    application.wait(lambda: [n for n in desk.names("Sources") if "article" in n] != before, "another order")
    names = desk.names("Sources")
    at = [i for i, name in enumerate(names) if "Merrow Courier" in name][0]
    tap.ok("Continental Wire" in names[at + 1], "keys move an outlet up")
    application.key("ctrl+shift+Down")
    application.wait(lambda: [n for n in desk.names("Sources") if "article" in n] == before, "the first order")
    tap.ok(True, "and down")
    application.key("ctrl+shift+Up")
    application.wait(lambda: desk.names("Sources") == names, "the other order")
    application.drag(row(application, "Sources", "The Skerra Signal"), row(application, "Sources", "Merrow Courier"), -10)
    application.wait(lambda: (lambda n: n.index([x for x in n if "Skerra" in x][0]) < n.index([x for x in n if "Merrow Courier" in x][0]))(desk.names("Sources")), "the dragged outlet")
    tap.ok(True, "and a drag puts it where one likes")

    menu(application, row(application, "Sources", "The Skerra Signal"), 1)
    application.find(None, "Merge Sources")
    at = application.wait(lambda: next((n for n in walk(application.root) if n.get_role_name() != "frame" and n.get_state_set().contains(Atspi.StateType.FOCUSED)), None), "the focus in the dialog")
    tap.ok(at.get_name().startswith("Source"), "what to merge with has the focus, not the button that does it (%s %r)" % (at.get_role_name(), at.get_name()))
    application.press(application.find("button", "Merge"))
    application.wait(lambda: not application.look("list item", "The Skerra Signal"), "one outlet fewer")
    tap.ok(application.find("list item", "Merrow Courier, 2 articles"), "two outlets become one")
    application.press(application.find("button", "Undo"))
    tap.ok(application.find("list item", "The Skerra Signal, 1 article"), "and two again")

    menu(application, row(application, "Sources", "The Skerra Signal"), 1)
    application.press(application.find("button", "Merge"))
    application.find("list item", "Merrow Courier, 2 articles")
    menu(application, row(application, "Sources", "Merrow Courier"), 2)
    application.find(None, "Split Source")
    check = application.find("check box", "The Skerra Signal")
    application.key("Down")
    application.key("space")
    application.wait(lambda: check.get_state_set().contains(Atspi.StateType.CHECKED), "what is to be split off")
    application.key("Tab", "Tab")
    application.wait(lambda: application.find("text", "Name of the Other Source").get_state_set().contains(Atspi.StateType.FOCUSED), "the focus on the name")
    application.type("Signal of Skerra")
    application.press(application.find("button", "Split"))
    tap.ok(application.find("list item", "Signal of Skerra, 1 article"), "what came under a name is split off")
    tap.ok(application.find("list item", "Merrow Courier, 1 article"), "and the rest stays")
    application.press(application.find("button", "Undo"))
    application.find("list item", "Merrow Courier, 2 articles")
    application.key("ctrl+z")
    tap.ok(application.find("list item", "The Skerra Signal, 1 article"), "and all of it can be taken back")


def view(tap, application, desk):
    application.point(row(application, "Sources", "All Articles"))
    application.wait(lambda: len(desk.rows("Articles")) > 8, "all articles")
    application.point(application.find("toggle button", "Sort and Filter Articles"))
    choose(application, 5)
    application.wait(lambda: "Continental Wire" in desk.names("Articles")[0], "the articles by source")
    tap.ok(True, "articles can be listed by source")
    application.point(application.find("toggle button", "Sort and Filter Articles"))
    choose(application, 7)
    tap.ok(application.find(None, "Nothing Left"), "a filter that leaves nothing says so")
    application.press(application.find("button", "Show All"))
    tap.ok(application.wait(lambda: len(desk.rows("Articles")) > 8, "all again"), "and is taken off")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            desk = Desk(application)
            application.press(application.find("button", "Try the Sample Library"))
            desk.wait_for_import(5)
            application.find("list item", "All Articles, 17 articles")
            for part in (several, remove, step_by_step, tags, searches, outlets, view):
                part(tap, application, desk)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
