#!/usr/bin/env python3
"""The dialog of the keys says the truth: every key of the application is in it, and every key in it does what it says."""
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from driver import TIMEOUT, Application, Atspi, NotShown, Tap, all_text, at_home, text_of
from desk import Desk

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Those of GTK itself, and that of the article's text, which looks where its caret is.
OF_GTK = {"F10", "<Control>a", "Escape", "Return"}

# What these do on a row is the same in every list of every application.
OF_ROWS = {"space", "Return", "KP_Enter", "Left", "Right", "KP_Left", "KP_Right"}

# Other names of keys that are told.
SAME = {"<Control>equal", "<Control>KP_Add", "<Control>KP_Subtract", "<Control>KP_0", "KP_Delete"}


def told():
    """Keys by title, as the dialog has them."""
    tree = ElementTree.parse(os.path.join(TOP, "ui", "qd-shortcuts-dialog.ui"))
    found = {}
    for shortcut in tree.iter("object"):
        if shortcut.get("class") == "QdShortcutRow":
            fields = {p.get("name"): p.text for p in shortcut.iter("property")}
            for key in fields["accelerator"].split():
                found[key] = fields["title"]
    return found


def bound():
    """The keys that the source binds: those of the application, of lists, and letters."""
    def read(*path):
        with open(os.path.join(TOP, *path), encoding="utf-8") as file:
            return file.read()

    keys = set()
    table = read("src", "app", "qd-application.c").split("static const Keys keys[]", 1)[1].split("};", 1)[0]
    for row in re.findall(r"\{ \"[^\"]+\", \{([^}]*)\}", table):
        keys.update(re.findall(r"\"([^\"]+)\"", row))
    for name in os.listdir(os.path.join(TOP, "src", "widgets")):
        if name.endswith(".c"):
            text = read("src", "widgets", name)
            for triggers in re.findall(r"add_(?:shortcut|key) \(\w+, \"([^\"]+)\"", text) + re.findall(r"trigger_parse_string \(\"([^\"]+)\"", text):
                keys.update(triggers.split("|"))
            keys.update(re.findall(r"class_add_(?:binding|shortcut)\w* \(\w+, (?:GDK_KEY_)?(\w+)", text))
            for letter, modifier in re.findall(r"gtk_keyval_trigger_new \(GDK_KEY_(\w+), (\w+)\)", text):
                keys.add(("<Control>" if modifier == "GDK_CONTROL_MASK" else "") + letter)
    return keys


