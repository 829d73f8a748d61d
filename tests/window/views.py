"""All views of the window one after the other, and what a screen reader gets of each."""
import os

from driver import Application, Atspi, GLib, at_home, is_showing, text_of, walk
from desk import Desk

# What somebody acts on, or moves among: without a name it is only a sound.
NAMED = {"button", "toggle button", "check box", "radio button", "switch", "entry", "password text", "combo box", "list item", "row header", "menu item",
         "radio menu item", "check menu item", "link", "slider", "spin button", "table cell", "page tab", "table", "dialog", "progress bar"}

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
                line += " “%s”" % name
            if text and text != name and role != "list item":
                line += " = “%s”" % (text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…").replace("\n", " ¶ ")
            if node.get_description():
                line += " – " + node.get_description()
            marks = [word for state, word in STATES if states.contains(state)]
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


def unnamed(node):
    """What should have a name and has none, each with the way to it."""
    found = []
    for at in walk(node):
        try:
            if not is_showing(at) or at.get_role_name() not in NAMED or name_of(at).strip():
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


def menu_item(application, name):
    return next((n for n in application.find_all("menu item") if n.get_name() == name), None)


def open_menu(application, button, item):
    application.press(application.find("button", button))
    application.point(application.wait(lambda: menu_item(application, item), item))


def dialog(application, role, shown, view):
    """What opened, until Escape closes it."""
    application.find(role, shown)
    yield view
    application.key("Escape")
    application.gone(role, shown)


def of_article(application, desk):
    """What belongs to the article that is read."""
    application.press(application.find("toggle button", "Left Out Here"))
    application.find("list", "Left Out Here")
    yield "left-out"
    application.press(application.find("toggle button", "Left Out Here"))
    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.type("two-man crew")
    application.find("label", lambda name: name.startswith("1 of 1"))
    yield "find"
    application.key("Escape")
    application.gone("entry", "Find in the article")
    application.key("m")
    application.find("text", "Note")
    yield "note-edit"
    application.type("Who were they?")
    application.press(application.find("button", "Save"))
    application.gone("text", lambda name: name == "Note")
    for key, role, shown, view in (("n", "dialog", "Notes", "notes"), ("a", None, "Where It Is From", "details")):
        application.press(application.find("toggle button", "This Article"))
        application.wait(lambda: application.look("menu", "This Article"), "the menu")
        application.key(key)
        yield from dialog(application, role, shown, view)
    application.press(application.find("button", "Appearance"))
    yield from dialog(application, None, "Width of lines", "appearance")


def of_list(application, desk):
    """What belongs to the list of articles."""
    application.press(application.find("button", "How to Search"))
    yield from dialog(application, "label", "One of the two", "search-help")
    application.press(application.find("toggle button", "Select Several Articles"))
    application.find(None, "selected")
    yield "selecting"
    application.press(application.find("toggle button", "Select Several Articles"))
    application.gone(None, "selected")
    application.point(desk.rows("Articles")[0])
    application.key("t")
    yield from dialog(application, None, "New Tag", "tags")
    application.point(desk.rows("Articles")[0])
    application.key("ctrl+e")
    yield from dialog(application, "dialog", "Export", "export")
    application.key("ctrl+shift+f")
    application.type("bridge")
    application.press(application.find("button", "Save This Search"))
    yield from dialog(application, None, "Save Search", "save-search")
    application.key("ctrl+shift+f", "Escape")
    application.key("ctrl+question")
    yield from dialog(application, None, "Next quotation", "shortcuts")


def reading(application):
    """Views with a library."""
    desk = Desk(application)
    desk.wait_for_import(5)
    yield "articles"
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article("Port Merrow shuts Kestrel Bridge")
    desk.open_quotation("Nobody who saw those photographs")
    application.find("button", "Why?")
    yield "desk"

    application.key("F10")
    application.wait(lambda: menu_item(application, "Preferences"), "the main menu")
    yield "main-menu"
    application.key("Escape")
    application.press(application.find("button", "Compare"))
    application.find("list", "Renditions")
    yield "compare"
    application.key("Escape")
    application.gone("list", "Renditions")

    for keys, shown, name in (("ctrl+k", "Who Has These Words?", "check"), ("ctrl+shift+e", "Corrections", "corrections"), ("ctrl+l", "Add Feed or Page", "feeds"),
                              ("ctrl+comma", "Preferences", "preferences")):
        application.key(keys)
        application.find(None, shown)
        yield name
        application.key("Escape")
        application.wait(lambda: not application.look("dialog") and not application.look("alert", shown), "the end of " + name)
    open_menu(application, "Add Articles", "Watched Folders…")
    application.find("label", "No Watched Folders")
    yield "folders"
    application.key("Escape")
    application.gone("label", "No Watched Folders")
    application.press(application.find("button", "Why?"))
    application.press(application.find("button", "Correct…"))
    application.find("dialog", "Correct a Quotation")
    yield "correct"
    application.key("Escape")
    application.gone("dialog", "Correct a Quotation")
    yield from of_article(application, desk)
    yield from of_list(application, desk)

    for place in ("Stories", "Speakers"):
        application.point(application.find("list item", place, application.find("list", "Sources")))
        application.wait(lambda: application.look("list", place), "the list of " + place)
        yield place.lower()
        if place == "Speakers":
            for tab in ("Over Time", "Names"):
                application.press(application.find("page tab", tab))
                application.find("panel", tab)
                yield "speakers-" + tab.lower().replace(" ", "-")
        merge = {"Stories": "Merge With Another Story", "Speakers": "Merge With Another Speaker"}[place]
        application.press(application.find("button", merge))
        yield from dialog(application, None, "Merge " + place, "merge-" + place.lower())
    application.point(application.find("list item", "Notes, 1 note"))
    application.wait(lambda: application.look(None, "No Notes") or application.look("list", "Notes"), "the notes")
    yield "all-notes"


def open_command(library):
    return [os.environ["QUOTIDIAN"], "--library", library]


def visit(home, look):
    """Calls look (name, application) in each view."""
    environment = at_home(home)
    failures = []

    def run(name, command, views):
        with Application(command, environment=environment) as application:
            for view in views(application):
                look(view, application)
            application.key("ctrl+q")
            try:
                application.process.wait(20)
            except Exception:
                pass
        if application.process.returncode != 0:
            failures.append("%s: %s\n%s" % (name, application.process.returncode, application.output))

    def first_run(application):
        application.find("button", "Try the Sample Library")
        yield "first-run"

    def failed(application):
        application.find(None, "This File Is No Library")
        yield "failed"

    run("first-run", [os.environ["QUOTIDIAN"]], first_run)
    run("reading", open_command(os.path.join(home, "sample.quotidian")) + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], reading)
    other = os.path.join(home, "other.quotidian")
    with open(other, "wb") as file:
        file.write(b"no database at all" * 1000)
    run("failed", open_command(other), failed)
    return failures
