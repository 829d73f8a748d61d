#!/usr/bin/env python3
"""Dragging between two programs with the pointer: files onto the window, articles and quotations out of it."""
import contextlib
import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import time

from driver import TIMEOUT, NotShown, Tap, at_home, driven, text_of
from desk import Desk

# Where the other program's window is: over the corner of ours, which has nothing there that is pointed at.
PEER = (1080, 740)
MIDDLE = (PEER[0] + 80, PEER[1] + 60)


# What the other program says when a drag that it takes part in is where it can be dropped.
OVER = "over"


class Peer:
    def __init__(self, *arguments):
        # PyGObject complains of what only newer versions of GTK have another name for.
        command = [sys.executable, "-W", "ignore", str(pathlib.Path(__file__).with_name("peer.py")), *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.window = str(self.heard())
        subprocess.run(["xdotool", "windowmove", "--sync", self.window, *map(str, PEER), "windowraise", self.window], check=True)
        time.sleep(0.3)  # until it is drawn there

    def heard(self):
        """What it says next, but for what a drag is held over."""
        while True:
            said = self.read()
            if said != OVER:
                return said

    def accepts(self):
        """Waits until it knows that what is dragged may be dropped where the pointer is."""
        while self.read() != OVER:
            pass

    def read(self):
        ready, _, _ = select.select([self.process.stdout], [], [], TIMEOUT)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            raise NotShown("a word of the other program")
        return json.loads(line)

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


@contextlib.contextmanager
def peer(*arguments):
    program = Peer(*arguments)
    try:
        yield program
    finally:
        program.close()


def pull(start, end):
    """Moves the pointer as a hand does, with the button held down."""
    steps = []
    for i in range(1, 21):
        steps += ["mousemove", str(start[0] + (end[0] - start[0]) * i // 20), str(start[1] + (end[1] - start[1]) * i // 20), "sleep", "0.03"]
    subprocess.run(["xdotool", "mousemove", *map(str, start), "mousedown", "1", "sleep", "0.2", *steps, "sleep", "0.4"], check=True)


def let_go():
    subprocess.run(["xdotool", "mouseup", "1"], check=True)


def files_in(tap, application, desk, folder):
    """Two files and a folder are dropped on an empty window."""
    area = "Drop Files and Folders to Import Them"
    with peer("give", *sorted(str(path) for path in folder.iterdir())) as other:
        place = application.place(application.find("button", "Try the Sample Library"))
        pull(MIDDLE, place)
        tap.ok(application.find(None, area), "files that are held over the window are asked for")
        other.accepts()
        let_go()
        other.heard()
    desk.wait_for_import(3)
    tap.ok(len(desk.rows("Articles")) == 3, "files and folders that are dropped are imported")
    application.gone(None, area)
    with peer("tell", "Nothing that could be imported") as other:
        pull(MIDDLE, application.place(desk.rows("Articles")[0]))
        tap.ok(application.look(None, area) is None, "a text that is held over it is not")
        let_go()
        other.heard()
    tap.ok(len(desk.rows("Articles")) == 3, "and nothing comes of it")


def out(tap, application, desk):
    """Articles and a quotation are dragged into another program."""
    row = desk.rows("Articles")[0]
    title = desk.title_of(row)
    with peer("take", "text/plain;charset=utf-8") as other:
        pull(application.place(row), MIDDLE)
        other.accepts()
        application.held()
        let_go()
        text = other.heard()
        tap.ok(title.strip("“”")[:20] in text and "\n" not in text.strip(), "an article is dragged into another program as its citation (%s)" % text)
    with peer("take", "text/uri-list") as other:
        pull(application.place(row), MIDDLE)
        other.accepts()
        application.held()
        let_go()
        text = other.heard()
        tap.ok(text.startswith("quotidian://article/") and text.endswith("\r\n"), "and as its address to one that takes those (%s)" % text.strip())
    application.point(row)
    desk.wait_for_article(title)
    card = application.wait(lambda: desk.rows("Quotations"), "quotations")[0]
    words = [text_of(node) for node in application.find_all("label", card)][1].strip("“”")
    with peer("take", "text/plain;charset=utf-8") as other:
        pull(application.place(card), MIDDLE)
        other.accepts()
        application.held()
        let_go()
        text = other.heard()
        tap.ok(words[:30] in text and len(text.splitlines()) == 2, "a quotation with who said it, and where (%s)" % text.replace("\n", " / "))


def main():
    tap = Tap()
    sample = sorted(pathlib.Path(os.environ["QUOTIDIAN_SAMPLE_DIR"]).rglob("*.txt"))[:3]
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home, "found")
        (folder / "more").mkdir(parents=True)
        for path, to in zip(sample, (folder, folder, folder / "more")):
            (to / path.name).write_bytes(path.read_bytes())
        with driven(tap, [os.environ["QUOTIDIAN"]], at_home(home)) as application:
            desk = Desk(application)
            files_in(tap, application, desk, folder)
            out(tap, application, desk)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
