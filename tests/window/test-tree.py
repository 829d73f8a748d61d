#!/usr/bin/env python3
"""What a screen reader gets of every view: no button, entry, switch, row or menu item without a name.

With a folder as its argument the trees are written there as text, to be read: build-aux/accessible-tree.
"""
import os
import sys
import tempfile

from driver import NotShown, Tap, all_text
from views import lines_of, out_of_order, unnamed, visit


def main():
    tap = Tap()
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    shown = []

    def look(name, application):
        shown[:] = [application]
        lines = [line for i in range(application.root.get_child_count()) for line in lines_of(application.root.get_child_at_index(i))]
        missing = unnamed(application.root)
        if folder:
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        tap.ok(len(lines) > 5 and not missing, "%s: %d accessibles, all that is acted on has a name" % (name, len(lines)))
        for what in missing:
            tap.note("without a name: " + what)
        wrong = out_of_order(application.root)
        tap.ok(not wrong, "%s: what is above is read before what is below" % name)
        for what in wrong:
            tap.note("out of order: " + what)

    with tempfile.TemporaryDirectory() as home:
        try:
            failures = visit(home, look)
            tap.ok(not failures, "the application ends without a warning")
            for failure in failures:
                tap.note(failure)
        except NotShown as error:
            tap.ok(False, "shown in time: %s" % error)
            tap.note(all_text(shown[0].root) if shown else "")
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
