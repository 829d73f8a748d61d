#!/usr/bin/env python3
"""An import that is under way: it is shown, the window asks before it is closed over it, and a signal ends it cleanly."""
import json
import os
import sys
import tempfile

from driver import Application, NotShown, Tap, all_text


def write_articles(path, count):
    """One file of many articles, each with a quotation of its own, of words that mean nothing much."""
    things = ["harbour", "ferry", "lantern", "orchard", "granary", "mill", "weir", "causeway", "steeple", "tannery", "kiln"]
    with open(path, "w", encoding="utf-8") as lines:
        for i in range(count):
            a, b, c = (things[(i // 11 ** k) % 11] for k in range(3))
            said = "“The %s by the %s was number %d when the %s burned, and nobody wrote it down,” said Ada Quill %d." % (a, b, i, c, i)
            lines.write(json.dumps({"id": "a%06d" % i, "source": "Quill Gazette", "title": "The %s, part %d" % (a, i), "text": said + "\n\n" + said}) + "\n")


def stop_by_dialog(tap, command, environment):
    with Application(command, environment=environment) as application:
        application.find("button", "Stop the Import")
        tap.ok(True, "an import under way can be stopped")
        tap.ok(application.find("list item", "Quill Gazette"), "its articles are listed while it goes on")
        application.key("ctrl+w")
        application.press(application.find("button", "Keep Importing"))
        application.gone("button", "Keep Importing")
        tap.ok(application.process.poll() is None, "the window asks before it is closed, and stays if told so")
        application.press(application.find("button", "Stop the Import"))
        application.gone("button", "Stop the Import")
        tap.ok(application.look("list item", "Quill Gazette"), "what was imported stays")


def stop_by_signal(tap, command, environment):
    application = Application(command, environment=environment)
    try:
        application.find("button", "Stop the Import")
    finally:
        application.close()
    tap.ok(application.process.returncode == 0, "a signal ends it without a question (%s)" % application.process.returncode)
    tap.note(application.output)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = {"XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home}
        articles = os.path.join(home, "articles.jsonl")
        write_articles(articles, 30000)
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "library.quotidian"), articles]
        try:
            stop_by_dialog(tap, command, environment)
            stop_by_signal(tap, command, environment)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
