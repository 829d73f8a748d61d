#!/usr/bin/env python3
"""A window as narrow as a telephone, with text of twice the size, and without animations: every page is got to and left, and nothing is cut off."""
import os
import pathlib
import subprocess
import sys
import tempfile

from driver import LEAKS_LEFT_OUT, Atspi, GLib, NotShown, Tap, at_home, driven, is_showing, walk
from desk import Desk
from layout import box_of, overhanging, settle
from tree import NAMED

# What libadwaita allows a window to be, and the frame that it has here.
WIDTH, HEIGHT = 370, 730

SETTINGS = "[Settings]\ngtk-enable-animations=%d\n"
# On X, GTK takes the size of text from there, whatever its own settings say.
RESOURCES = "Xft.dpi: %d\n"


def resize(application, width):
    """At one go, as when a window is put beside another one."""
    application.frame()
    windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(application.process.pid)], capture_output=True, text=True, check=True).stdout.split()
    for window in windows:
        subprocess.run(["xdotool", "windowsize", window, str(width), str(HEIGHT)], check=True)
    application.wait(lambda: box_of(application.frame()).width == width, "a window of %d" % width)


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def left_of(application, node):
    return box_of(node).x - 2 * box_of(application.frame()).x


def cut(application):
    """What is acted on and reaches over an edge of the window."""
    frame = box_of(application.frame())
    found = []
    for node in walk(application.root):
        try:
            if node.get_role_name() not in NAMED or not is_showing(node):
                continue
            box = box_of(node)
        except GLib.Error:
            continue
        left = box.x - 2 * frame.x
        if box.width > 0 and (left < 0 or left + box.width > frame.width):
            found.append("%s “%s” from %d to %d of %d" % (node.get_role_name(), node.get_name(), left, left + box.width, frame.width))
    return found


def faults(application):
    return cut(application) + overhanging(application.root)


def check(tap, application, what):
    # Pages slide in.
    try:
        application.wait(lambda: not cut(application), what, 5)
    except NotShown:
        pass
    found = settle(application, lambda: faults(application))
    tap.ok(not found, "%s: all is inside the window, and inside what holds it %s" % (what, "; ".join(found)))


