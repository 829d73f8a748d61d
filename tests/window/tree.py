"""What a screen reader gets of a view, as text; and what is wrong with it: what has no name, is said twice, or is read in another order than it is seen."""
import os
import subprocess
import sys
import tempfile

from driver import TIMEOUT, Application, Atspi, GLib, NotShown, Tap, all_text, at_home, is_showing, text_of, walk

# What somebody acts on, or moves among: without a name it is only a sound.
NAMED = {"button", "toggle button", "check box", "radio button", "switch", "entry", "password text", "combo box", "list item", "row header", "menu", "menu item",
         "radio menu item", "check menu item", "link", "slider", "spin button", "table cell", "page tab", "table", "dialog", "progress bar"}

# What can have the focus and hands it on.
UNREAD = {"frame", "label", "list", "scroll pane", "viewport", "panel", "grouping", "filler", "split pane", "application"}

# What only lays out.
LAYOUT = {"panel", "grouping", "filler", "generic", "scroll pane", "viewport", "split pane", "invalid", "unknown"}

STATES = [(Atspi.StateType.FOCUSED, "focused"), (Atspi.StateType.SELECTED, "selected"), (Atspi.StateType.CHECKED, "checked"), (Atspi.StateType.PRESSED, "pressed"),
          (Atspi.StateType.EXPANDED, "expanded")]

MOST_TEXT = 120


def name_of(node):
    """Its name, or that of what labels it."""
    if node.get_name():
        return node.get_name()
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return " ".join(filter(None, (text_of(relation.get_target(i)) for i in range(relation.get_n_targets()))))
    return ""


def description_of(node):
    """Its description, or what it says to be described by, as a screen reader tells either."""
    if node.get_description():
        return node.get_description()
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.DESCRIBED_BY:
            return " ".join(filter(None, (text_of(relation.get_target(i)) for i in range(relation.get_n_targets()))))
    return ""


def lines_of(node, depth=0):
    """The tree as text, a line an accessible: role, name, text, description, states. What only lays out has none."""
    try:
        role, name, states = node.get_role_name(), name_of(node), node.get_state_set()
        if not states.contains(Atspi.StateType.SHOWING):
            return
        text = text_of(node)
        if role not in LAYOUT or name:
            line = "  " * depth + role
            if name:
                line += " “%s”" % name.replace("\n", " ¶ ")
            if text and text != name and role != "list item":
                line += " = “%s”" % (text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…").replace("\n", " ¶ ")
            description = description_of(node)
            if description:
                line += " – " + description.replace("\n", " ¶ ")
            marks = [word for state, word in STATES if states.contains(state)]
            if states.contains(Atspi.StateType.EXPANDABLE) and not states.contains(Atspi.StateType.EXPANDED):
                marks.append("collapsed")
            if role in NAMED and not states.contains(Atspi.StateType.SENSITIVE):
                marks.append("disabled")
            if marks:
                line += " [%s]" % ", ".join(marks)
            yield line
            depth += 1
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from lines_of(child, depth)
    except GLib.Error:  # it went while it was looked at
        return


def within(node, role):
    """The row of a choice is named; inside it libadwaita shows what is chosen as a list of one."""
    while node and node.get_role_name() != role:
        node = node.get_parent()
    return node is not None


def needs_name(node):
    """What somebody acts on, or comes to with the Tab key. A label that can be selected says its own words."""
    role = node.get_role_name()
    return role in NAMED or (role not in UNREAD and node.get_state_set().contains(Atspi.StateType.FOCUSABLE))


def unnamed(node):
    """What should have a name and has none, each with the way to it."""
    found = []
    for at in walk(node):
        try:
            if not is_showing(at) or not needs_name(at) or name_of(at).strip():
                continue
            if at.get_role_name() == "list item" and within(at, "combo box"):
                continue
            way, up = [], at
            while up and up.get_role_name() != "application":
                if up.get_role_name() not in LAYOUT or up.get_name():
                    way.append("%s “%s”" % (up.get_role_name(), up.get_name() or ""))
                up = up.get_parent()
            found.append(" < ".join(way[:6]))
        except GLib.Error:
            continue
    return found


def doubled(node):
    """Names that say the same twice, as two labels in one row do, and marks that meet where a name was put together."""
    found = []
    for at in walk(node):
        try:
            name = name_of(at) if is_showing(at) and needs_name(at) else ""
        except GLib.Error:
            continue
        half = len(name) // 2
        if len(name) > 2 and name[:half] == name[half + 1:] or any(marks in name for marks in (",,", ", ,", ".. ", ",. ", ". .")):
            found.append("%s “%s”" % (at.get_role_name(), name))
    return found


# What stands in the bar of a page, and what is below it.
BARS = [("Add Articles", "list", "Sources"), ("Sort and Filter Articles", "list", "Articles"), ("Earlier Article", "text", "Article text")]
BELOW = {"list", "table", "text", "entry", "check box", "combo box", "switch"}


def out_of_order(root):
    """Pages and dialogs that are read from below: what is in their bar comes after what the bar is above."""
    nodes = []
    for at in walk(root):
        try:
            if is_showing(at):
                nodes.append((at.get_role_name(), name_of(at)))
        except GLib.Error:
            continue

    def first(wanted, start=0):
        return next((i for i in range(start, len(nodes)) if wanted(*nodes[i])), None)

    found = []
    for bar, role, name in BARS:
        above, below = first(lambda _, given: given == bar), first(lambda *node: node == (role, name))
        if above is not None and below is not None and above > below:
            found.append("%s “%s” before “%s”" % (role, name, bar))
    # What is in a dialog follows it.
    for start, (role, name) in enumerate(nodes):
        close = first(lambda *node: node == ("button", "Close"), start) if role == "dialog" else None
        below = first(lambda role, _: role in BELOW, start) if close is not None else None
        if below is not None and close > below:
            found.append("in “%s”: %s “%s” before the bar" % (name, *nodes[below]))
    return found


def look_at(tap, folder, name, application):
    """Looks at the view that is shown; with a folder, the tree is written there."""
    lines = [line for i in range(application.root.get_child_count()) for line in lines_of(application.root.get_child_at_index(i))]
    if folder:
        with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    missing = unnamed(application.root)
    tap.ok(len(lines) > 5 and not missing, "%s: %d accessibles, all that is acted on has a name" % (name, len(lines)))
    for what in missing:
        tap.note("without a name: " + what)
    for wrong, what in ((doubled(application.root), "nothing is said twice"), (out_of_order(application.root), "what is above is read before what is below")):
        tap.ok(not wrong, "%s: %s" % (name, what))
        for at in wrong:
            tap.note(at)


def visit(tap, folder, command, environment, views):
    """Looks at each view of an application, and has it end as a person does."""
    with Application(command, environment=environment) as application:
        try:
            for name in views(application):
                look_at(tap, folder, name, application)
            application.key("ctrl+q")
            application.process.wait(TIMEOUT)
        except (NotShown, subprocess.TimeoutExpired) as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))
    tap.note(application.output)


def run(visits):
    """A test of all views that visits() leads to. With a folder as its argument the trees are written there as text, to be read: build-aux/accessible-tree."""
    tap = Tap()
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as home:
        for command, views in visits(home):
            visit(tap, folder, command, at_home(home), views)
    return tap.done()
