#!/usr/bin/env python3
"""Parts of the list of sources are folded and unfolded, by pointer and by key, and are found as they were left the next time."""
import os
import sys
import tempfile

from driver import TIMEOUT, Atspi, Tap, all_text, at_home, driven
from desk import Desk

TAGS = ["alpha", "beta", "gamma"]


def sources(application):
    return application.find("list", "Sources")


def heading(application, name):
    """The heading itself, not what has the word in its name."""
    return application.find("list item", lambda shown: shown == name, sources(application))


def is_folded(application, name):
    return not heading(application, name).get_state_set().contains(Atspi.StateType.EXPANDED)


def add_tags(application):
    for name in TAGS:
        application.point(Desk(application).rows("Articles")[0])
        application.key("t")
        application.find(None, "New Tag")
        application.type(name)
        application.key("Return")
        application.find("list item", name + ", 1 article")
        application.key("Escape")
        application.gone(None, "New Tag")


def shown_tags(application):
    return [tag for tag in TAGS if any(name.startswith(tag + ",") for name in Desk(application).names("Sources"))]


def fold(tap, application):
    desk = Desk(application)
    desk.wait_for_import(5)
    add_tags(application)
    tap.ok(shown_tags(application) == TAGS and not is_folded(application, "Tags"), "tags are listed below their heading")
    application.point(application.find("list item", "beta, 1 article"))
    application.wait(lambda: len(desk.rows("Articles")) == 1, "the articles of a tag")

    application.point(heading(application, "Tags"))
    application.wait(lambda: shown_tags(application) == [], "no tags")
    tap.ok(is_folded(application, "Tags") and "3" in all_text(heading(application, "Tags")), "a click on it folds them, and it says how many there are")
    tap.ok(len(desk.rows("Articles")) == 1, "what was chosen stays chosen")
    application.point(heading(application, "Tags"))
    application.wait(lambda: shown_tags(application) == TAGS, "the tags")
    selected = application.wait(lambda: next((n for n in desk.rows("Sources") if n.get_state_set().contains(Atspi.StateType.SELECTED)), None), "what is chosen")
    tap.ok("beta" in selected.get_name(), "another brings them back, with that which was chosen (%s)" % selected.get_name())

    application.point(application.find("list item", "alpha, 1 article"))
    application.key("Up")
    application.wait(lambda: heading(application, "Tags").get_state_set().contains(Atspi.StateType.FOCUSED), "the focus on the heading")
    for key, expected, what in (("Left", [], "the left arrow folds"), ("Left", [], "twice is not otherwise"), ("Right", TAGS, "the right one unfolds"), ("Return", [], "Return folds"), ("space", TAGS, "the space bar unfolds")):
        application.key(key)
        application.wait(lambda: shown_tags(application) == expected, what)
        tap.ok(is_folded(application, "Tags") == (expected == []), what)
    application.key("Up")
    application.wait(lambda: application.find("list item", "Notes", sources(application)).get_state_set().contains(Atspi.StateType.FOCUSED), "the row above")
    tap.ok(True, "and arrows go past it")

    application.point(heading(application, "Sources"))
    application.wait(lambda: not application.look("list item", "Continental Wire, 3 articles"), "no outlets")
    application.point(heading(application, "Tags"))
    application.wait(lambda: shown_tags(application) == [], "no tags")


def again(tap, application):
    application.wait(lambda: len(Desk(application).rows("Articles")) > 5, "articles")
    heading(application, "Tags")
    tap.ok(is_folded(application, "Tags") and is_folded(application, "Sources") and shown_tags(application) == [], "the next time they are folded still")
    application.point(heading(application, "Sources"))
    tap.ok(application.find("list item", "Continental Wire, 3 articles"), "and unfold")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = {**at_home(home), "GSETTINGS_BACKEND": "keyfile"}
        command = [os.environ["QUOTIDIAN"], "--library", os.path.join(home, "library.quotidian")]
        for part, arguments in ((fold, [os.environ["QUOTIDIAN_SAMPLE_DIR"]]), (again, [])):
            with driven(tap, command + arguments, environment) as application:
                part(tap, application)
                application.key("ctrl+q")
                application.process.wait(TIMEOUT)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
