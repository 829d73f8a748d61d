#!/usr/bin/env python3
"""The article that is read saved as PDF, and brought to the dialog that prints."""
import os
import pathlib
import subprocess
import sys
import tempfile

from driver import TYPES_PATHS, Application, NotShown, Tap, all_text
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"


def printed(tap, application, folder):
    desk = Desk(application)
    path = pathlib.Path(folder) / "bridge.pdf"

    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)
    application.press(application.find("toggle button", "This Article"))
    application.wait(lambda: application.look("menu", "This Article"), "the menu")
    application.key("d")
    application.find(None, "Save as PDF")
    application.key("ctrl+a")
    application.type(str(path))
    application.key("Return")
    application.find("label", "Saved as PDF")
    data = path.read_bytes()
    tap.ok(data.startswith(b"%PDF-") and len(data) > 4000, "the article is saved as PDF")
    library = pathlib.Path(folder) / "pdf.quotidian"
    subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "import", path], check=True, capture_output=True)
    text = subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "export", "articles"], check=True, capture_output=True, text=True).stdout
    tap.ok("Nobody who saw those photographs would have driven" in " ".join(text.split()), "its words can be read from it again")

    application.key("ctrl+p")
    application.find(None, lambda name: name == "Print")
    tap.ok(True, "a key opens the dialog that prints")
    application.key("Escape")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = {**TYPES_PATHS, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "HOME": home}
        application = Application([os.environ["QUOTIDIAN"]], environment=environment)
        try:
            printed(tap, application, home)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))
        finally:
            application.close()
        tap.ok(application.process.returncode == 0, "it ends when asked to (%s)" % application.process.returncode)
        tap.note(application.output)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
