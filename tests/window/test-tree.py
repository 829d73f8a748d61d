#!/usr/bin/env python3
"""What a screen reader gets of every page and dialog: all that is acted on has a name, nothing is said twice, and it is read in the order of the page."""
import sys

from tree import run
from views import visits

if __name__ == "__main__":
    sys.exit(run(visits))
