#!/usr/bin/env python3
"""Several libraries: one is made, another opened, each where it was left; one that has moved is told, with a way out."""
import fcntl
import glob
import os
import sqlite3
import subprocess
import sys
import tempfile

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from driver import ALONE, TIMEOUT, Application, NotShown, Tap, all_text, at_home  # noqa: E402
from desk import Desk  # noqa: E402
from portal import Portal  # noqa: E402


class Noted(Application):
    """What it said last is worth knowing when it ends too early."""

    def close(self):
        super().close()
        Tap.note(None, self.output)


TITLE = "Port Merrow shuts Kestrel Bridge"
OTHER = "The lamp on the pier"


def act(name):
    """Asks for an action of the application, as its menu does."""
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "io.github.quotidian.Quotidian", "/io/github/quotidian/Quotidian", "org.freedesktop.Application", "ActivateAction",
        GLib.Variant("(sava{sv})", (name, [], {})), None, Gio.DBusCallFlags.NONE, int(TIMEOUT * 1000))


def menu_item(application, name):
    return next((n for n in application.find_all("menu item") + application.find_all("radio menu item") + application.find_all("check menu item") if n.get_name() == name), None)


def choose_from_menu(application, name, choose=True):
    """Opens the main menu and its list of libraries, and points at one."""
    application.key("F10")
    application.point(application.wait(lambda: menu_item(application, "Libraries"), "the libraries in the main menu"))
    application.wait(lambda: menu_item(application, "Open Library…"), "the libraries")
    if choose:
        application.point(application.wait(lambda: menu_item(application, name), "%r in the menu" % name))
    return menu_item(application, name)


