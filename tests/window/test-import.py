#!/usr/bin/env python3
"""An import that is under way: it is shown, it asks before it quits over it, and a signal ends it cleanly."""
import os
import sys
import tempfile

from articles import write_articles
from driver import Application, NotShown, Tap, all_text


def stop_by_dialog(tap, command, environment):
    with Application(command, environment=environment) as application:
        application.find("button", "Stop the Import")
        tap.ok(True, "an import under way can be stopped")
        tap.ok(application.find("list item", "Quill Gazette"), "its articles are listed while it goes on")
        application.key("ctrl+q")
        application.press(application.find("button", "Keep Importing"))
        application.gone("button", "Keep Importing")
        tap.ok(application.process.poll() is None, "it asks before it quits, and stays if told so")
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
        environment = {"XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
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
