#!/usr/bin/env python3
"""Who is quoted: the list, one person's words, compared and read in the article and back, over time, and names listed as one."""
import os
import sys
import tempfile

from driver import Application, NotShown, Tap, all_text
from desk import Desk


def person(application, name):
    return application.find("list item", name, application.find("list", "Speakers"))


def speakers(tap, application):
    desk = Desk(application)
    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    application.point(application.find("list item", "Speakers", application.find("list", "Sources")))
    application.wait(lambda: len(desk.rows("Speakers")) > 5, "people")
    tap.ok("quotation" in desk.names("Speakers")[0], "the people who are quoted are listed, each with a count")

    application.point(application.find("entry", "Search Speakers"))
    application.type("calloway")
    application.wait(lambda: len(desk.rows("Speakers")) == 1, "one person")
    tap.ok("Ines Calloway" in desk.names("Speakers")[0], "and can be searched")
    application.point(person(application, "Ines Calloway"))
    rows = application.wait(lambda: [n for n in desk.names("Quotations") if "closed" in n or "photographs" in n], "her words")
    tap.ok(any("articles carry it" in name for name in rows), "one sees what somebody said, where, and who else has it")

    row = next(r for r in desk.rows("Quotations") if "articles carry it" in r.get_name())
    application.point(row)
    tap.ok(application.find("list", "Renditions"), "what several carry is compared by a click")
    application.key("Escape")
    application.gone("list", "Renditions")

    application.press(application.find("button", "Read the Article", application.find("list", "Quotations")))
    application.wait(lambda: desk.article_text() != "", "the article")
    tap.ok("Calloway" in desk.article_text(), "and read in the article")
    application.key("alt+Left")
    tap.ok(application.wait(lambda: len(desk.rows("Speakers")) == 1, "the people again"), "the way back leads to the people")

    application.press(application.find(None, "Over Time"))
    tap.ok(application.find(None, "Quotations over time, by source"), "a picture shows when who quoted somebody")
    tap.ok(application.find("label", "2025"), "and a table says the same")

    application.press(application.find(None, "Names"))
    application.press(application.find("button", "Merge With Another Speaker"))
    application.find(None, "Merge Speakers")
    application.press(application.find("button", lambda name: name == "Merge"))
    tap.ok(application.find(None, "is listed as"), "two people are listed as one")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: any("Ines Calloway" in name for name in desk.names("Speakers")), "two people")
    tap.ok(True, "and as two again")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = {"XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        application = Application([os.environ["QUOTIDIAN"]], environment=environment)
        try:
            speakers(tap, application)
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
