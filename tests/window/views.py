"""All pages and dialogs of the window one after the other, as a person comes to them."""
import os

from desk import Desk

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


def first_run(application):
    application.find("button", "Try the Sample Library")
    yield "first-run"


def failed(application):
    application.find(None, "This File Is Not a Library")
    yield "failed"


def visits(home):
    """How to come to each view: what to start, and what shows views of it one after the other."""
    yield [os.environ["QUOTIDIAN"]], first_run
    yield open_command(os.path.join(home, "sample.quotidian")) + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], reading
    other = os.path.join(home, "other.quotidian")
    with open(other, "wb") as file:
        file.write(b"no database at all" * 1000)
    yield open_command(other), failed
