#!/usr/bin/env python3
"""Every page and dialog, and lists right to left: nothing reaches out of what holds it, no word of a title is broken, rows begin at one edge."""
import os
import subprocess
import sys
import tempfile

from desk import Desk
from driver import TIMEOUT, Application, NotShown, Tap, all_text, at_home
from layout import broken_words, overhanging, settle, uneven
from views import visits

ARABIC = "ar_EG.UTF-8"


def mirrored_views(application):
    """Lists of words that run the other way than the interface, and what they are chosen from."""
    desk = Desk(application)
    desk.wait_for_import(5)
    yield "articles"
    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    desk.open_article("Port Merrow shuts Kestrel Bridge")
    application.find("list", "Quotations")
    yield "desk"
    for place in ("Stories", "Speakers"):
        application.point(application.find("list item", place, application.find("list", "Sources")))
        application.point(desk.rows(place)[0])
        application.find(*{"Stories": ("list", "What Only One Has"), "Speakers": ("list", "Quotations")}[place])
        yield place.lower()


def mirrored_visits(home):
    yield [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "mirrored.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]], mirrored_views


def faults(root, mirrored):
    return overhanging(root) + broken_words(root) + uneven(root, mirrored)


def look_at(tap, application, name, mirrored):
    found = settle(application, lambda: faults(application.root, mirrored))
    tap.ok(not found, "%s%s: all is in its place" % (name, ", right to left" if mirrored else ""))
    for fault in found:
        tap.note(fault)


def visit(tap, command, environment, views, mirrored):
    with Application(command, environment=environment) as application:
        try:
            for name in views(application):
                look_at(tap, application, name, mirrored)
            application.key("ctrl+q")
            application.process.wait(TIMEOUT)
        except (NotShown, subprocess.TimeoutExpired) as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))


def main():
    tap = Tap()
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().replace("-", "")
    for locale in (os.environ["LC_ALL"], ARABIC):
        mirrored = locale == ARABIC
        if mirrored and ARABIC.lower().replace("-", "") not in locales.split():
            tap.note("no %s here: what is mirrored is not looked at" % ARABIC)
            continue
        with tempfile.TemporaryDirectory() as home:
            for command, views in (mirrored_visits if mirrored else visits)(home):
                # GTK (4.18) is critical of whoever asks for the letters of a label that is just not laid out. Other tests look for warnings.
                visit(tap, command, {**at_home(home), "LC_ALL": locale, "G_DEBUG": ""}, views, mirrored)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
