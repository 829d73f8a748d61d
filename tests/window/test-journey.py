#!/usr/bin/env python3
"""A first session: an empty library, the sample, an article, a quotation, who else carried it, there and back, a search."""
import os
import sys
import tempfile

from driver import Tap, at_home, driven, text_of
from desk import Desk

TITLE = "Port Merrow shuts Kestrel Bridge"
OTHER = "Bridge Queen"
WORDS = "Nobody who saw those photographs"


def journey(tap, application):
    desk = Desk(application)

    application.find(None, "Collect Some Articles")
    tap.ok(not desk.rows("Articles"), "an empty library says what to do")
    application.press(application.find("button", "Try the Sample Library"))
    desk.wait_for_import(5)
    tap.ok(application.find(None, "articles imported"), "the sample library is imported, and it says how much that was")
    tap.ok(application.find("list item", "All Articles, 17 articles"), "the source list counts the articles")
    tap.ok(application.find("list item", "Continental Wire, 3 articles"), "the source list has the outlets")

    application.point(application.find("list item", "Continental Wire, 3 articles"))
    application.wait(lambda: len(desk.rows("Articles")) == 3, "the articles of one outlet")
    tap.ok(all("Continental Wire" in name for name in desk.names("Articles")), "an outlet shows its articles alone")

    desk.open_article(TITLE)
    tap.ok(WORDS in desk.article_text(), "a click opens the article")
    cards = application.wait(lambda: desk.names("Quotations"), "the quotations of the article")
    tap.ok("Ines Calloway" in cards[0] and WORDS in cards[0], "the panel begins with the first quotation and its speaker")

    desk.open_quotation(WORDS)
    verbatim = desk.rendition("The Harbor Evening Post", "Verbatim")
    tap.ok(verbatim is not None, "a quotation opened shows who carried it word for word")
    cut = desk.rendition("Northline Public Radio", "cut")
    tap.ok("left out" in cut.get_name(), "what was left out is said in words")
    tap.ok(desk.rendition("Straight Talk Daily") is not None, "and who kept a piece of it")

    application.press(desk.rendition("Straight Talk Daily"))
    desk.wait_for_article(OTHER)
    tap.ok("I will not apologize for one traffic jam" in desk.article_text(), "a rendition leads to the other article")
    application.wait(lambda: application.look("button", "Continental Wire"), "the quotation opened there")
    tap.ok(True, "with the same statement open beside it")

    application.press(application.find("button", "Earlier Article"))
    desk.wait_for_article(TITLE)
    tap.ok(desk.rendition("Straight Talk Daily") is not None, "and back, to the article and its quotation")
    application.key("alt+Right")
    desk.wait_for_article(OTHER)
    tap.ok(True, "the keyboard goes forward again")

    application.point(application.find("list item", "All Articles"))
    application.wait(lambda: len(desk.rows("Articles")) > 5, "all articles")
    application.key("ctrl+shift+f")
    application.type("solvent halcyon")
    application.wait(lambda: 0 < len(desk.rows("Articles")) < 6, "fewer articles")
    tap.ok(any("Solvent found in Lake Ambrose" in name for name in desk.names("Articles")), "a search finds words of the text")
    application.type("xyzzy")
    tap.ok(application.wait(lambda: not desk.rows("Articles"), "no articles"), "words that nobody wrote find nothing")
    application.key("Escape")
    tap.ok(application.wait(lambda: len(desk.rows("Articles")) > 5, "all articles again"), "Escape brings all articles back")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
            journey(tap, application)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
