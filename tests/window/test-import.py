#!/usr/bin/env python3
"""An import that is under way: it is shown, it asks before it quits over it, and a signal ends it cleanly."""
import contextlib
import os
import pathlib
import re
import signal
import sqlite3
import sys
import tempfile
import time

from articles import write_articles
from driver import Application, NotShown, Tap, all_text, at_home


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


LOOKS = 20  # how often in a row nobody works on the library where nobody will


def count_imported(application):
    """How many articles the bar at the bottom says to have been imported; None while it says nothing of them."""
    found = re.search(r"([\d,]+) articles? until now", all_text(application.frame()).replace("\u00a0", " "))
    return int(found.group(1).replace(",", "")) if found else None


def is_at_rest(process):
    """Whether none of its threads runs, waits for a disk or was stopped. One that has something to do on a busy machine is ready to run."""
    states = []
    for task in pathlib.Path("/proc", str(process.pid), "task").iterdir():
        try:
            states.append((task / "stat").read_text().rpartition(")")[2].split()[0])
        except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            continue
    return set(states) == {"S"}


def count_written(library):
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % library, uri=True)) as database:
        return database.execute("SELECT count(*) FROM articles").fetchone()[0]


def wait_until_still(application, library):
    """What the count comes to once the batch at hand has been written: what the library has when nobody works on it any more."""

    def still():
        before = count_written(library)
        for _ in range(LOOKS):
            time.sleep(.01)
            if not is_at_rest(application.process):
                return False
        return count_written(library) == before == count_imported(application)

    application.wait(still, "the batch at hand is written, and what the window says of it", 120)
    return count_imported(application)


def pause(tap, command, environment, library):
    """Paused, it waits; resumed, it goes on. Killed while it is paused, it goes on the next time."""
    application = Application(command, environment=environment)
    try:
        application.wait(lambda: count_imported(application), "some articles are imported")
        application.press(application.find("button", "Pause the Import"))
        application.find("button", "Resume the Import")
        still = wait_until_still(application, library)
        tap.ok("Import paused at" in all_text(application.frame()), "a paused import says so")
        time.sleep(1)
        tap.ok(count_imported(application) == still, "and waits (at %s articles)" % still)
        application.press(application.find("button", "Resume the Import"))
        application.wait(lambda: count_imported(application) > still, "more articles are imported")
        tap.ok("Import paused" not in all_text(application.frame()), "resumed, it goes on")
        # Between its words there are spaces that no line ends at, between its parts there are others.
        application.wait(lambda: re.search(r"left · [\d,]+ articles? until now · [\d,]+ articles? a second", all_text(application.frame()).replace("\u00a0", " ")), "how long it will take")
        tap.ok(True, "and tells how long it will take, how fast it is, and how much is done")
        application.press(application.find("button", "Pause the Import"))
        application.find("button", "Resume the Import")
        application.process.kill()
        application.expected = -signal.SIGKILL
    finally:
        application.close()
    with Application(command, environment=environment) as again:
        again.wait(lambda: (count_imported(again) or 0) > still, "more articles than before")
        tap.ok(again.look("button", "Pause the Import"), "after a kill it goes on where it was, and does not wait")
        again.press(again.find("button", "Stop the Import"))
        again.gone("button", "Stop the Import")


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
        environment = at_home(home)
        articles = os.path.join(home, "articles.jsonl")
        write_articles(articles, 30000)
        library = os.path.join(home, "library.quotidian")
        command = [os.environ["QUOTIDIAN"], "--library", library, articles]
        try:
            pause(tap, command, environment, library)
            stop_by_dialog(tap, command, environment)
            stop_by_signal(tap, command, environment)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
