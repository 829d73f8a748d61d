"""Drives the window as a person does: looks for what is shown by role and name, points, types and reads.

Needs a display, a session bus with AT-SPI and xdotool. Everything is found through the accessible tree, so what a test can
do here, a person with a screen reader can find too.
"""
import contextlib
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Seconds. Nothing takes so long but what never comes, on a machine that does much else.
TIMEOUT = 60.0

# Of itself AT-SPI gives up a question after 800 ms, and what an application that is busy did not tell would count as not there.
Atspi.set_timeout(int(TIMEOUT * 1000), int(TIMEOUT * 1000))

# For as long nothing that moves stays in one place.
STILL = 0.05

# Any warning is a failure; of what the desktop of the person who runs this would add, an input method or a virtual file system, none is.
ALONE = {"G_DEBUG": "fatal-warnings", "GTK_IM_MODULE": "gtk-im-context-simple", "GIO_USE_VFS": "local", "GDK_BACKEND": "x11"}
# For an application in which a library loses memory of its own, with no caller of ours for the sanitizer to tell: all else that it finds counts.
LEAKS_LEFT_OUT = {"ASAN_OPTIONS": ":".join(filter(None, (os.environ.get("ASAN_OPTIONS"), "detect_leaks=0")))}


class NotShown(Exception):
    """What was looked for did not appear in time."""


def walk(node):
    """All accessibles under node, node first, depth first."""
    stack = [node]
    while stack:
        at = stack.pop()
        yield at
        try:
            stack.extend(filter(None, (at.get_child_at_index(i) for i in reversed(range(at.get_child_count())))))
        except GLib.Error:
            pass


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def matches(node, role, name, showing):
    try:
        if role and node.get_role_name() != role:
            return False
        if name is not None:
            given = node.get_name() or ""
            if not (name(given) if callable(name) else name in given):
                return False
        return not showing or is_showing(node)
    except GLib.Error:
        return False


def text_of(node):
    """The whole text of an accessible that has any, else its name."""
    try:
        if node.get_text_iface():
            return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
        return node.get_name() or ""
    except GLib.Error:
        return ""


def all_text(node):
    """What is shown under node, a line an accessible."""
    return "\n".join(filter(None, (text_of(n) for n in walk(node) if is_showing(n))))


