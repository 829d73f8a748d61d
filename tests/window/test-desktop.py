#!/usr/bin/env python3
"""What the desktop asks of the application: its search by D-Bus, addresses, files and libraries by a second instance."""
import os
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from desk import Desk  # noqa: E402
from driver import ALONE, TIMEOUT, Application, NotShown, Tap, all_text, at_home, text_of  # noqa: E402

NAME = "io.github.quotidian.Quotidian"
PATH = "/io/github/quotidian/Quotidian"
PROVIDER = "org.gnome.Shell.SearchProvider2"
WORDS = "I closed this bridge because the alternative was to wait for it to close itself"


class Shell:
    """Asks as GNOME Shell does."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, method, arguments, path=PATH + "/SearchProvider", interface=PROVIDER):
        reply = self.bus.call_sync(NAME, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, int(TIMEOUT * 1000))
        return reply.unpack()[0] if reply.n_children() else None

    def find(self, *terms):
        return self.call("GetInitialResultSet", GLib.Variant("(as)", (terms,)))

    def narrow(self, before, *terms):
        return self.call("GetSubsearchResultSet", GLib.Variant("(asas)", (before, terms)))

    def describe(self, *ids):
        return self.call("GetResultMetas", GLib.Variant("(as)", (ids,)))

    def activate(self, which, *terms):
        self.call("ActivateResult", GLib.Variant("(sasu)", (which, terms, 0)))

    def launch(self, *terms):
        self.call("LaunchSearch", GLib.Variant("(asu)", (terms, 0)))

    def is_there(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", (NAME,)), None,
                                  Gio.DBusCallFlags.NONE, 5000).unpack()[0]

    def wait(self, there, timeout=TIMEOUT):
        end = time.monotonic() + timeout
        while self.is_there() != there:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True


def start_service(environment):
    return subprocess.Popen([os.environ["QUOTIDIAN"], "--gapplication-service"], env=dict(os.environ, **ALONE, **environment))


def searches(tap, shell, environment):
    empty = tempfile.mkdtemp(dir=environment["XDG_DATA_HOME"])
    process = start_service(dict(environment, XDG_DATA_HOME=empty))
    shell.wait(True)
    tap.ok(shell.find("bridge") == [] and not os.path.exists(os.path.join(empty, "quotidian")), "without a library nothing is found, and none is made")
    process.terminate()
    process.wait(TIMEOUT)
    shell.wait(False)

    process = start_service(environment)
    shell.wait(True)
    found = shell.find("Kestrel", "brid")
    tap.ok(found and all(re.fullmatch(r"article/\d+", i) for i in found), "words find articles (%s)" % found)
    metas = shell.describe(*found[:3])
    tap.ok(len(metas) == 3 and metas[0]["id"] == found[0] and
           any(" ·\u00a0" in m["description"] for m in metas), "each has a title, and what it is from (%s)" % metas[0])
    tap.ok(set(shell.narrow(found, "Kestrel", "bridge")) <= set(found), "more words find less")

    quoted = shell.find(*WORDS.split())
    first = shell.describe(quoted[0])[0] if quoted else {}
    tap.ok(quoted and quoted[0].startswith("quotation/") and "I closed it because" in first["name"], "words that were said find who quotes them (%s)" % first)
    tap.ok(first["description"].startswith("altered ·\u00a0Ines Calloway ·\u00a0"), "and how exactly, and who said it where")
    tap.ok("I closed it because" in first["clipboardText"] and "Joss Arkwright" in first["clipboardText"], "what is copied of it is cited")
    tap.ok(shell.find() == [] and shell.find("zzyzxqq") == [] and shell.find("(", "\"") == [] and
           shell.describe("article/x", "article/99999999", "quotation/1", "nonsense", "article/-1", "quotation/1/2/99") is not None, "nonsense finds nothing")
    tap.ok(process.poll() is None, "the service is still there")

    started = time.monotonic()
    tap.ok(shell.wait(False), "when nobody asks it ends (after %d s)" % (time.monotonic() - started))
    tap.ok(process.wait(TIMEOUT) == 0, "without a failure (%s)" % process.returncode)


def activates(tap, shell, environment):
    # Asked without a window, it opens one.
    with Application([os.environ["QUOTIDIAN"]], environment=environment) as application:
        desk = Desk(application)
        desk.wait_for_import(5)
        quoted = [i for i in shell.find(*WORDS.split()) if i.startswith("quotation/")]
        words = shell.describe(quoted[0])[0]["name"].strip("“”…")
        shell.activate(quoted[0], *WORDS.split())
        application.wait(lambda: words[:30] in desk.article_text(), "the article of the quotation")
        card = application.wait(lambda: next((c for c in desk.rows("Quotations") if words[:20] in all_text(c) and application.look("button", "Why?", c)), None), "its card")
        tap.ok(card, "a result opens the article at the quotation")

        shell.launch("storm", "bell")
        entry = application.wait(lambda: next((n for n in application.find_all("text") + application.find_all("entry") if text_of(n) == "storm bell"), None), "the words in the search")
        tap.ok(entry, "the search goes on in the window")
        application.wait(lambda: any("bell" in name.lower() for name in desk.names("Articles")) and len(desk.rows("Articles")) < 10, "what it finds")
        tap.ok(True, "and finds")
        addresses(tap, shell, application, desk, environment)


def give(environment, *arguments):
    """Gives something to the application that runs, as a file manager or a browser does."""
    subprocess.run([os.environ["QUOTIDIAN"], *arguments], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)


def addresses(tap, shell, application, desk, environment):
    give(environment, "quotidian://search?q=Kestrel")
    application.wait(lambda: any(text_of(n) == "Kestrel" for n in application.find_all("text") + application.find_all("entry")), "the words of the address")
    tap.ok(True, "an address searches")
    desk.wait_for_import(1)

    desk.open_article("Kestrel Bridge")
    application.key("ctrl+shift+l")
    application.find(None, "copied")
    application.key("ctrl+shift+f", "ctrl+a", "ctrl+v")
    address = re.compile(r"quotidian://article/[0-9a-f]{16}(/quotation/\d+-\d+)?")
    pasted = application.wait(lambda: next((text_of(n) for n in application.find_all("text") + application.find_all("entry") if address.fullmatch(text_of(n))), None), "the link pasted")
    tap.ok(pasted, "a key copies the address of what is read (%s)" % pasted)
    application.key("ctrl+a", "BackSpace")
    desk.wait_for_import(5)
    read = desk.article_text()
    desk.open_article("Storm Bell")
    give(environment, pasted)
    application.wait(lambda: desk.article_text() == read, "the article of the link")
    tap.ok(True, "which leads back to it")

    statement = subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", os.path.join(environment["XDG_DATA_HOME"], "quotidian", "library.quotidian"), "statements", "--format", "jsonl"],
                               capture_output=True, check=True).stdout.decode().splitlines()[0]
    name = re.search(r'"statement":"([0-9a-f]{16})"|"name":"([0-9a-f]{16})"|"id":"([0-9a-f]{16})"', statement)
    name = next(filter(None, name.groups()))
    give(environment, "quotidian://statement/" + name)
    application.find("list", "Renditions")
    tap.ok(True, "an address compares a statement")
    application.key("Escape")
    application.gone("list", "Renditions")

    give(environment, "quotidian://check?q=" + WORDS.replace(" ", "%20"))
    application.find("label", "quotations have these words")
    tap.ok(True, "an address checks words")
    application.key("Escape")
    application.gone("label", "quotations have these words")

    give(environment, "quotidian://article/0123456789abcdef")
    application.find(None, "not in this library")
    tap.ok(True, "an article that is not there is told")
    give(environment, "quotidian://article/../../etc/passwd")
    application.find(None, "This link leads nowhere")
    tap.ok(True, "what is no address is told")

    # The file manager gives a file: it is imported, and shown.
    path = os.path.join(environment["XDG_DATA_HOME"], "lamp.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Gull Tribune\n\nThe lamp on the pier\n\n“The lamp burned all night,” said Ilse Varga. Nobody else saw it burn there.\n")
    give(environment, path)
    application.wait(lambda: "burned all night" in desk.article_text(), "the article of the file")
    tap.ok(True, "a file that is opened is imported, and read")

    shell.call("ActivateAction", GLib.Variant("(sava{sv})", ("check", [], {})), PATH, "org.freedesktop.Application")
    application.find(None, "Who Has These Words?")
    tap.ok(True, "an action of the application is asked for by D-Bus")
    application.key("Escape")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        library = os.path.join(home, "quotidian", "library.quotidian")
        os.mkdir(os.path.dirname(library))
        subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "import", os.environ["QUOTIDIAN_SAMPLE_DIR"]], check=True, capture_output=True)
        shell = Shell()
        try:
            searches(tap, shell, environment)
            activates(tap, shell, environment)
        except (NotShown, GLib.Error, subprocess.SubprocessError) as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
