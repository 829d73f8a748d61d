#!/usr/bin/env python3
"""Count the test cases in meson's JUnit logs.

usage: summary.py CHECKED LOG.xml...

CHECKED   passed or failed: the result of build-aux/check, counted as one more case

Names what failed and what was skipped, and ends with 'N passed, N failed, N skipped'. A log that is missing is a failure:
the suite did not run to its end.
"""
import os
import sys
import xml.etree.ElementTree


def main():
    passed = failed = 0
    skipped = []
    if sys.argv[1] == "passed":
        passed += 1
    else:
        failed += 1
        print("failed: build-aux/check")
    for log in sys.argv[2:]:
        if not os.path.exists(log):
            failed += 1
            print("failed: no results in", log)
            continue
        for case in xml.etree.ElementTree.parse(log).getroot().iter("testcase"):
            kinds = {element.tag: element for element in case}
            name = "%s %s" % (case.get("classname"), case.get("name"))
            if "failure" in kinds or "error" in kinds:
                failed += 1
                print("failed:", name)
            elif "skipped" in kinds:
                skipped.append(name)
            else:
                passed += 1
    for name in sorted(set(skipped)):
        print("skipped:", name)
    print("%d passed, %d failed, %d skipped" % (passed, failed, len(skipped)))
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
