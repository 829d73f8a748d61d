#!/usr/bin/env python3
"""Who is quoted: the list, one person's words, compared and read in the article and back, over time, and names listed as one."""
import os
import sys
import tempfile

from driver import TIMEOUT, Tap, all_text, at_home, driven
from desk import Desk


# Three who are quoted in the sample library, in the order in which they are listed.
FIRST, SECOND, THIRD = "Aldous Penhale", "Harlan Voss", "Noor Hadley"


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


def choices(application):
    """Who may be chosen, while the list of the choice is open."""
    return [n.get_name() for n in application.find_all("list item", application.find("combo box", "Speaker"))]


def merge(application, name, into):
    """Lists a person's names under another's."""
    application.point(person(application, name))
    application.wait(lambda: name in names(application), name)
    application.press(application.find("button", "Merge With Another Speaker"))
    application.find(None, "Merge Speakers")
    # The choice has the focus; what opens is searched.
    application.key("space")
    application.wait(lambda: len(choices(application)) > 3, "all speakers to choose from")
    application.type(into)
    application.wait(lambda: choices(application) == [into], into)
    application.key("Tab", "Return")
    application.wait(lambda: not choices(application), "the end of the choice")
    application.find("label", into, application.find("combo box", "Speaker"))
    application.press(application.find("button", lambda shown: shown == "Merge"))
    application.find(None, "“%s” is listed as “%s”" % (name, into))
    application.wait(lambda: not any(n.startswith(name + ",") for n in listed(application)), "one person fewer")


def listed(application):
    return Desk(application).names("Speakers")


def names(application):
    """The names of who is shown."""
    return sorted(all_text(row).split("\n")[0] for row in application.find_all("list item", application.find("list", "Names")))


def names_apart(tap, application):
    """Three people listed as one, and one of them taken out again by hand."""
    desk = Desk(application)
    application.press(application.find("page tab", "Names"))
    merge(application, FIRST, SECOND)
    application.point(person(application, SECOND))
    application.wait(lambda: names(application) == sorted([FIRST, SECOND]), "two names")
    tap.ok(not application.look("button", "List “%s” apart" % SECOND), "the names of who is several are told; the one that all are listed under stays")
    merge(application, SECOND, THIRD)
    application.point(person(application, THIRD))
    application.wait(lambda: names(application) == sorted([FIRST, SECOND, THIRD]), "three names")

    application.press(application.find("button", "List “%s” apart" % FIRST))
    application.find(None, "“%s” is listed apart" % FIRST)
    application.wait(lambda: names(application) == sorted([SECOND, THIRD]), "two names")
    tap.ok(application.wait(lambda: person(application, FIRST), FIRST), "one of three is taken out, the other two stay together")
    application.press(application.find("button", "Undo"))
    application.wait(lambda: names(application) == sorted([FIRST, SECOND, THIRD]), "three names again")
    tap.ok(not any(name.startswith(FIRST) for name in listed(application)), "that is undone")
    application.press(application.find("button", "List “%s” apart" % FIRST))
    application.wait(lambda: names(application) == sorted([SECOND, THIRD]), "two names")


def names_again(tap, application):
    """The same library, with all articles imported once more."""
    desk = Desk(application)
    desk.wait_for_import(5)
    application.point(application.find("list item", "Speakers", application.find("list", "Sources")))
    application.wait(lambda: len(desk.rows("Speakers")) > 5, "people")
    application.point(person(application, THIRD))
    application.press(application.find("page tab", "Names"))
    application.wait(lambda: names(application) == sorted([SECOND, THIRD]), "two names")
    tap.ok(any(name.startswith(FIRST) for name in listed(application)), "who was taken out is apart after another import, too")


def apart(tap):
    """In a library of its own, opened twice."""
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "people.quotidian"), os.environ["QUOTIDIAN_SAMPLE_DIR"]]
        for part in (open_people, names_again):
            with driven(tap, command, environment) as application:
                part(tap, application)
                application.key("ctrl+q")
                application.process.wait(TIMEOUT)


def open_people(tap, application):
    desk = Desk(application)
    desk.wait_for_import(5)
    application.point(application.find("list item", "Speakers", application.find("list", "Sources")))
    application.wait(lambda: len(desk.rows("Speakers")) > 5, "people")
    names_apart(tap, application)


def namesakes(tap):
    """What articles call one person is listed as one, until somebody lists a name apart."""
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "Quay Gazette")
        os.mkdir(folder)
        for number, name in enumerate(("Robert Oyelaran", "Robert J. Oyelaran", "Oyelaran")):
            with open(os.path.join(folder, "%d.txt" % number), "w") as file:
                file.write("The pier, part %d\n\n“The bolts of pier %d crumbled in our hands,” %s said on Monday.\n" % (number, number, name))
        with driven(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "names.quotidian"), folder], at_home(home)) as application:
            desk = Desk(application)
            desk.wait_for_import(3)
            application.point(application.find("list item", "Speakers", application.find("list", "Sources")))
            application.wait(lambda: len(desk.rows("Speakers")) == 1, "one person")
            application.point(person(application, "Robert Oyelaran"))
            application.press(application.find("page tab", "Names"))
            application.wait(lambda: names(application) == ["Oyelaran", "Robert J. Oyelaran", "Robert Oyelaran"], "three names")
            tap.ok("3 quotations" in listed(application)[0], "three names of one person are listed as one")
            application.press(application.find("button", "List “Oyelaran” apart"))
            application.wait(lambda: len(listed(application)) == 2, "two people")
            tap.ok(names(application) == ["Robert J. Oyelaran", "Robert Oyelaran"], "one of them is listed apart by hand")
            application.press(application.find("button", "Undo"))
            application.wait(lambda: len(listed(application)) == 1, "one person again")
            tap.ok(True, "and that is taken back")


def main():
    tap = Tap()
    apart(tap)
    namesakes(tap)
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            speakers(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
