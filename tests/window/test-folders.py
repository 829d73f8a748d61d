#!/usr/bin/env python3
"""A folder that is watched: chosen, filled, emptied, lost, and let go of."""
import os
import shutil
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk
from portal import Portal

ARTICLE = "Gull Tribune\n\n%s\n\n“The lamp burned all night,” said Ilse Varga. Nobody else saw it burn there.\n"


def put(folder, name, title):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(ARTICLE % title)


def open_dialog(application):
    application.press(application.find("button", "Add Articles"))
    application.point(application.wait(lambda: next((n for n in application.find_all("menu item") if n.get_name() == "Watched Folders…"), None), "the menu"))
    application.find("label", "Watched Folders")


def check(tap, application, portal, folder):
    desk = Desk(application)
    desk.wait_for_import(5)
    open_dialog(application)
    tap.ok(application.find("label", "No Watched Folders"), "at first there are none")
    portal.choose(folder)
    application.press(next(n for n in application.find_all("button") if n.get_name() == "Watch a Folder…"))
    title, options = portal.request()
    tap.ok(title == "Watch a Folder" and options["directory"], "a folder is asked for")
    application.find("button", "Stop Watching “inbox”")
    tap.ok(True, "a folder is chosen and listed, with a button to let it go")
    application.key("Escape")
    application.find("list item", "Gull Tribune, 1 article")
    tap.ok(True, "what was in it already is imported")
    put(folder, "later.txt", "What came later")
    application.point(application.find("list item", "Gull Tribune, 2 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 2, "the articles of the folder")
    tap.ok(any("What came later" in name for name in desk.names("Articles")), "and what is put into it later")
    os.remove(os.path.join(folder, "later.txt"))

    shutil.move(folder, folder + "-moved")
    open_dialog(application)
    application.find("image", "Cannot be watched")
    tap.ok(True, "a folder that is gone is told")
    application.press(application.find("button", "Stop Watching “inbox”"))
    application.find("label", "No Watched Folders")
    tap.ok(True, "it can be let go of")
    application.press(application.find("button", "Undo"))
    application.find("button", "Stop Watching “inbox”")
    tap.ok(True, "and that taken back")
    application.press(application.find("button", "Stop Watching “inbox”"))
    application.find("label", "No Watched Folders")
    application.key("Escape")
    tap.ok(any("What came later" in name for name in desk.names("Articles")), "its articles stay")


def check_portal(tap, application, portal):
    """A folder of the document portal is told by where it is on the host."""
    folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "doc", "ab12cd34", "inbox")
    os.makedirs(folder)
    try:
        os.setxattr(folder, "user.document-portal.host-path", b"/home/ada/inbox")
    except OSError as error:
        tap.ok(True, "a folder of the portal # SKIP %s" % error)
        return
    open_dialog(application)
    portal.choose(folder)
    application.press(next(n for n in application.find_all("button") if n.get_name() == "Watch a Folder…"))
    portal.request()
    application.find("button", "Stop Watching “inbox”")
    tap.ok(application.find(None, "/home/ada/inbox"), "a folder of the portal is told by where it is on the host")
    application.press(application.find("button", "Stop Watching “inbox”"))
    application.find("label", "No Watched Folders")
    application.key("Escape")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**Portal.ENVIRONMENT, **at_home(home)}
        folder = os.path.join(home, "inbox")
        os.mkdir(folder)
        put(folder, "there.txt", "What was there")
        with driven(tap, [os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment) as application:
            check(tap, application, portal, folder)
            check_portal(tap, application, portal)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
