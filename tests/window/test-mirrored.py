#!/usr/bin/env python3
"""The window of somebody who reads from right to left, and of somebody who needs high contrast: where things are, which way keys lead, what is cut off, and how words stand out."""
import os
import sys
import tempfile

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

from driver import Atspi, GLib, Tap, at_home, driven, is_showing, screenshot, walk
from desk import Desk
from tree import NAMED

# The words of the program are not in it, but GTK has it, and mirrors the window.
ARABIC = "ar_EG.UTF-8"

# WCAG 2.2, 1.4.6: enhanced contrast of text.
TEXT = 7

# How many times as many pixels stand out so in high contrast, at least: numbers and headings; what the rows draw; words that are left out, and chips.
MORE = {"Sources": 1.01, "Articles": 1.08, "Quotations": 1.2}

# GTK 4.18 leaves the padding of what is around out of what it says of places, pixels.
MARGIN = 30
PADDING = 9

# How much of a picture of time is below its lowest dots, pixels.
AXIS = 18


def box_of(application, node):
    """Left, top, right and bottom in the window."""
    frame = application.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return box.x - 2 * frame.x, box.y - 2 * frame.y, box.x - 2 * frame.x + box.width, box.y - 2 * frame.y + box.height


def is_seen(node, roles):
    try:
        return node.get_role_name() in roles and is_showing(node)
    except GLib.Error:  # it went while it was looked at
        return False


def cut(application):
    """What is acted on and reaches over an edge of the window: of what fills it, without its shadow."""
    inside = application.frame().get_child_at_index(0).get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    found = []
    for node in walk(application.root):
        if is_seen(node, NAMED):
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            if box.width > 0 and (box.x < inside.x - PADDING or box.x + box.width > inside.x + inside.width + PADDING):
                found.append("%s “%s” from %d to %d of %d to %d" % (node.get_role_name(), node.get_name(), box.x, box.x + box.width, inside.x, inside.x + inside.width))
    return found


def focused(application):
    def is_it(node):
        try:
            return node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() not in ("frame", "application")
        except GLib.Error:  # it went while it was looked at
            return False

    return next((n for n in walk(application.root) if is_it(n)), None)


def is_mirrored(application):
    return box_of(application, application.find("list", "Sources"))[0] > box_of(application, application.find("list", "Articles"))[0]


def read(application, desk):
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article("Port Merrow shuts Kestrel Bridge")
    desk.open_quotation("Nobody who saw those photographs")
    application.find("button", "Why?")


def regions(tap, application, desk):
    """The four regions from right to left, and what is in their rows."""
    names = ("Sources", "Articles", "Quotations")
    lists = [box_of(application, application.find("list", name)) for name in names]
    text = box_of(application, application.find("text", "Article text"))
    tap.ok(lists[0][0] >= lists[1][2] and lists[1][0] >= text[2] and text[0] >= lists[2][2], "sources, articles, the article and its quotations follow each other from the right (%s, %s)" % (lists, text))
    tap.ok(not cut(application), "nothing is cut off (%s)" % "; ".join(cut(application)))
    row = next(r for r in desk.rows("Sources") if r.get_name().startswith("All Articles"))
    labels = [(n.get_name(), box_of(application, n)) for n in walk(row) if n.get_role_name() == "label" and is_showing(n)]
    name, count = (next(box for text, box in labels if test(text)) for test in (lambda t: t.startswith("All"), str.isdigit))
    tap.ok(name[0] > count[2], "the name of a source stands right of its number")


def back(tap, application, desk):
    application.press(desk.rendition("Harbor Evening Post"))
    desk.wait_for_article("Mayor defends sudden bridge closure")
    application.key("alt+Right")
    desk.wait_for_article("Port Merrow shuts Kestrel Bridge")
    application.key("alt+Left")
    desk.wait_for_article("Mayor defends sudden bridge closure")
    application.key("alt+Right")
    desk.wait_for_article("Port Merrow shuts Kestrel Bridge")
    application.key("ctrl+question")
    tap.ok(application.find("list item", lambda name: "Earlier article" in name and "Right" in name), "the arrow to where reading begins goes back, as the dialog of the keys says")
    application.key("Escape")
    application.gone("list item", "Earlier article")


def fold(tap, application):
    """The arrow that leads on opens what is folded, the other folds it."""
    heading = application.find("list item", lambda name: name.startswith("Sources"), application.find("list", "Sources"))
    application.point(application.find("list item", "Notes", application.find("list", "Sources")))
    application.find(None, "No Notes")
    application.key("Down")
    application.wait(lambda: focused(application) and focused(application).get_name().startswith("Sources"), "the heading")
    outlet = lambda: application.look("list item", "Continental Wire, 3 articles")
    if not outlet():
        application.key("Left")
        application.wait(outlet, "the outlets")
    application.key("Right")
    application.wait(lambda: not outlet(), "folded outlets")
    tap.ok(heading, "right, from where reading begins, folds the outlets")
    application.key("Left")
    tap.ok(application.wait(outlet, "the outlets"), "left shows them")


