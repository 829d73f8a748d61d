#!/usr/bin/env python3
"""The same of menus, of what buttons open, of lists that have something in them, of what goes on and of what went wrong."""
import sys

from states import visits
from tree import run

if __name__ == "__main__":
    sys.exit(run(visits))