def drive(tap, application, desk):
    def shows(keys, shown, what, role=None):
        application.key(*keys)
        tap.ok(application.find(role, shown), what)
        application.key("Escape")
        application.gone(role, shown)

    application.key("ctrl+question")
    application.wait(lambda: application.look(None, "Next quotation"), "the dialog of the keys")
    shown = "\n".join(filter(None, (n.get_name() or "" for n in application.find_all("label"))))
    tap.ok("Export the selected articles" in shown and "Find in the article" in shown, "the dialog shows the keys")
    tap.ok(application.find("list item", "Next quotation, J or Alt+Down"), "each with its keys in words")
    application.type("star")
    application.gone("list item", "Next quotation")
    found = [row.get_name() for row in application.find_all("list item") if row.get_name()]
    tap.ok(any("Star the article" in name for name in found) and not any("Print" in name for name in found), "and what is typed is looked for among them")
    application.key("ctrl+a")
    application.type("F9")
    tap.ok(application.find("list item", "Show or hide the quotations, F9"), "keys, too")
    application.type("xx")
    tap.ok(application.find(None, "No Shortcuts Found"), "what is not there is said not to be")
    application.key("Escape")
    application.find("list item", "Next quotation")
    application.key("Escape")
    application.gone(None, "Next quotation")

    desk.open_article("The bell is coming home")
    selected = set()
    for key in ("j", "j", "alt+Down", "k", "alt+Up"):
        application.key(key)
        selected.add(application.wait(lambda: next((d for d in [application.find("text", "Article text").get_description()] if d.startswith("Selected")), None), "a selected quotation"))
    tap.ok(len(selected) >= 2, "letters and arrows go from quotation to quotation (%s)" % len(selected))

    shows(["c"], "Renditions", "c compares", "list")
    shows(["e"], "Correct a Quotation", "e corrects", "dialog")
    shows(["ctrl+k"], "Check a Quotation", "Ctrl+K checks", "dialog")
    shows(["ctrl+shift+e"], "Corrections", "Ctrl+Shift+E lists corrections", "dialog")
    shows(["ctrl+l"], "Feeds", "Ctrl+L opens the feeds", "dialog")
    shows(["ctrl+comma"], "Preferences", "Ctrl+, opens the preferences", "dialog")
    application.key("ctrl+shift+l")
    tap.ok(application.find(None, "copied"), "Ctrl+Shift+L copies a link")

    star = application.find("toggle button", "Star This Article")
    application.key("ctrl+d")
    application.wait(lambda: application.look("list item", "Starred, 1 article"), "a starred article")
    tap.ok(star, "Ctrl+D stars")
    panel = application.find("toggle button", "Quotations")
    before = panel.get_state_set().contains(Atspi.StateType.PRESSED)
    application.key("F9")
    application.wait(lambda: panel.get_state_set().contains(Atspi.StateType.PRESSED) != before, "the panel")
    application.key("F9")
    tap.ok(application.wait(lambda: panel.get_state_set().contains(Atspi.StateType.PRESSED) == before, "the panel again"), "F9 hides and shows the quotations")

    desk.open_article("What a bell sounds like")
    application.key("alt+Left")
    desk.wait_for_article("The bell is coming home")
    application.key("alt+Right")
    desk.wait_for_article("What a bell sounds like")
    tap.ok(True, "Alt with an arrow goes back and forth")
    view = application.find("text", "Article text")

    def height():
        return Atspi.Text.get_character_extents(view.get_text_iface(), 0, Atspi.CoordType.WINDOW).height

    usual = height()
    application.key("ctrl+plus", "ctrl+plus")
    application.wait(lambda: height() > usual, "larger text")
    application.key("ctrl+0")
    application.wait(lambda: height() == usual, "usual text")
    application.key("ctrl+minus", "ctrl+minus")
    application.wait(lambda: height() < usual, "smaller text")
    application.key("ctrl+0")
    tap.ok(True, "Ctrl with +, – and 0 sets the size of the text")

    application.point(desk.rows("Articles")[0])
    application.key("t")
    tap.ok(application.find(None, "New Tag"), "t tags")
    application.key("Escape")
    application.gone(None, "New Tag")
    application.point(desk.rows("Articles")[0])
    application.key("ctrl+c")
    tap.ok(application.find(None, "Citation copied"), "Ctrl+C copies a citation")
    application.key("ctrl+e")
    application.find("label", "1 article")
    tap.ok(True, "Ctrl+E exports")
    application.key("Escape")
    application.gone("dialog", "Export")
    application.point(desk.rows("Articles")[0])
    application.key("Delete")
    application.find("list item", "All Articles, 16 articles")
    application.key("ctrl+z")
    tap.ok(application.find("list item", "All Articles, 17 articles"), "Delete removes, Ctrl+Z takes it back")
    application.point(desk.rows("Articles")[0])
    application.key("shift+F10")
    tap.ok(application.wait(lambda: application.find_all("menu item"), "the menu"), "Shift+F10 opens the menu")
    application.key("Escape")
    application.key("ctrl+shift+f")
    application.type("bridge")
    application.wait(lambda: any("bridge" in (text_of(n) or "") for n in application.find_all("entry") + application.find_all("text")), "words in the search")
    tap.ok(True, "Ctrl+Shift+F searches")
    application.key("F10")
    tap.ok(application.wait(lambda: [n for n in application.find_all("menu item") if n.get_name() == "About Quotidian"], "the main menu"), "F10 opens the main menu")
    application.point(next(n for n in application.find_all("menu item") if n.get_name() == "About Quotidian"))
    tap.ok(application.find(None, "The Quotidian contributors"), "which leads to what it is about")
    application.key("Escape")
    application.key("ctrl+q")
    application.process.wait(TIMEOUT)
    tap.ok(application.process.returncode == 0, "Ctrl+Q quits")


def main():
    tap = Tap()
    shown, keys = told(), bound()
    missing = sorted(keys - set(shown) - SAME - OF_ROWS)
    tap.ok(len(keys) > 30 and not missing, "every key of the application is told (%s)" % missing)
    invented = sorted(set(shown) - keys - OF_GTK)
    tap.ok(not invented, "no other is (%s)" % invented)
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        application = Application([os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment)
        try:
            desk = Desk(application)
            desk.wait_for_import(5)
            drive(tap, application, desk)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))
        finally:
            application.close()
        tap.note(application.output)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
