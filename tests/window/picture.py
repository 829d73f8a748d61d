#!/usr/bin/env python3
"""picture.py PNG COMMAND... - runs the application, opens the first article with a quotation that others carry too, and writes a
picture of the screen."""
import sys
import time

from driver import Application, NotShown, screenshot
from desk import Desk


def main():
    picture, command = sys.argv[1], sys.argv[2:]
    with Application(command) as application:
        desk = Desk(application)
        try:
            desk.wait_for_import()
            desk.open_article_with_company()
        except NotShown as error:
            print("The picture shows what there was: no", error, file=sys.stderr)
        time.sleep(1)
        screenshot(picture)


if __name__ == "__main__":
    main()
