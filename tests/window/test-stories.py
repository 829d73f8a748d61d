#!/usr/bin/env python3
"""Stories: who has what, compared and read in the article and back, two made one and apart again."""
import os
import sys
import tempfile
import time

from driver import Atspi, Tap, at_home, driven
from desk import Desk


def children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def rows(tap, application, table):
    """What a screen reader is told of the table, and the keys by which one goes through it."""
    found = children(table)
    tap.ok(len(found) == 5 and all(row.get_role_name() == "table row" for row in found), "it has rows")
    # GTK 4.18 has no role of AT-SPI for the head of a column, but tells its name.
    heads = [cell.get_name() for cell in children(found[0])]
    tap.ok(heads[:2] == ["Quotations", "Continental Wire"] and len(heads) == 7, "of which the first names the columns (%s)" % ", ".join(heads))
    wrong = [row.get_name() for row in found[1:] if [cell.get_role_name() for cell in children(row)] != ["row header"] + ["table cell"] * 6]
    tap.ok(not wrong, "and the others are of a head and a cell for each source (%s)" % wrong)
    cells = [[cell.get_name() for cell in children(row)[1:]] for row in found[1:]]
    tap.ok(all(name.startswith(head + ": ") for row in cells for name, head in zip(row, heads[1:])), "which says which source it is of, and how that has it")

    def has_focus(row, column):
        return children(children(found[row])[column])[0].get_state_set().contains(Atspi.StateType.FOCUSED)

    application.point(application.find("list item", "Stories", application.find("list", "Sources")))
    for _ in range(20):
        application.key("Tab")
        time.sleep(0.1)
        if has_focus(1, 0):
            break
    for key, row, column in (("Right", 1, 1), ("Down", 2, 1), ("Right", 2, 2), ("Up", 1, 2)):
        application.key(key)
        application.wait(lambda: has_focus(row, column), "the focus after %s in row %d, column %d" % (key, row, column))
    tap.ok(True, "the arrow keys go from cell to cell")


def stories(tap, application):
    desk = Desk(application)
    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Stories", application.find("list", "Sources")))
    application.wait(lambda: len(desk.rows("Stories")) == 3, "three stories")
    tap.ok(all("articles" in name and "sources" in name for name in desk.names("Stories")), "the stories are listed, each with its articles and sources")
    tap.ok(application.find("list item", "Stories, 3 stories"), "and counted at the left")
    tap.ok(application.find("table", "Who Has What"), "a table says who has what")
    table = application.find("table", "Who Has What")
    tap.ok(application.find("label", "left out", table), "also what a source left out")
    tap.ok(application.find("button", "In all 6 sources", table) and application.find("button", "In 5 of 6 sources", table), "what all have, and how many have the rest")
    tap.ok(application.find("list", "What Only One Has"), "and what only one has")
    rows(tap, application, table)

    application.press(application.find("button", lambda name: ": “" in name, table))
    tap.ok(application.find("list", "Renditions"), "words of several are compared")
    application.key("Escape")
    application.gone("list", "Renditions")
    application.press(application.find("button", lambda name: name.startswith("Continental Wire: "), table))
    application.wait(lambda: desk.article_text() != "", "the article")
    tap.ok(True, "a cell leads to the words in the article")
    application.key("alt+Left")
    tap.ok(application.wait(lambda: len(desk.rows("Stories")) == 3, "the stories again"), "and the way back to the story")

    application.press(application.find("button", "Merge With Another Story"))
    application.find(None, "Merge Stories")
    application.press(application.find("button", lambda name: name == "Merge"))
    application.wait(lambda: len(desk.rows("Stories")) == 2, "two stories")
    tap.ok(True, "two stories are made one")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: len(desk.rows("Stories")) == 3, "three stories")
    tap.ok(True, "and two again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            stories(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
