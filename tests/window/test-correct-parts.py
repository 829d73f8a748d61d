#!/usr/bin/env python3
"""What else can be corrected of a quotation: whose article it is, which words are quoted, and whether it is a quotation; all of it exported, and taken back."""
import csv
import os
import sys
import tempfile

from driver import Tap, at_home, driven
from desk import Desk
from portal import Portal

TITLE = "Port Merrow shuts Kestrel Bridge"
WORDS = "The crack is seven feet long"


def open_dialog(application):
    application.key("e")
    application.find("dialog", "Correct a Quotation")


def finish(application):
    application.press(application.wait(lambda: next((b for b in application.find_all("button") if b.get_name() == "Correct" and application.is_sensitive(b)), None), "something to correct"))
    application.gone("dialog", "Correct a Quotation")


def source(tap, application):
    open_dialog(application)
    application.point(application.find("text", "Source of the Article"))
    application.key("ctrl+a")
    application.type("Evening Wire")
    finish(application)
    tap.ok(application.find("list item", "Evening Wire, 1 article"), "an article can be given to another source")
    application.key("ctrl+z")
    tap.ok(application.find("list item", "Continental Wire, 3 articles"), "and given back")
    application.key("ctrl+shift+z")
    application.find("list item", "Evening Wire, 1 article")


def extent(tap, application, desk):
    open_dialog(application)
    application.point(application.find("text", "The quotation in its paragraph"))
    application.key("ctrl+Home", "shift+ctrl+Right", "shift+ctrl+Right", "shift+ctrl+Right")
    application.press(application.find("button", "Only the Selection"))
    finish(application)
    tap.ok(application.wait(lambda: next((n for n in desk.names("Quotations") if n.endswith(": “The crack is”")), None), "fewer words"),
           "the words are those that were selected, without the mark before them")


def kind(tap, application, desk):
    open_dialog(application)
    application.point(application.find("combo box", "Kind"))
    application.find("label", "Not a quotation")
    application.key("End", "Return")
    finish(application)
    application.wait(lambda: desk.names("Quotations") and not any("The crack is" in name for name in desk.names("Quotations")), "a quotation fewer")
    tap.ok(True, "what is no quotation is none any more")


def exported(tap, application, portal, home):
    path = os.path.join(home, "corrections.csv")
    application.key("ctrl+shift+e")
    rows = application.wait(lambda: application.find_all("list item", application.find("list", "Corrections")), "the corrections")
    tap.ok(len(rows) >= 2, "all of them are listed (%s)" % [row.get_name() for row in rows])
    portal.choose(path)
    application.press(application.find("button", "Export as a Table"))
    portal.request()
    written = application.wait(lambda: os.path.exists(path) and list(csv.reader(open(path, encoding="utf-8-sig", newline=""))), "the file")
    tap.ok(len(written) == len(rows) + 1 and any("Evening Wire" in cell for row in written for cell in row), "and exported, a row each (%d)" % len(written))
    for left in range(len(rows) - 1, -1, -1):
        application.press(application.find("button", "Undo Correction"))
        application.wait(lambda: len([b for b in application.find_all("button") if b.get_name() == "Undo Correction"]) == left, "%d left" % left)
    application.key("Escape")
    tap.ok(application.find("list item", "Continental Wire, 3 articles"), "taken back from the list, all is as it was read")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home, Portal() as portal:
        environment = {**at_home(home), **Portal.ENVIRONMENT}
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "corrected.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]]
        with driven(tap, command, environment) as application:
            desk = Desk(application)
            desk.wait_for_import(5)
            application.point(application.find("list item", "Continental Wire, 3 articles"))
            application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
            desk.open_article(TITLE)
            desk.open_quotation(WORDS)
            source(tap, application)
            application.point(application.find("list item", "All Articles, 17 articles"))
            desk.open_quotation(WORDS)
            extent(tap, application, desk)
            kind(tap, application, desk)
            exported(tap, application, portal, home)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
