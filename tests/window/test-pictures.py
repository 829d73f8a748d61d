#!/usr/bin/env python3
"""The pictures that were saved with an article: drawn above their captions."""
import base64
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

from driver import Application, NotShown, Tap, all_text, at_home, screenshot
from desk import Desk

TITLE = "Harbour office shows the second staircase"
WIDTH, HEIGHT, COLOUR = 360, 240, (224, 27, 219)
PAGE = """<!DOCTYPE html><html><head><title>%s</title><meta property="og:title" content="%s"><meta property="og:site_name" content="Sandmark Weekly"></head><body><article>
<h1>%s</h1>
<p>The harbour office opened the door behind the cupboard on Tuesday, and let whoever had asked go down nine steps and up again, one by one.</p>
<figure><img src="data:image/png;base64,%s" alt="A staircase that goes down" width="360" height="240"><figcaption>The second staircase, seen from the lamp.</figcaption></figure>
<p>“There is nothing at the bottom, and we have looked twice,” said Ida Marrow, the keeper of the lamp, who held the door for the visitors all morning.</p>
<figure><img src="data:image/png;base64,%s" alt="A cut off picture" width="360" height="240"><figcaption>Half of a picture.</figcaption></figure>
<p>The office will draw the steps into the plans before the summer, and asks everybody to use the first staircase until then, which has been swept.</p>
</article></body></html>"""


def png(colour, cut=0):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(colour) * WIDTH) * HEIGHT
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return base64.b64encode(data[:len(data) - cut]).decode()


def count_pixels(folder):
    """How many pixels of the screen have the colour of the picture."""
    path = os.path.join(folder, "screen.png")
    screenshot(path)
    text = subprocess.run(["convert", path, "-depth", "8", "txt:-"], check=True, capture_output=True, text=True).stdout
    return text.count("#%02X%02X%02X" % COLOUR)


def pictures(tap, application, folder):
    desk = Desk(application)

    desk.wait_for_import(1)
    desk.open_article(TITLE)
    text = desk.article_text()
    tap.ok("one by one.\n\nThe second staircase, seen from the lamp.\n" in text and text.endswith("swept."), "a caption is a paragraph of its own, and nothing else is in the text")
    application.wait(lambda: count_pixels(folder) > WIDTH * HEIGHT * 0.9, "the picture on the screen")
    tap.ok(True, "it is drawn in its size")
    tap.ok("Half of a picture." in text, "one that cannot be drawn leaves its caption")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        path = pathlib.Path(home) / "staircase.html"
        path.write_text(PAGE % (TITLE, TITLE, TITLE, png(COLOUR), png((10, 200, 10), 400)))
        environment = at_home(home)
        application = Application([os.environ["QUOTIDIAN"], "--library", str(pathlib.Path(home) / "pictures.quotidian"), str(path)], environment=environment)
        try:
            pictures(tap, application, home)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))
        finally:
            if len(sys.argv) > 1:
                screenshot(sys.argv[1])
            application.close()
        tap.ok(application.process.returncode == 0, "it ends when asked to (%s)" % application.process.returncode)
        tap.note(application.output)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
