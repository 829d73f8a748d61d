#!/usr/bin/env python3
"""A feed subscribed to: its address typed in, its articles read, refreshed when it has more, and told when it cannot be fetched."""
import http.server
import os
import sys
import tempfile
import threading

from driver import Application, Atspi, NotShown, Tap, all_text, at_home, driven
from desk import Desk

ITEM = "<item><guid isPermaLink='false'>%d</guid><title>%s</title><description>%s</description><pubDate>Sat, 0%d Feb 2020 10:00:00 GMT</pubDate></item>"
FIRST = ITEM % (1, "The last ferry", "The ferry to the island stops at midnight, the harbour master told the council.", 1)
THIRD = ITEM % (3, "The pier is sold", "The pier was sold to the pilots, said Ilse Varga.", 3)
SECOND = ITEM % (2, "No more bread", "Nobody bakes on the island any more, said Ilse Varga.", 2)


class Gull(http.server.BaseHTTPRequestHandler):
    items = FIRST
    broken = False
    go_on = threading.Event()
    go_on.set()

    def do_GET(self):
        self.go_on.wait(60)
        if self.broken:
            self.send_error(404)
            return
        body = ("<rss version='2.0'><channel><title>Gull Tribune</title>%s</channel></rss>" % self.items).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def check(tap, application, address):
    desk = Desk(application)

    application.find("button", "Try the Sample Library")
    application.key("ctrl+l")
    application.find("label", "Add Feed or Page")
    tap.ok(application.find("label", "No feeds yet."), "a key opens the feeds, of which there are none")
    application.type(address)
    application.key("Return")
    tap.ok(application.find("label", "1 new article"), "what a feed has is added, and how much it was is said")
    tap.ok(application.find(None, "Gull Tribune"), "the feed is listed by its title")
    if "QUOTIDIAN_PICTURE" in os.environ:
        os.system("import -window root '%s'" % os.environ["QUOTIDIAN_PICTURE"])
    application.key("Escape")
    application.gone("label", "Add Feed or Page")
    application.wait(lambda: any("The last ferry" in name for name in desk.names("Articles")), "the article in the list")
    desk.open_article("The last ferry")
    tap.ok("stops at midnight" in desk.article_text(), "its article can be read")

    Gull.items = FIRST + SECOND
    application.key("F5")
    application.wait(lambda: any("No more bread" in name for name in desk.names("Articles")), "the new article in the list")
    tap.ok(len(desk.rows("Articles")) == 2, "a refresh brings what is new, and only that")

    Gull.go_on.clear()
    application.key("F5", "F5")
    tap.ok(application.find(None, "Feeds are being fetched already"), "who refreshes while a refresh is under way is told so")
    application.key("ctrl+l")
    application.find(None, "Fetching…")
    application.point(application.find("list item", "Gull Tribune", application.find("list", "Subscriptions")))
    switch = application.find("check box", "Fetch the Full Text", application.find("list", "Subscriptions"))
    application.point(switch)
    application.wait(lambda: switch.get_state_set().contains(Atspi.StateType.CHECKED), "the switch on")
    Gull.go_on.set()
    application.find(None, "Nothing new")
    application.key("Escape")
    application.gone("label", "Add Feed or Page")
    application.key("ctrl+l")
    application.point(application.find("list item", "Gull Tribune", application.find("list", "Subscriptions")))
    switch = application.find("check box", "Fetch the Full Text", application.find("list", "Subscriptions"))
    tap.ok(switch.get_state_set().contains(Atspi.StateType.CHECKED), "what was changed meanwhile is changed afterwards")
    application.key("Escape")
    application.gone("label", "Add Feed or Page")

    Gull.broken = True
    application.key("F5")
    tap.ok(application.find(None, lambda name: "1 feed could not be fetched" in name), "what cannot be fetched is told")
    application.key("ctrl+l")
    tap.ok(application.find(None, lambda name: "nothing at this address" in name), "and why, where the feed is listed")
    removed(tap, application)


def subscribed(application):
    return application.look("list item", "Gull Tribune")


def removed(tap, application):
    """The feed is removed, and the removal taken back: where it was made, and with the keys once the dialog is closed."""
    application.point(application.find("list item", "Gull Tribune", application.find("list", "Subscriptions")))
    application.point(next(n for n in application.find_all("list item") + application.find_all("button") if n.get_name() == "Unsubscribe"))
    application.find("label", "No feeds yet.")
    tap.ok(application.find(None, "Unsubscribed from “Gull Tribune”"), "who unsubscribes is told so")
    application.press(application.find("button", "Undo"))
    tap.ok(application.wait(lambda: subscribed(application), "the feed again"), "and takes it back there")
    application.point(application.find("list item", "Gull Tribune", application.find("list", "Subscriptions")))
    application.point(next(n for n in application.find_all("list item") + application.find_all("button") if n.get_name() == "Unsubscribe"))
    application.find("label", "No feeds yet.")
    # The focus goes to the row for an address, which the first Escape only leaves.
    application.wait(lambda: application.look("text", "Address").get_state_set().contains(Atspi.StateType.FOCUSED), "the focus")
    tap.ok(True, "the focus stays in the dialog")
    application.key("Escape", "Escape")
    application.gone("label", "Add Feed or Page")
    application.key("ctrl+z")
    application.key("ctrl+l")
    tap.ok(application.wait(lambda: subscribed(application), "the feed again"), "Ctrl+Z takes it back, too")
    application.key("Escape")


def again(tap, environment):
    """Another day, F5 is all there is to press."""
    Gull.broken = False
    Gull.items = FIRST + SECOND + THIRD
    with driven(tap, [os.environ["QUOTIDIAN"]], environment) as application:
        desk = Desk(application)
        application.wait(lambda: len(desk.rows("Articles")) == 2, "the library")
        application.key("F5")
        application.wait(lambda: any("The pier is sold" in name for name in desk.names("Articles")), "the new article in the list")
        tap.ok(application.find(None, "1 new article"), "feeds are refreshed where their dialog was never opened")


def main():
    tap = Tap()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gull)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        environment = at_home(home)
        application = Application([os.environ["QUOTIDIAN"]], environment=environment)
        try:
            check(tap, application, "http://127.0.0.1:%d/feed" % server.server_port)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(application.root))
        finally:
            Gull.go_on.set()
            application.close()
        tap.ok(application.process.returncode == 0, "it ends when asked to (%s)" % application.process.returncode)
        tap.note(application.output)
        again(tap, environment)
    server.shutdown()
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
