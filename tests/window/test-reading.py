#!/usr/bin/env python3
"""An article read: headings and lists as such, its quotations by how far they travelled, and the way to another article and back, with the quotation shown at both ends."""
import os
import re
import subprocess
import sys
import tempfile

from driver import LEAKS_LEFT_OUT, Atspi, Tap, all_text, at_home, driven, text_of
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"
WORDS = "Nobody who saw those photographs"
SPEAKER = "Selected quotation of Ines Calloway, in 5 other articles"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour office shows the second staircase</title><meta property="og:site_name" content="Sandmark Weekly"></head>
<body><article><h1>Harbour office shows the second staircase</h1>
<p>The harbour office opened the door behind the cupboard on Tuesday, and let whoever had asked go down nine steps and up again, one by one.</p>
<h2>What was found below</h2>
<p>“There is nothing at the bottom, and we have looked twice,” said Ida Marrow, who held the door for the visitors all morning.</p>
<ul><li>A lantern without a wick.</li><li>A ladder of seven rungs.</li></ul>
<p>The office will draw the steps into the plans before the summer, and asks everybody to use the first staircase until then, as
<a href="https://sandmark.example/plans">the plans of the harbour</a> say.</p></article></body></html>"""


def typeset(tap, application, desk):
    desk.open_article("Harbour office shows")
    view = application.find("text", "Article text")
    text = text_of(view)
    tap.ok("\nWhat was found below\n" in text, "a heading is a line of its own")
    heading, body = (Atspi.Text.get_attribute_run(view, text.index(words), False)[0] for words in ("What was found", "The harbour office opened"))
    tap.ok(heading != body, "which looks other than the text (%s)" % {k: v for k, v in heading.items() if body.get(k) != v})
    lines = [line for line in text.split("\n") if "lantern" in line or "ladder" in line]
    tap.ok(len(lines) == 2 and all(re.match(r"^[•–\-]\s", line) for line in lines), "the points of a list stand one below the other, with a mark (%s)" % lines)
    link = Atspi.Text.get_attribute_run(view, text.index("the plans of the harbour"), False)[0]
    tap.ok(link.get("underline", "none") != "none", "a link is underlined")


OPENER = """[Desktop Entry]
Type=Application
Name=Opener
Exec=sh -c 'echo "$0" >"%s"' %%u
MimeType=x-scheme-handler/https;
"""


def register_opener(home, opened):
    """What opens addresses for whoever has this home: it writes them down."""
    folder = os.path.join(home, "applications")
    os.makedirs(folder)
    with open(os.path.join(folder, "opener.desktop"), "w", encoding="utf-8") as file:
        file.write(OPENER % opened)
    for name in (os.path.join(folder, "mimeapps.list"), os.path.join(home, "mimeapps.list")):
        with open(name, "w", encoding="utf-8") as file:
            file.write("[Default Applications]\nx-scheme-handler/https=opener.desktop\n")


def followed(tap, application, opened):
    """A click on a link opens its address; one beside it opens nothing."""
    view = application.find("text", "Article text")
    text = text_of(view)

    def click(words):
        frame = application.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        box = Atspi.Text.get_character_extents(view, text.index(words) + len(words) // 2, Atspi.CoordType.WINDOW)
        subprocess.run(["xdotool", "mousemove", str(box.x - 2 * frame.x + box.width // 2), str(box.y - 2 * frame.y + box.height // 2), "click", "1"], check=True)

    click("A lantern without a wick")
    click("plans of the harbour")
    application.wait(lambda: os.path.exists(opened) and open(opened, encoding="utf-8").read().endswith("\n"), "what was opened")
    with open(opened, encoding="utf-8") as file:
        address = file.read().strip()
    tap.ok(address == "https://sandmark.example/plans", "a click on a link opens its address, and one beside it none (%s)" % address)


def others(row):
    """In how many other articles a card says that it is."""
    found = re.search(r"(\d+) other article", all_text(row))
    return int(found.group(1)) if found else 0


def order(tap, application, desk):
    desk.open_article(TITLE)
    reading = application.wait(lambda: desk.names("Quotations"), "the quotations")
    application.press(application.find("toggle button", "Order of the quotations"))
    application.press(application.find("menu item", "By Reach"))
    application.find("toggle button", "Order of the quotations: By Reach")
    counts = application.wait(lambda: desk.names("Quotations") != reading and [others(row) for row in desk.rows("Quotations")], "another order")
    tap.ok(len(counts) > 2 and counts == sorted(counts, reverse=True) and counts[0] > 1, "what travelled farthest comes first (%s)" % counts)
    shared = application.find("toggle button", lambda name: name.startswith("Shared "))
    application.press(shared)
    tap.ok(application.wait(lambda: desk.rows("Quotations") and all(others(row) for row in desk.rows("Quotations")), "the shared ones"), "those that nobody else has can be left out")
    application.press(shared)
    application.press(application.find("toggle button", "Order of the quotations"))
    application.press(application.find("menu item", "In Order"))
    application.wait(lambda: desk.names("Quotations") == reading, "the order of the article")


def shown(application):
    """The quotation that the article shows as chosen."""
    return application.look("text", "Article text").get_description() or ""


def jump(tap, application, desk):
    desk.open_quotation(WORDS)
    application.wait(lambda: SPEAKER in shown(application), "the quotation in the article")
    application.press(desk.rendition("Harbor Evening Post"))
    desk.wait_for_article("Mayor defends sudden bridge closure")
    tap.ok(application.wait(lambda: SPEAKER in shown(application), "it there"), "a rendition leads to its article, where the quotation is shown")
    application.key("alt+Left")
    desk.wait_for_article(TITLE)
    tap.ok(application.wait(lambda: SPEAKER in shown(application), "it here"), "and back, where it is shown too")
    application.key("alt+Right")
    desk.wait_for_article("Mayor defends sudden bridge closure")
    tap.ok(application.wait(lambda: SPEAKER in shown(application), "it there"), "and forward again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        page = os.path.join(home, "staircase.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(PAGE)
        opened = os.path.join(home, "opened")
        register_opener(home, opened)
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "read.quotidian"), page, os.environ["QUOTIDIAN_SAMPLE_DIR"]]
        # GTK 4.18 loses a table when it is asked for the attributes of a text.
        with driven(tap, command, {**at_home(home), **LEAKS_LEFT_OUT}) as application:
            desk = Desk(application)
            application.find("list item", "All Articles, 18 articles")
            desk.wait_for_import(5)
            application.point(application.find("list item", "Sandmark Weekly, 1 article"))
            application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of one outlet")
            typeset(tap, application, desk)
            followed(tap, application, opened)
            application.point(application.find("list item", "Continental Wire, 3 articles"))
            application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
            order(tap, application, desk)
            jump(tap, application, desk)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