def first(tap, environment, portal, folder):
    article = os.path.join(folder, "lamp.txt")
    with open(article, "w", encoding="utf-8") as file:
        file.write("Gull Tribune\n\n%s\n\n“The lamp burned all night,” said Ilse Varga. Nobody else saw it burn there.\n" % OTHER)
    with Noted([os.environ["QUOTIDIAN"], os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment) as application:
        desk = Desk(application)
        desk.wait_for_import(5)
        application.point(application.find("list item", "Continental Wire, 3 articles"))
        application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
        desk.open_article(TITLE)

        portal.choose(os.path.join(folder, "Pier"))
        act("new-library")
        title, _ = portal.request()
        tap.ok(title == "New Library", "a new library asks where it should be")
        application.find("frame", "Pier – Quotidian")
        application.find("button", "Open Files")
        tap.ok(os.path.exists(os.path.join(folder, "Pier.quotidian")), "a new library is made, and begins without articles")
        subprocess.run([os.environ["QUOTIDIAN"], article], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)
        desk.wait_for_article(OTHER)
        tap.ok(len(desk.rows("Articles")) == 1, "what is imported now is in it alone")

        choose_from_menu(application, "My Library")
        desk.wait_for_article(TITLE)
        tap.ok(application.look("frame", "Quotidian") and "Pier" not in application.frame().get_name(), "the menu leads back to one's own, where it was left")
        application.point(application.find("list item", "Continental Wire, 3 articles"))
        application.key("F2")
        application.find(None, "Rename Source")
        subprocess.run([os.environ["QUOTIDIAN"], os.path.join(folder, "Pier.quotidian")], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)
        application.gone(None, "Rename Source")
        tap.ok(True, "a file manager opens the other, and what was asked about the first is asked no more")
        desk.wait_for_article(OTHER)
        tap.ok(len(desk.rows("Articles")) == 1, "it is where that was left")
        choose_from_menu(application, "My Library")
        desk.wait_for_article(TITLE)
        choose_from_menu(application, "Pier")
        desk.wait_for_article(OTHER)
        tap.ok(len(desk.rows("Articles")) == 1, "the menu leads to it as well")
        application.key("ctrl+q")
        application.process.wait(TIMEOUT)
    tap.ok(application.process.returncode == 0, "it ends (%s)" % application.process.returncode)


def second(tap, environment, portal, folder):
    library, moved = os.path.join(folder, "Pier.quotidian"), os.path.join(folder, "Moved & found.quotidian")
    with Noted([os.environ["QUOTIDIAN"]], environment=environment) as application:
        Desk(application).wait_for_article(OTHER)
        tap.ok(True, "the next time the library is open that was open last")
        application.key("ctrl+q")
        application.process.wait(TIMEOUT)

    os.rename(library, moved)
    with Noted([os.environ["QUOTIDIAN"]], environment=environment) as application:
        desk = Desk(application)
        application.find(None, "The Library Is Not There")
        tap.ok("Pier.quotidian" in all_text(application.root), "a library that is gone is told, and where it was")
        tap.ok(not os.path.exists(library), "none is made in its place")
        portal.cancel()
        application.press(application.find("button", "Open Another Library"))
        title, _ = portal.request()
        tap.ok(title == "Open Library" and application.find(None, "The Library Is Not There"), "who chooses no other stays where it is told")
        subprocess.run([os.environ["QUOTIDIAN"], moved], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)
        application.wait(lambda: any(OTHER in name for name in desk.names("Articles")), "the library where it is now")
        tap.ok(application.look("frame", "Moved & found – Quotidian"), "it can be opened where it is now, also by giving the file")
        choose_from_menu(application, "Pier")
        application.find(None, "The Library Is Not There")
        application.press(application.find("button", "Open My Library"))
        application.wait(lambda: len(desk.rows("Articles")) > 5, "one's own library")
        tap.ok(choose_from_menu(application, "Pier", False) is None and menu_item(application, "Moved & found"), "or forgotten")
        application.key("Escape", "Escape")


def third(tap, environment, folder):
    """A file of something else, one of a newer version, and a damaged one say what they are, and leave a way out."""
    other = os.path.join(folder, "other.quotidian")
    with open(other, "wb") as file:
        file.write(b"no database at all" * 1000)
    with Noted([os.environ["QUOTIDIAN"], other], environment=environment) as application:
        application.find(None, "This File Is Not a Library")
        # Keys of what only a library has do nothing yet.
        application.key("c", "j", "ctrl+z")
        application.press(application.find("button", "Open My Library"))
        application.wait(lambda: len(Desk(application).rows("Articles")) > 5, "one's own library")
        tap.ok(open(other, "rb").read(18) == b"no database at all", "a file that is no library is told, left as it is, and left again")


def fourth(tap, environment, folder):
    """Chosen in the menu, a library of a newer version and a damaged one say so and stay as they are; one that is open elsewhere is read."""
    library = os.path.join(folder, "Moved & found.quotidian")
    with open(library, "rb") as file:
        sound = file.read()
    with Noted([os.environ["QUOTIDIAN"]], environment=environment) as application:
        desk = Desk(application)
        application.wait(lambda: len(desk.rows("Articles")) > 5, "one's own library")

        database = sqlite3.connect(library)
        version = database.execute("PRAGMA user_version").fetchone()[0]
        database.execute("PRAGMA user_version = %d" % (version + 1))
        database.commit()
        database.close()
        with open(library, "rb") as file:
            newer = file.read()
        choose_from_menu(application, "Moved & found")
        application.find(None, "This Library Is From a Newer Quotidian")
        tap.ok(application.look("button", "Set It Aside and Start a New One") is None, "a library of a newer version says so")
        with open(library, "rb") as file:
            tap.ok(file.read() == newer, "and stays as it is to the byte")
        choose_from_menu(application, "My Library")
        application.wait(lambda: len(desk.rows("Articles")) > 5, "one's own library again")
        tap.ok(True, "the menu leads away from it")

        damaged = b"\x00" * 4096
        with open(library, "wb") as file:
            file.write(sound[:100] + damaged + sound[100 + len(damaged):])
        choose_from_menu(application, "Moved & found")
        application.find(None, "The Library Is Damaged")
        tap.ok("Moved & found.quotidian" in all_text(application.root), "a damaged one too, with its name")
        with open(library, "wb") as file:
            file.write(sound)
        application.press(application.find("button", "Try Again"))
        application.wait(lambda: any(OTHER in name for name in desk.names("Articles")), "its article")
        tap.ok(True, "and is tried again when it was put right")
        choose_from_menu(application, "My Library")
        application.wait(lambda: len(desk.rows("Articles")) > 5, "one's own library once more")

        database = sqlite3.connect(library)
        page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'articles_published'").fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
        database.close()
        with open(library, "r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\x00" * size)
        # Where a rescue might put together what it finds, were the name one that can be guessed.
        others = os.path.join(folder, "another's")
        with open(others, "w", encoding="utf-8") as file:
            file.write("another's")
        os.symlink(others, library + ".rescued")
        choose_from_menu(application, "Moved & found")
        application.press(application.find("button", "What to Do"))
        application.find(None, "The Library Is Damaged")
        tap.ok(True, "damage that is met later says so, with what to do")
        application.press(application.find("button", "Recover What Can Be Read"))
        application.find(None, "1 article was recovered.")
        application.wait(lambda: any(OTHER in name for name in desk.names("Articles")), "its article once more")
        kept = [name for name in os.listdir(folder) if name.startswith("Moved & found.quotidian.2") and not name.endswith(("-wal", "-shm"))]
        tap.ok(len(kept) == 1, "what can be read is in a new library, the damaged one beside it")
        with open(others, encoding="utf-8") as file:
            untouched = file.read() == "another's" and os.path.islink(library + ".rescued")
        tap.ok(untouched and not glob.glob(glob.escape(library) + ".rescued?*"), "and nothing else beside it is written, or left")
        choose_from_menu(application, "My Library")
        application.wait(lambda: len(desk.rows("Articles")) > 5, "one's own library for the third time")

        # What another window does that has it open.
        with open(library + "-lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            choose_from_menu(application, "Moved & found")
            application.wait(lambda: "This library is open elsewhere. Here it can be read." in all_text(application.frame()), "what is said of it")
            application.wait(lambda: any(OTHER in name for name in desk.names("Articles")), "its article")
            tap.ok(True, "one that is open elsewhere is told, and read")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**Portal.ENVIRONMENT, **at_home(home), "GSETTINGS_BACKEND": "keyfile"}
        folder = os.path.join(home, "elsewhere")
        os.mkdir(folder)
        try:
            first(tap, environment, portal, folder)
            second(tap, environment, portal, folder)
            third(tap, environment, folder)
            fourth(tap, environment, folder)
        except (NotShown, GLib.Error) as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
