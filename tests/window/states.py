"""What the pages and dialogs of views.py become: their menus and popovers, what is listed in them, what is missing, and what went wrong."""
import json
import os
import subprocess

from articles import write_articles
from desk import Desk
from views import dialog, menu_item, open_command, open_menu

SHELL = "Port Merrow shuts Kestrel Bridge"
WORDS = "Nobody who saw those photographs"
FEEDS = """<opml version="2.0"><head><title>Feeds</title></head><body><outline type="rss" text="Gull Tribune" xmlUrl="http://gull.example/feed"/></body></opml>"""


def menu_of(application, node):
    application.point(node, button=3)
    application.wait(lambda: application.find_all("menu item"), "a context menu")


def close_menu(application):
    application.key("Escape")
    application.wait(lambda: not application.find_all("menu item"), "no menu")


def popover(application, button, shown, view):
    """What a button opens over the page, until Escape closes it."""
    application.press(button)
    application.find(None, shown)
    yield view
    application.key("Escape")
    application.gone(None, shown)


def menus(application, desk):
    """Menus of rows, of words and of buttons."""
    for view, find in (("menu-article", lambda: desk.rows("Articles")[0]), ("menu-source", lambda: application.find("list item", "Merrow Courier")),
                       ("menu-tag", lambda: application.find("list item", "chapter 3")), ("menu-quotation", lambda: desk.rows("Quotations")[0])):
        menu_of(application, find())
        yield view
        close_menu(application)
    application.point(application.find("text", "Article text"))
    application.key("shift+F10")
    application.wait(lambda: application.find_all("menu item"), "the menu of the article")
    yield "menu-words"
    close_menu(application)
    for button, item in (("Add Articles", "Watched Folders…"), ("Sort and Filter Articles", "Export This List…"), ("This Article", "Notes"), ("Order of the quotations", "By Reach")):
        application.press(application.find("button", lambda name: name.startswith(button)))
        application.wait(lambda: next((n for n in application.find_all("menu item") if item in n.get_name()), None), "the menu " + button)
        yield "menu-" + button.lower().replace(" ", "-")
        close_menu(application)
    application.key("F10")
    application.wait(lambda: menu_item(application, "Libraries"), "the main menu")
    application.key("Return")
    application.wait(lambda: menu_item(application, "New Library…"), "the libraries")
    yield "menu-libraries"
    application.key("Escape", "Escape")
    application.wait(lambda: not application.find_all("menu item"), "no menu")


def of_quotation(application, desk):
    """A quotation that is open: its reasons, what ties it, by whom; and its comparison, as a table and exported."""
    desk.open_quotation(WORDS)
    yield from popover(application, application.find("toggle button", lambda name: name == "Why?"), "The speaker is", "why")
    yield from popover(application, application.find("toggle button", "Why The Harbor Evening Post?"), "Both name the same speaker.", "relation")
    application.press(application.find("toggle button", lambda name: name == "Why?"))
    application.press(application.find("button", "Same Statement As…"))
    application.find("label", "Type words of the other quotation")
    yield from dialog(application, "dialog", None, "statement")
    application.press(application.find("button", lambda name: name.startswith("Order of the quotations")))
    application.press(application.find("menu item", "By Speaker"))
    application.find(None, "Order of the quotations: By Speaker")
    yield "panel-speakers"
    application.press(application.find("button", lambda name: name.startswith("Order of the quotations")))
    application.press(application.find("menu item", "In Order"))
    application.press(application.find("button", "Compare"))
    application.find("list", "Renditions")
    application.point(desk.rows("Renditions")[1])
    application.find("button", "Read the Article")
    yield "compare-row"
    application.press(application.find("toggle button", "As a Table"))
    application.find(None, "Changed")
    yield "compare-table"
    application.press(application.find("button", "Export"))
    application.wait(lambda: application.find_all("menu item"), "the formats")
    yield "compare-export"
    application.key("Escape")
    application.key("Escape")
    application.gone("dialog", "Compare")


def corrected(application, desk):
    application.key("e")
    application.find("text", "Speaker")
    application.key("ctrl+a")
    application.type("Ida Marrow")
    application.key("Return")
    application.gone("text", lambda name: name == "Speaker")
    application.key("ctrl+shift+e")
    application.find("list", "Corrections")
    yield from dialog(application, "dialog", "Corrections", "corrections-listed")