def back(application, shown):
    """While a page slides in, that which goes has its button, too."""
    application.wait(lambda: len([n for n in application.find_all("button") if n.get_name() == "Back"]) == 1, "one way back")
    application.press(application.find("button", lambda name: name == "Back"))
    there = application.find("list", shown)
    application.wait(lambda: 0 <= left_of(application, there) < WIDTH // 4, "the list of " + shown)
    application.wait(lambda: len([n for n in application.find_all("button") if n.get_name() == "Back"]) <= 1, "the page that went")


def pages(tap, application, desk):
    check(tap, application, "the articles")
    back(application, "Sources")
    check(tap, application, "the sources")
    rows = [box_of(row).height for row in desk.rows("Sources")]
    tap.ok(len(rows) > 8 and min(rows) >= 44, "their rows are as high as a finger needs (%d)" % min(rows))
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article("Port Merrow shuts Kestrel Bridge")
    check(tap, application, "the article")
    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.type("bridge")
    application.find("label", lambda name: name.startswith("1 of"))
    check(tap, application, "the find bar")
    application.key("Escape")
    application.gone("entry", "Find in the article")
    application.press(application.find("toggle button", "Quotations"))
    application.find("list", "Quotations")
    check(tap, application, "the quotations")
    desk.open_quotation("Nobody who saw those photographs")
    application.find("button", "Why?")
    check(tap, application, "an open quotation")
    reasons(tap, application)


def focused(application):
    return next((n for n in walk(application.root) if is_showing(n) and is_focused(n)), None)


def is_in_sight(application, node):
    panel, box, frame = box_of(application.find("list", "Quotations")), box_of(node), box_of(application.frame())
    return panel.y <= box.y and box.y + box.height <= panel.y + panel.height and box.y - 2 * frame.y + box.height <= HEIGHT


def tab_to(application, name):
    """By as many keys as it takes; the focus is asked for after each, when it has moved."""
    for _ in range(8):
        before = focused(application)
        application.key("Tab")
        at = application.wait(lambda: focused(application) is not None and focused(application) != before and focused(application), "the focus somewhere else")
        if at.get_name() == name:
            return at
    raise NotShown("the focus on %r" % name)


def reasons(tap, application):
    """Of a card that is higher than the window, whatever has the focus is in sight, and what it opens stays open."""
    for name, shown, what in (("Why?", "Correct…", "a quotation"), ("Why Merrow Courier?", "Not the Same Statement", "a rendition")):
        button = tab_to(application, name)
        seen = application.wait(lambda: is_in_sight(application, button), "“%s” in sight" % name)
        tap.ok(box_of(button).height >= 44, "“%s” is as high as a finger needs (%d)" % (name, box_of(button).height))
        application.key("space")
        application.find("button", shown)
        check(tap, application, "why, of " + what)
        tap.ok(seen and application.find("button", shown), "by keys alone one gets to why, of %s, and it stays open" % what)
        application.key("Escape")
        application.gone("button", shown)


def dialogs(tap, application, desk):
    for keys, shown, what in (("c", "Renditions", "a comparison"), ("e", "Correct a Quotation", "a correction"), ("ctrl+k", "Check a Quotation", "a check"),
                              ("ctrl+comma", "Preferences", "the preferences"), ("ctrl+l", "Add Feed or Page", "the feeds"), ("ctrl+shift+e", "Corrections", "the corrections"),
                              ("ctrl+question", "Main menu", "the keys")):
        application.key(keys)
        application.find(None, shown)
        check(tap, application, what)
        if keys == "c":
            renditions = application.find("list", "Renditions")
            tap.ok(any(is_focused(n) for n in walk(renditions)), "its renditions have the focus, and the text above them is seen from its beginning")
        if keys == "ctrl+question":
            lines = [box_of(n).height for n in application.find_all("label") if n.get_name() == "Keyboard Shortcuts"]
            tap.ok(lines and max(lines) > 50, "its title goes on in a second line (%s)" % lines)
        application.key("Escape")
        application.gone(None, shown)


def others(tap, application, desk):
    application.press(application.find("button", "Back to the Article"))
    back(application, "Articles")
    back(application, "Sources")
    for place in ("Stories", "Speakers"):
        application.point(application.find("list item", place, application.find("list", "Sources")))
        application.find("list", place)
        check(tap, application, place.lower())
        application.point(desk.rows(place)[0])
        if place == "Stories":
            tap.ok(application.find("table", "Who Has What"), "one of the stories, with its table folded")
        else:
            application.find("list", "Quotations")
            check(tap, application, "one of the speakers")
            for view, shown in (("Over Time", "Quotations by Source and Time"), ("Names", "Merge With Another Speaker…")):
                application.press(application.find(None, view))
                application.find(None, shown)
                check(tap, application, "a speaker: " + view.lower())
            application.press(application.find("button", "Merge With Another Speaker"))
            application.find(None, "Merge Speakers")
            check(tap, application, "two speakers to be merged")
            application.key("Escape")
            application.gone(None, "Merge Speakers")
        back(application, place)
        back(application, "Sources")


def leaps(tap, application, desk):
    """From wide to narrow and back, with an article and its quotations shown."""
    resize(application, 1280)
    desk.open_article(desk.title_of(desk.rows("Articles")[0]))
    application.find("list", "Quotations")
    resize(application, WIDTH)
    application.wait(lambda: not application.look("list", "Quotations"), "the article alone")
    tap.ok(application.find("text", "Article text"), "a window made narrow at one go shows the article")
    resize(application, 1280)
    tap.ok(application.find("list", "Quotations"), "and its quotations again when it is wide")
    resize(application, WIDTH)
    back(application, "Articles")


def used(tap, scale, animations, parts):
    with tempfile.TemporaryDirectory() as home:
        # GTK 4.18 loses what it has drawn of a widget that asks to be drawn again while it is drawn, as a text does that is laid out then.
        resources = pathlib.Path(home, "resources")
        settings = pathlib.Path(home, "gtk-4.0", "settings.ini")
        environment = {**at_home(home), **LEAKS_LEFT_OUT, "XENVIRONMENT": str(resources)}
        resources.write_text(RESOURCES % (scale * 96))
        settings.parent.mkdir()
        settings.write_text(SETTINGS % animations)
        with driven(tap, [os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.gone(None, "17 articles imported")
            resize(application, WIDTH)
            for part in parts:
                part(tap, application, desk)


def main():
    tap = Tap()
    used(tap, 2, True, (pages, dialogs, others))
    used(tap, 1, False, (leaps, pages))
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
