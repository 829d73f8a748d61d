#!/usr/bin/env python3
"""The article that is read saved as PDF, with its notes and pictures, and brought to the dialog that prints."""
import base64
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

from driver import NotShown, Tap, at_home, driven
from desk import Desk
from portal import Portal

TITLE = "Port Merrow shuts Kestrel Bridge"


ILLUSTRATED = "Harbour office shows the second staircase"
PAGE = """<!DOCTYPE html><html><head><title>%s</title><meta property="og:title" content="%s"><meta property="og:site_name" content="Sandmark Weekly"></head><body><article>
<h1>%s</h1>
<p>The harbour office opened the door behind the cupboard on Tuesday, and let whoever had asked go down nine steps and up again, one by one.</p>
<figure><img src="data:image/png;base64,%s" alt="A staircase that goes down" width="360" height="240"><figcaption>The second staircase, seen from the lamp.</figcaption></figure>
<p>“There is nothing at the bottom, and we have looked twice,” said Ida Marrow, the keeper of the lamp, who held the door for the visitors all morning.</p>
<p>The office will draw the steps into the plans before the summer, and asks everybody to use the first staircase until then, which has been swept.</p>
</article></body></html>"""


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in (x * 255 // width, y * 255 // height, 160)) for y in range(height))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return base64.b64encode(data).decode()


def words_of(path, folder):
    """The text of a PDF."""
    library = pathlib.Path(folder) / (path.stem + ".quotidian")
    subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "import", path], check=True, capture_output=True)
    text = subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", library, "export", "articles"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def save_pdf(application, portal, path):
    application.press(application.find("toggle button", "This Article"))
    application.wait(lambda: application.look("menu", "This Article"), "the menu")
    portal.choose(path)
    application.key("d")
    title, options = portal.request()
    if title != "Save as PDF" or not options["current_name"].endswith(".pdf"):
        raise NotShown("a name for a PDF: %s, %s" % (title, options["current_name"]))
    application.find("label", "Saved as PDF")


def illustrated(tap, application, portal, folder):
    desk = Desk(application)
    path = pathlib.Path(folder) / "staircase.pdf"

    desk.wait_for_import(1)
    desk.open_article(ILLUSTRATED)
    application.key("ctrl+f")
    application.find("entry", "Find in the article")
    application.key("ctrl+a")
    application.type("nine steps")
    application.find("label", lambda name: name.startswith("1 of 1"))
    application.key("Escape")
    application.gone("entry", "Find in the article")
    application.key("m")
    application.find("text", "Note")
    application.type("Somebody should count them.")
    application.press(application.find("button", "Save"))
    application.gone("text", lambda name: name == "Note")
    save_pdf(application, portal, path)
    tap.ok(b"/Subtype /Image" in path.read_bytes(), "a picture of the article is in the PDF")
    words = words_of(path, folder)
    tap.ok("The second staircase, seen from the lamp." in words, "with its caption")
    tap.ok("Somebody should count them." in words and "“nine steps”" in words, "and what was noted, with the words that it is of")


def read_sample(application, desk):
    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article(TITLE)


def printed(tap, application, portal, folder):
    desk = Desk(application)
    path = pathlib.Path(folder) / "bridge.pdf"

    read_sample(application, desk)
    save_pdf(application, portal, path)
    data = path.read_bytes()
    tap.ok(data.startswith(b"%PDF-") and len(data) > 4000, "the article is saved as PDF")
    tap.ok("Nobody who saw those photographs would have driven" in words_of(path, folder), "its words can be read from it again")


def asked(tap, application, portal, folder):
    """Without a portal: that of GTK 4.18 writes to memory that it has freed."""
    desk = Desk(application)

    read_sample(application, desk)
    application.key("ctrl+p")
    application.find(None, lambda name: name == "Print")
    tap.ok(True, "a key opens the dialog that prints")
    application.key("Escape")


def run(tap, command, environment, function, portal, folder):
    with driven(tap, command, environment) as application:
        function(tap, application, portal, folder)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**Portal.ENVIRONMENT, **at_home(home), "HOME": home}
        page = pathlib.Path(home) / "staircase.html"
        page.write_text(PAGE % (ILLUSTRATED, ILLUSTRATED, ILLUSTRATED, png(360, 240)))
        run(tap, [os.environ["QUOTIDIAN"]], environment, printed, portal, home)
        run(tap, [os.environ["QUOTIDIAN"]], {**environment, "GDK_DEBUG": ""}, asked, portal, home)
        run(tap, [os.environ["QUOTIDIAN"], "--library", str(pathlib.Path(home) / "page.quotidian"), str(page)], environment, illustrated, portal, home)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
