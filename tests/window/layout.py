"""Where things stand in a view: what reaches out of what holds it, words that are broken, rows that do not begin at one edge. Told by the extents that a screen reader gets."""
import time

from driver import Atspi, GLib, NotShown, is_showing, text_of, walk
from tree import LAYOUT

# What cuts off what reaches out of it.
HOLDERS = {"frame", "window", "dialog", "alert", "scroll pane", "list", "list item", "table", "table row", "table cell", "row header"}

# Seconds, in which what is shown anew is drawn.
PAUSE = 0.7

# A pixel may be lost where lengths are rounded.
SLACK = 1

# Of words that run the other way than the interface, GTK (4.18) tells only about where they end.
SLACK_MIRRORED = 16

# Titles, names and words on buttons: longer texts are words of articles, in which a long word may be broken.
MOST_WORDS = 12

# Rows that begin with a picture, of which a screen reader hears nothing, beside rows that do not.
EDGES = {"Sources": 2}


def box_of(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)


def shown(root):
    """Each node that is shown and has a size, with what holds it."""
    stack = [(root, None)]
    while stack:
        node, holder = stack.pop()
        try:
            role = node.get_role_name()
            if role != "application":
                if not is_showing(node):
                    continue
                box = box_of(node)
                if box.width > 0 and box.height > 0:
                    yield node, role, box, holder
                    if role in HOLDERS:
                        holder = (role, node.get_name(), box)
            stack.extend((child, holder) for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child)
        except GLib.Error:  # it went while it was looked at
            continue


def settle(application, wrong):
    """What wrong () finds when pages and dialogs have come to their places."""
    try:
        application.wait(lambda: not overhanging(application.root), "all in its place", 3)
    except NotShown:
        pass
    time.sleep(PAUSE)
    return wrong()


def overhanging(root):
    """What reaches sideways out of what holds it, and is cut there."""
    found = []
    for node, role, box, holder in shown(root):
        # The frame counts its shadow in, and what only lays out may reach further than what is in it.
        if holder is None or holder[0] == "frame" or role in LAYOUT:
            continue
        role_of_holder, name, around = holder
        if box.x < around.x - SLACK or box.x + box.width > around.x + around.width + SLACK:
            found.append("%s “%s” from %d to %d, in %s “%s” from %d to %d" % (role, node.get_name() or text_of(node)[:40], box.x, box.x + box.width, role_of_holder, name, around.x,
                                                                             around.x + around.width))
    return found


def is_text(node, role):
    return role in ("label", "heading") and node.get_text_iface() and text_of(node).strip()


def extents(node, text, start, end):
    """Of some letters. GTK (4.18) takes their numbers in a label for those of bytes."""
    start, end = (len(text[:at].encode()) for at in (start, end))
    return Atspi.Text.get_range_extents(node, start, end, Atspi.CoordType.WINDOW)


def broken_words(root):
    """Words of titles and names that go on in the next line, although there is room for them in one."""
    found = []
    for node, role, box, _ in shown(root):
        text = text_of(node) if is_text(node, role) else ""
        words = text.split()
        if not words or len(words) > MOST_WORDS or "/" in text:
            continue
        at = 0
        for word in words:
            at = text.index(word, at)
            first, last = extents(node, text, at, at + 1), extents(node, text, at + len(word) - 1, at + len(word))
            if first.height > 0 and last.y > first.y + first.height / 2 and sum(extents(node, text, i, i + 1).width for i in range(at, at + len(word))) <= box.width:
                found.append("“%s” in “%s”" % (word, text[:60]))
            at += len(word)
    return found


def first_words(row):
    """Where the first line of text in a row begins and ends; nothing where there are several lines, which end where they end."""
    for node in walk(row):
        if is_showing(node) and is_text(node, node.get_role_name()):
            text = text_of(node)
            letter, whole = extents(node, text, 0, 1), extents(node, text, 0, len(text))
            return (whole.x, whole.x + whole.width) if 0 < whole.height <= 1.6 * letter.height else None
    return None


def uneven(root, mirrored=False):
    """Lists whose rows begin at different places."""
    found = []
    for node, role, _, _ in list(shown(root)):
        if role != "list" or not node.get_name():
            continue
        edges, slack = {}, SLACK_MIRRORED if mirrored else SLACK
        for row in (node.get_child_at_index(i) for i in range(node.get_child_count())):
            if not row or row.get_role_name() != "list item" or not is_showing(row):
                continue
            words = first_words(row)
            if words:
                edge = words[1] if mirrored else words[0]
                edges.setdefault(next((known for known in edges if abs(known - edge) <= slack), edge), row.get_name())
        if len(edges) > EDGES.get(node.get_name(), 1):
            found.append("%s: %s" % (node.get_name(), edges))
    return found
