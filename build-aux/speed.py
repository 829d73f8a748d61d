#!/usr/bin/env python3
"""speed.py CLI FLOOR GENERATED [VALGRIND] - how long `analyze` takes beside what it takes to read and scan the text.

What eval calls: CLI is quotidian-cli, FLOOR the program of ../shared/bench, GENERATED a folder that its generator made.
User times of whole processes, their start and the writing of their output included. Each is divided by that of the floor
taken right before it, so that both see the same load; the median of the quotients is what counts. Where there is a
valgrind, instructions are counted too: these are the same in every run.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

PAIRS = 11


def user_time(arguments):
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(arguments[0], arguments)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"speed.py: {arguments[0]} failed")
    return usage.ru_utime


def print_times(commands, floor, n_articles):
    for name, command in commands.items():
        quotients, times, floors = [], [], []
        for _ in range(PAIRS):
            floors.append(user_time(floor))
            times.append(user_time(command))
            quotients.append(times[-1] / floors[-1])
        print(f"{name:31} {statistics.median(quotients):5.1f} times the scan floor, from {min(quotients):.1f} to {max(quotients):.1f}: "
              f"{statistics.median(times) * 1e6 / n_articles:.0f} against {statistics.median(floors) * 1e6 / n_articles:.1f} µs an article, user time")


def instructions(valgrind, arguments):
    run = subprocess.run([valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *arguments], check=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def print_instructions(cli, floor, generated, valgrind):
    some = generated / "txt" / "d000"
    files = sorted(some.iterdir())
    with tempfile.TemporaryDirectory() as one:
        shutil.copy(files[0], one)

        def an_article(arguments):
            # Without what it takes to start.
            return (instructions(valgrind, [*arguments, some]) - instructions(valgrind, [*arguments, one])) // (len(files) - 1)

        counts = [an_article([floor, "scan"])] + [an_article([cli, "analyze", "--format", form]) for form in ("jsonl", "text")]
    print(f"instructions an article: {counts[1]:,} with --format jsonl, {counts[2]:,} as text, {counts[0]:,} of the scan floor")


def main():
    cli, floor, generated, *valgrind = sys.argv[1:]
    generated = pathlib.Path(generated)
    articles = generated / "articles.jsonl"
    with open(articles, "rb") as lines:
        n_articles = sum(1 for _ in lines)
    commands = {
        "a folder, --format jsonl": [cli, "analyze", "--format", "jsonl", generated / "txt"],
        "articles.jsonl, --format jsonl": [cli, "analyze", "--format", "jsonl", articles],
        "a folder, as text": [cli, "analyze", generated / "txt"],
    }
    print_times(commands, [floor, "scan", generated / "txt"], n_articles)
    if valgrind and shutil.which(valgrind[0]):
        print_instructions(cli, floor, generated, valgrind[0])


main()
