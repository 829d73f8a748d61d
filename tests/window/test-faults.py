#!/usr/bin/env python3
"""A library that another window has open, one on a disk that cannot be written, and one on a disk that is full: the window says so, and it can be
read."""
import ctypes
import os
import subprocess
import sys
import tempfile

from driver import TIMEOUT, Application, NotShown, Tap, all_text, at_home
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"
N_NOTICES = 2500
CLONE_NEWNS, MS_RDONLY, MS_REMOUNT, MS_REC, MS_PRIVATE = 0x20000, 1, 32, 16384, 1 << 18

libc = ctypes.CDLL(None, use_errno=True)


def reads(application, desk):
    """An article is listed, opened and its quotations are shown."""
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    return "Port Merrow" in desk.article_text()


def second_window(tap, command, environment):
    with Application(command + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment) as first:
        Desk(first).wait_for_import(5)
        with Application(command, environment=environment) as second:
            second.wait(lambda: "This library is open elsewhere. Here it can be read." in all_text(second.frame()), "what is said to the second window")
            tap.ok(True, "the second window on a library is told that it is the second")
            tap.ok(reads(second, Desk(second)), "and reads it")
        tap.ok(first.process.poll() is None, "the first goes on")
    with Application(command, environment=environment) as third:
        third.find("list item", "Continental Wire")
        tap.ok("open elsewhere" not in all_text(third.frame()), "when the first is closed, the next has it to itself")


def given_while_reading(tap, home, environment):
    """Files that are given to a window which can only read are refused there, and wait for no other library."""
    notice = os.path.join(home, "given.txt")
    with open(notice, "w", encoding="utf-8") as file:
        file.write("The harbour office moves\n\nThe harbour office moved to the pier on Monday.\n")
    own = os.path.join(home, "quotidian", "library.quotidian")
    os.makedirs(os.path.dirname(own))
    with Application([os.environ["QUOTIDIAN"], "--library", own], environment=environment) as first:
        first.find("button", "Try the Sample Library")
        with Application([os.environ["QUOTIDIAN"]], environment=environment) as second:
            second.wait(lambda: "Here it can be read." in all_text(second.frame()), "what is said to the second window")
            subprocess.run([os.environ["QUOTIDIAN"], notice], env=dict(os.environ, **environment), timeout=TIMEOUT, check=True)
            second.wait(lambda: "Nothing can be imported into it." in all_text(second.frame()), "what is said of the file")
            tap.ok(True, "a file that is given to a window which can only read is refused")


def read_only_disk(tap, command, environment, folder):
    if libc.unshare(CLONE_NEWNS) != 0 or libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None) != 0 or \
            libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, b"size=32m") != 0:
        return tap.ok(True, "a disk that cannot be written # SKIP may not mount a file system")
    try:
        library = os.path.join(folder, "library.quotidian")
        with Application(command + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment) as application:
            Desk(application).wait_for_import(5)
        tap.ok(os.path.exists(library), "a library is on the disk")
        libc.mount(b"none", folder.encode(), None, MS_REMOUNT | MS_RDONLY, None)
        with Application(command, environment=environment) as application:
            application.find(None, "The Library Cannot Be Written")
            tap.ok(True, "the window says that the library cannot be written")
            application.press(application.find("button", "Open Without Writing"))
            tap.ok(reads(application, Desk(application)), "opened without writing, it is read")
        tap.note(application.output)
    finally:
        libc.umount2(folder.encode(), 2)


def write_notices(folder, count):
    os.mkdir(folder)
    for i in range(count):
        with open(os.path.join(folder, "notice-%04d.txt" % i), "w", encoding="utf-8") as file:
            file.write("Notice %d of the harbour office\n\nDrawer %d was opened on Monday, and %d keys were in it.\n" % (i, i, i * 7))


def has_all_notices(name):
    """Whether it is the name of the row of their outlet, and says that it has them all."""
    return name.startswith("notices") and "".join(filter(str.isdigit, name)).startswith(str(N_NOTICES))


def full_disk(tap, command, environment, folder, notices):
    if libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, b"size=3m") != 0:
        return tap.ok(True, "a full disk # SKIP may not mount a file system")
    try:
        with Application(command + [os.environ["QUOTIDIAN_SAMPLE_DIR"]], environment=environment) as application:
            Desk(application).wait_for_import(5)
        with Application(command + [notices], environment=environment) as application:
            application.wait(lambda: "The import stopped: The disk that holds the library" in all_text(application.frame()), "what is said of the import", 120)
            tap.ok("Make room on it and try again." in all_text(application.frame()), "the window says that the disk is full, and what to do")
            tap.ok(all_text(application.frame()).count("is full. Make room on it") == 1, "once")
            tap.ok(reads(application, Desk(application)), "what was imported is read")
        libc.mount(b"none", folder.encode(), None, MS_REMOUNT, b"size=64m")
        with Application(command + [notices], environment=environment) as application:
            application.wait(lambda: application.look("list item", has_all_notices), "all notices", 120)
            tap.ok(True, "with room again, the import goes on")
        tap.note(application.output)
    finally:
        libc.umount2(folder.encode(), 2)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        folder = os.path.join(home, "disk")
        os.mkdir(folder)
        try:
            given_while_reading(tap, home, environment)
            second_window(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "library.quotidian")], environment)
            notices = os.path.join(home, "notices")
            write_notices(notices, N_NOTICES)
            read_only_disk(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(folder, "library.quotidian")], environment, folder)
            full_disk(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(folder, "library.quotidian")], environment, folder, notices)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