def caret(tap, application, desk):
    """In words that are written from left to right, arrows go where they point."""
    application.key("F7")
    view = application.find("text", "Article text")
    application.point(view)
    before = application.wait(lambda: Atspi.Text.get_caret_offset(view), "a caret")
    application.key("Right", "Right")
    application.wait(lambda: Atspi.Text.get_caret_offset(view) == before + 2, "the caret further right")
    application.key("Left")
    tap.ok(application.wait(lambda: Atspi.Text.get_caret_offset(view) == before + 1, "the caret back"), "arrows go the way they point in the article")
    application.key("F7")


def order(tap, application):
    """Tab goes from the sources by way of the articles to the article and its quotations: to the left."""
    edges = [box_of(application, application.find("list", name))[0] for name in ("Sources", "Articles")] + [box_of(application, application.find("text", "Article text"))[0]]
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    regions = []
    for _ in range(40):
        node = focused(application)
        if node:
            left, _, right, _ = box_of(application, node)
            region = sum((left + right) / 2 < edge for edge in edges)
            if not regions or regions[-1] != region:
                regions.append(region)
        if region == 3:
            break
        application.key("Tab")
    tap.ok(regions == [0, 1, 2, 3], "Tab goes through the regions from right to left (%s)" % regions)


def timeline(tap, application, folder):
    """The first day stands where reading begins, the last one at the other end, though dates are written from left to right here."""
    path = os.path.join(folder, "timeline.png")
    application.point(application.find("list item", lambda name: name.startswith("Speakers"), application.find("list", "Sources")))
    application.point(application.find("list item", lambda name: name.startswith("Ines Calloway")))
    application.press(application.find(None, "Over Time"))
    left, top, right, bottom = box_of(application, application.find("image", "Quotations over time, by source"))

    def days_end():
        """How far the ink of the lowest line is from the left end, pixels; None while there is none."""
        screenshot(path)
        picture = GdkPixbuf.Pixbuf.new_from_file(path)
        data, step, stride = picture.get_pixels(), picture.get_n_channels(), picture.get_rowstride()
        dark = [x for x in range(left, right) for y in range(bottom - AXIS, bottom) if max(data[y * stride + x * step:y * stride + x * step + 3]) < 180]
        return min(dark) - left if dark else None

    ends = application.wait(lambda: [end for end in (days_end(),) if end is not None], "the days")
    tap.ok(ends[0] < MARGIN, "the last day stands at the left end of the line of time (%d pixels from it)" % ends[0])


def mirrored(tap):
    with tempfile.TemporaryDirectory() as home:
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "mirrored.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]]
        with driven(tap, command, {**at_home(home), "LC_ALL": ARABIC}) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.find("list item", "All Articles, 17 articles")
            if not is_mirrored(application):
                tap.note("no %s here: what is mirrored is not looked at" % ARABIC)
                return
            read(application, desk)
            regions(tap, application, desk)
            back(tap, application, desk)
            caret(tap, application, desk)
            order(tap, application)
            fold(tap, application)
            timeline(tap, application, home)


def luminance(red, green, blue):
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ink(application, folder):
    """How many pixels of each list stand out from its ground as enhanced contrast asks of text."""
    path = os.path.join(folder, "screen.png")

    seen = []

    def same_again():
        """The picture, once it is the same as the last one: what was under the pointer fades."""
        screenshot(path)
        seen.append(GdkPixbuf.Pixbuf.new_from_file(path))
        return seen[-1] if len(seen) > 1 and seen[-1].get_pixels() == seen[-2].get_pixels() else None

    picture = application.wait(same_again, "a picture that does not change")
    data, step, stride = picture.get_pixels(), picture.get_n_channels(), picture.get_rowstride()
    found = {}
    for name in MORE:
        # GTK leaves padding out of what it says of places: their middle will do.
        left, top, right, bottom = box_of(application, application.find("list", name))
        values = [round(luminance(*data[y * stride + x * step:y * stride + x * step + 3]), 3)
                  for y in range(top + MARGIN, min(bottom, picture.get_height()) - MARGIN) for x in range(left + MARGIN, min(right, picture.get_width()) - MARGIN)]
        ground = max(set(values), key=values.count)
        found[name] = sum((max(v, ground) + 0.05) / (min(v, ground) + 0.05) >= TEXT for v in values)
    return found


def look(tap, scheme, strong):
    with tempfile.TemporaryDirectory() as home:
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "contrast.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]]
        environment = {**at_home(home), "ADW_DEBUG_HIGH_CONTRAST": strong, "ADW_DEBUG_COLOR_SCHEME": scheme}
        with driven(tap, command, environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.gone(None, "17 articles imported")
            read(application, desk)
            tap.ok(not cut(application), "%s: nothing is cut off (%s)" % (scheme, "; ".join(cut(application))))
            # Pointing leaves a row that looks as under a pointer.
            application.point(application.find("text", "Article text"))
            return ink(application, home)
    return {}


def contrast(tap, scheme):
    """What is dimmed for others stands out for those who need it, in what the program draws itself, too."""
    usual, strong = look(tap, scheme, "0"), look(tap, scheme, "1")
    tap.ok(usual and strong and all(strong[name] > factor * usual[name] > 0 for name, factor in MORE.items()), "%s: in high contrast more of each list stands out (%s, usually %s)" % (scheme, strong, usual))


def main():
    tap = Tap()
    mirrored(tap)
    for scheme in ("prefer-light", "prefer-dark"):
        contrast(tap, scheme)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
