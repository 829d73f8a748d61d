#!/usr/bin/env python3
"""The window by keyboard alone: Tab leaves a list however long, F6 goes from part to part, and the focus is somewhere useful after what had it is gone."""
import os
import sys
import tempfile

from driver import Atspi, GLib, Tap, at_home, driven, walk
from desk import Desk, lasting


def focused(application):
    """What has the focus, by role and the name that lasts; None for nothing."""
    for node in walk(application.root):
        try:
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() != "frame":
                return node.get_role_name(), lasting(node.get_name() or "")
        except GLib.Error:  # it went while it was looked at
            continue
    return None


def comes_to(application, role, name):
    return application.wait(lambda: (lambda at: at and at[0] == role and name in at[1])(focused(application)), "the focus on %s %r" % (role, name))


def started(tap, application):
    """Before anything was pointed at."""
    comes_to(application, "list item", "All Articles, 17 articles")
    application.key("Down")
    comes_to(application, "list item", "Unread, ")
    application.key("Up")
    tap.ok(comes_to(application, "list item", "All Articles, 17 articles"), "the source that is shown has the focus from the start, and arrows go on from there")


def by_tab(tap, application, desk):
    application.point(application.find("list item", "All Articles, 17 articles"))
    comes_to(application, "list item", "All Articles")
    seen = []
    for _ in range(30):
        application.key("Tab")
        seen.append(focused(application))
        if seen[-1] and seen[-1][0] == "text":
            break
    rows = [name for role, name in filter(None, seen) if role == "list item"]
    tap.ok(len(rows) == 1, "Tab goes through a list of 17 articles at one go, to the article (%s)" % [at for at in seen])


def by_part(tap, application, desk):
    application.point(application.find("list item", "All Articles, 17 articles"))
    comes_to(application, "list item", "All Articles")
    order = [("list item", ", 5 quotations"), ("text", "Article text"), ("list item", ": “"), ("list item", "All Articles")]
    for role, name in order:
        application.key("F6")
        comes_to(application, role, name)
    tap.ok(True, "F6 goes from the sources to the articles, the article, its quotations and round")
    for role, name in (order[2], order[1], order[0]):
        application.key("shift+F6")
        comes_to(application, role, name)
    tap.ok(True, "Shift+F6 the other way")
    application.point(application.find("list item", "Stories, 3 stories"))
    application.find("list", "Stories")
    application.key("F6")
    application.wait(lambda: focused(application) and focused(application)[1] != "Stories, 3 stories", "the focus on the page of stories")
    application.key("shift+F6")
    comes_to(application, "list item", "Stories, 3 stories")
    tap.ok(True, "pages without an article are a part, too")
    application.point(application.find("list item", "All Articles, 17 articles"))
    application.wait(lambda: len(desk.rows("Articles")) > 5, "all articles")


def removed(tap, application, desk):
    names = [name.split(",")[0] for name in desk.names("Articles")]
    application.point(desk.rows("Articles")[2])
    desk.wait_for_article(names[2])
    application.key("Delete")
    application.find("list item", "All Articles, 16 articles")
    desk.wait_for_article(names[3])
    comes_to(application, "list item", names[3])
    application.key("Down")
    desk.wait_for_article(names[4])
    tap.ok(comes_to(application, "list item", names[4]), "where an article was removed the next one has the focus, and arrows go on from there")
    application.key("ctrl+z")
    application.find("list item", "All Articles, 17 articles")
    application.wait(lambda: [name.split(",")[0] for name in desk.names("Articles")] == names, "the article again")
    comes_to(application, "list item", names[4])


def closed(tap, application, desk):
    """What opened over the window gives the focus back to where it was."""
    where = focused(application)
    for keys, role, shown in (("ctrl+k", "dialog", "Check a Quotation"), ("ctrl+comma", "dialog", "Preferences"), ("ctrl+question", "dialog", "Keyboard Shortcuts"),
                              ("ctrl+l", "dialog", "Feeds"), ("ctrl+shift+e", "dialog", "Corrections"), ("ctrl+shift+n", "dialog", "Notes"),
                              ("alt+Return", "dialog", "About This Article"), ("t", "dialog", "Tags"), ("ctrl+e", "dialog", "Export"), ("shift+F10", "menu", "Context Menu")):
        application.key(keys)
        application.find(role, shown)
        application.key("Escape")
        application.gone(role, shown)
        application.wait(lambda: focused(application) == where, "the focus back on %s from %s" % (where, shown))
    tap.ok(True, "the focus is back where it was after each dialog and menu")
    for button in ("Add Articles", "Sort and Filter Articles", "This Article", "Appearance", "How to Search"):
        application.point(application.find("toggle button", button))
        application.wait(lambda: focused(application) and focused(application)[1] != button, "the focus in what %r opens" % button)
        application.key("Escape")
        comes_to(application, "toggle button", button)
    tap.ok(True, "and on the button after what it opened")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        with driven(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "keys.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]], at_home(home)) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.find("list item", "All Articles, 17 articles")
            started(tap, application)
            desk.open_article(desk.title_of(desk.rows("Articles")[0]))
            for part in (by_tab, by_part, removed, closed):
                part(tap, application, desk)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
