#!/usr/bin/env python3
"""Count the test cases in meson's JUnit logs.

usage: summary.py CHECKED LOG.xml...
       summary.py --failed LOG.xml   the names of the test programs in it that failed, a line each

CHECKED   passed or failed: the result of build-aux/check, counted as one more case

Names what failed and what was skipped, and ends with 'N passed, N failed, N skipped'. A log that is missing is a failure:
the suite did not run to its end. Beside LOG.junit.xml there may be LOG-again.junit.xml, of tests that failed and were tried
again: what they came to then counts, and that it took two attempts is said.
"""
import json
import os
import sys
import xml.etree.ElementTree


def ended_badly(log):
    """The test programs, by name, that did not end as they should, and how: also those all of whose cases passed until they hung or crashed."""
    with open(log.replace(".junit.xml", ".json"), encoding="utf-8") as file:
        tests = [json.loads(line) for line in file]
    return {test["name"].split(" / ")[-1]: test["result"] for test in tests if test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")}


def short(program):
    return program.split(" / ")[-1]


def is_failure(case):
    return any(element.tag in ("failure", "error") for element in case)


def suites(log):
    """The test programs of a log, by name, each with its cases."""
    if not os.path.exists(log):
        return {}
    return {suite.get("name"): list(suite.iter("testcase")) for suite in xml.etree.ElementTree.parse(log).getroot().iter("testsuite")}


def main():
    passed = failed = 0
    skipped = []
    if sys.argv[1] == "--failed":
        for program in ended_badly(sys.argv[2]):
            print(program)
        return
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
        again = log.replace(".junit.xml", "-again.junit.xml")
        bad = ended_badly(log)
        second = {short(program): cases for program, cases in suites(again).items()}
        bad_again = ended_badly(again) if second else {}
        for program, cases in suites(log).items():
            how = bad.pop(short(program), None)
            if how is not None and short(program) in second:
                print("at the first attempt: %s %s" % (program, how))
                cases, how = second[short(program)], bad_again.get(short(program))
            if how is not None and not any(map(is_failure, cases)):
                failed += 1
                print("failed:", program, how)
            for case in cases:
                name = "%s %s" % (case.get("classname"), case.get("name"))
                if is_failure(case):
                    failed += 1
                    print("failed:", name)
                elif any(element.tag == "skipped" for element in case):
                    skipped.append(name)
                else:
                    passed += 1
        # What gave no case at all.
        for program, how in bad.items():
            failed += 1
            print("failed:", program, how)
    for name in sorted(set(skipped)):
        print("skipped:", name)
    print("%d passed, %d failed, %d skipped" % (passed, failed, len(skipped)))
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