def checked(application, desk):
    for words, shown, view in (("I closed this bridge because the alternative was to wait for it to close itself", "quotations have these words", "check-found"),
                               ("purple zebras juggle quietly", "Not Found", "check-nothing")):
        application.key("ctrl+k")
        application.find(None, "Who Has These Words?")
        application.type(words)
        application.key("Return")
        application.find(None, shown)
        yield from dialog(application, "dialog", "Check a Quotation", view)


def of_sources(application, desk):
    application.point(application.find("list item", "Merrow Courier"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of the outlet")
    application.key("F2")
    yield from dialog(application, None, "Rename Source", "rename")
    for row, title, view in (("Merrow Courier", "Merge Sources", "merge-sources"), ("chapter 3", "Edit Tag", "edit-tag")):
        source = application.find("list item", row)
        menu_of(application, source)
        application.point(application.wait(lambda: next((n for n in application.find_all("menu item") if n.get_name() in ("Merge Into…", "Edit…")), None), "the menu"))
        yield from dialog(application, None, title, view)
    application.key("ctrl+shift+f")
    application.type("zzyzxqq")
    application.wait(lambda: not desk.rows("Articles"), "nothing found")
    yield "search-nothing"
    application.key("ctrl+shift+f", "Escape")
    application.wait(lambda: desk.rows("Articles"), "the articles")


def listed(application, desk):
    """Dialogs that have something to list, and the one that says what this program is."""
    application.key("ctrl+l")
    application.find(None, "Gull Tribune")
    yield from dialog(application, "dialog", "Feeds", "feeds-listed")
    open_menu(application, "Add Articles", "Watched Folders…")
    application.find("button", lambda name: name.startswith("Stop Watching") or "clippings" in name)
    yield from dialog(application, "dialog", "Watched Folders", "folders-listed")
    application.key("F10")
    application.point(application.wait(lambda: menu_item(application, "About Quotidian"), "the main menu"))
    application.find(None, "The Quotidian contributors")
    yield from dialog(application, "dialog", "About", "about")
    application.point(application.find("list item", "Notes, 0 notes"))
    application.find(None, "No Notes")
    yield "no-notes"


def states(application):
    desk = Desk(application)
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(SHELL)
    application.key("t")
    application.find(None, "New Tag")
    application.type("chapter 3")
    application.key("Return")
    application.find("list item", "chapter 3, 1 article")
    application.key("Escape")
    application.gone("dialog", "Tags")
    for part in (menus, of_quotation, corrected, checked, of_sources, listed):
        yield from part(application, desk)


def importing(application):
    """An import under way, paused; and what could not be read of it."""
    application.press(application.find("button", "Pause the Import"))
    application.find("button", "Resume the Import")
    yield "importing"
    application.press(application.find("button", "Stop the Import"))
    application.gone("button", "Stop the Import")


def with_problems(application):
    application.press(application.find("button", lambda name: name in ("Details", "Problems") or "roblem" in name))
    application.find("dialog")
    yield "problems"
    application.key("Escape")
    application.gone("dialog", "Import Problems")


def damaged(application):
    application.find(None, "The Library Is Damaged")
    yield "failed-damaged"


def visits(home):
    """As views.py has it."""
    library = os.path.join(home, "listed.quotidian")
    cli = [os.environ["QUOTIDIAN_CLI"], "--library", library]
    folder, opml = os.path.join(home, "clippings"), os.path.join(home, "feeds.opml")
    os.mkdir(folder)
    with open(opml, "w", encoding="utf-8") as file:
        file.write(FEEDS)
    for arguments in (["import", os.environ["QUOTIDIAN_SAMPLE_DIR"]], ["opml", "import", opml], ["watch", "add", folder]):
        subprocess.run(cli + arguments, check=True, capture_output=True)
    yield open_command(library), states

    many = os.path.join(home, "many.jsonl")
    write_articles(many, 30000)
    yield open_command(os.path.join(home, "many.quotidian")) + [many], importing

    bad = os.path.join(home, "bad.jsonl")
    with open(bad, "w", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a", "source": "Quill Gazette", "title": "The mill", "text": "“The mill burned,” said Ada Quill."}) + "\n{no JSON\n")
    yield open_command(os.path.join(home, "bad.quotidian")) + [bad], with_problems

    broken = os.path.join(home, "broken.quotidian")
    with open(library, "rb") as file:
        sound = file.read()
    with open(broken, "wb") as file:
        file.write(sound[:100] + b"\0" * 4096 + sound[4196:])
    yield open_command(broken), damaged