class Application:
    """The running application; ends with the `with` block."""

    # All that were started: Tap.done () looks how each ended.
    started = []

    def __init__(self, command, name="quotidian", environment=None):
        # With the registry there already the application finds it at once: it complains, which ends it, when that takes its time.
        Atspi.get_desktop(0).get_child_count()
        self.log = tempfile.TemporaryFile()
        # Warnings end the application, not this process, whose AT-SPI library warns of what comes and goes. A file and not a
        # pipe: at-spi's registry would hold the pipe open.
        self.process = subprocess.Popen(
            command, stdout=self.log, stderr=self.log,
            env=dict(os.environ, **{**ALONE, **(environment or {})}),
        )
        # What a test that kills it expects it to end with.
        self.expected = 0
        Application.started.append(self)
        try:
            self.root = self.wait(lambda: self.on_bus(name), "the application on the accessibility bus")
        except NotShown:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.seek(0)
        self.output = self.log.read().decode(errors="replace")
        # On standard error, where meson shows what a failing test wrote: its notes it keeps for its log.
        if self.process.returncode:
            print("The application ended with %d and wrote:\n%s" % (self.process.returncode, self.output), file=sys.stderr, flush=True)

    def on_bus(self, name):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node and node.get_process_id() == self.process.pid:
                return node
        return None

    def wait(self, condition, what, timeout=TIMEOUT):
        """The first true result of condition; what says what was waited for."""
        end = time.monotonic() + timeout
        while True:
            try:
                result = condition()
            except (GLib.Error, IndexError):  # what is looked at, or counted on, is not there now
                result = None
            if result:
                return result
            if self.process.poll() is not None:
                raise NotShown("%s: the application ended with %d" % (what, self.process.returncode))
            if time.monotonic() > end:
                raise NotShown(what)
            time.sleep(0.05)

    def look(self, role=None, name=None, under=None, showing=True):
        """The first accessible of that role whose name contains, or satisfies, name; None if there is none now."""
        return next((n for n in walk(under or self.root) if matches(n, role, name, showing)), None)

    def find(self, role=None, name=None, under=None, timeout=TIMEOUT):
        return self.wait(lambda: self.look(role, name, under), "%s %r" % (role, name), timeout)

    def find_all(self, role, under=None):
        return [n for n in walk(under or self.root) if matches(n, role, None, True)]

    def gone(self, role, name, timeout=TIMEOUT):
        return self.wait(lambda: self.look(role, name) is None, "no %s %r" % (role, name), timeout)

    # The pointer and the keyboard.

    def frame(self):
        return self.find("frame")

    def answered(self, times=4):
        """Returns once the application has taken in what was done with the pointer and the keyboard. Those it has before xdotool ends, and each turn
        of its loop takes one, as it takes one question: when it has answered some, what a key does at once has been done."""
        for _ in range(times):
            try:
                self.root.get_child_count()
            except GLib.Error:  # it ends, as it was asked to
                return

    def place(self, node):
        """Where the middle of node is on the screen, once it stays there. GTK gives extents with the frame's shadow counted twice."""
        end, before = time.monotonic() + TIMEOUT, None
        while True:
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            frame = self.frame().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            at = box.x - 2 * frame.x + box.width // 2, box.y - 2 * frame.y + box.height // 2
            if at == before or time.monotonic() > end:
                return at
            before = at
            time.sleep(STILL)

    def point(self, node, button=1):
        """Moves the pointer to the middle of node and clicks."""
        x, y = self.place(node)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", str(button)], check=True)
        self.answered()

    def point_with(self, node, key):
        """The same with a key held down."""
        x, y = self.place(node)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "keydown", key, "click", "1", "keyup", key], check=True)
        self.answered()

    def drag(self, node, onto, offset=0):
        """Drags node to the middle of another, or that many pixels below it."""
        x, y = self.place(node)
        to_x, to_y = self.place(onto)
        steps = []
        for i in range(1, 21):
            steps += ["mousemove", str(x + (to_x - x) * i // 20), str(y + (to_y + offset - y) * i // 20), "sleep", "0.05"]
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.3"], check=True)
        self.answered()
        subprocess.run(["xdotool", *steps, "sleep", "0.5"], check=True)
        self.held()
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        self.answered()

    def held(self):
        """Returns once what is dragged has been answered by what it is held over: they ask one another by way of the display, some times to and fro."""
        for _ in range(6):
            self.answered()
            time.sleep(STILL)

    def press(self, node):
        """Activates a button or the like the way a screen reader does."""
        # What GTK calls a menu button holds the button.
        for at in walk(node):
            actions = at.get_action_iface()
            if actions is not None and actions.get_n_actions():
                actions.do_action(0)
                return
        raise NotShown("an action of %r" % node.get_name())

    def is_sensitive(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    def key(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)
        self.answered()

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        self.answered()


class Tap:
    """Reports in TAP, as meson reads it. Without a display there is nothing to report."""

    def __init__(self):
        if not os.environ.get("DISPLAY"):
            print("1..0 # SKIP there is no display", flush=True)
            sys.exit(0)
        self.count = self.failures = 0

    def ok(self, condition, what):
        self.count += 1
        self.failures += not condition
        print("%s %d - %s" % ("ok" if condition else "not ok", self.count, " ".join(what.split())), flush=True)

    def note(self, text):
        for line in text.splitlines():
            print("#", line, flush=True)

    @staticmethod
    def badly_ended():
        """The applications that did not end as they should."""
        return [at for at in Application.started if at.process.returncode != at.expected]

    def done(self):
        """Each application that was driven has to have ended without a warning, whether the test looked at it or not."""
        wrong = ["%s of %s" % (at.process.returncode, " ".join(at.process.args[1:]) or "no arguments") for at in self.badly_ended()]
        if Application.started:
            self.ok(not wrong, "all %d applications end without a warning (%s)" % (len(Application.started), "; ".join(wrong)))
        print("1..%d" % self.count, flush=True)
        return 1 if self.failures or not self.count else 0


def at_home(folder):
    """The environment of an application that keeps all it writes in folder."""
    return {"XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}


@contextlib.contextmanager
def driven(tap, command, environment):
    """An application for as long as it is driven. What is not shown in time fails the test, which then says what was shown
    instead; and so does an end with a warning."""
    application = Application(command, environment=environment)
    try:
        yield application
    except NotShown as error:
        tap.ok(False, "shown in time: %s" % error)
        tap.note(all_text(application.root))
    finally:
        application.close()
    tap.ok(application.process.returncode == 0, "it ends without a warning (%s)" % application.process.returncode)
    tap.note(application.output)


def screenshot(path):
    subprocess.run(["import", "-window", "root", path], check=True)
