#!/usr/bin/env python3
"""An import goes on when the window is closed, is there again in a new window, and says when it is done, or why it stopped."""
import ctypes
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from articles import write_articles  # noqa: E402
from driver import ALONE, TIMEOUT, Application, NotShown, Tap, at_home  # noqa: E402

CLONE_NEWNS, MS_REC, MS_PRIVATE = 0x20000, 16384, 1 << 18

libc = ctypes.CDLL(None, use_errno=True)

INTERFACE = """<node><interface name='org.freedesktop.Notifications'>
  <method name='Notify'>
    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
    <arg type='u' direction='out'/>
  </method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
  <method name='GetCapabilities'><arg type='as' direction='out'/></method>
  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
</interface></node>"""


class Notifications:
    """The desktop's notifications, written down."""

    def __init__(self):
        self.said = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus.register_object("/org/freedesktop/Notifications", interface, self.called)
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE)
        self.turn()

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        replies = {"Notify": ("(u)", (1,)), "GetCapabilities": ("(as)", (["actions", "body"],))}
        if method == "Notify":
            self.said.append((arguments[3], arguments[4]))
        invocation.return_value(GLib.Variant(*replies[method]) if method in replies else None)

    def turn(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def wait(self, application, timeout=150):
        def heard():
            self.turn()
            return self.said
        try:
            return application.wait(heard, "a notification", timeout)
        except NotShown:
            # The application says it last of all, and ends before it is heard here.
            for _ in range(20):
                time.sleep(0.05)
                if heard():
                    return self.said
            raise


def run(tap, home, notifications):
    environment = at_home(home)
    articles = os.path.join(home, "articles.jsonl")
    write_articles(articles, 3600)
    other = os.path.join(home, "other.quotidian")
    subprocess.run([os.environ["QUOTIDIAN_CLI"], "--library", other, "import", os.environ["QUOTIDIAN_SAMPLE_DIR"]], env=dict(os.environ, **environment), stdout=subprocess.DEVNULL, check=True, timeout=TIMEOUT)
    with Application([os.environ["QUOTIDIAN"], articles], environment=environment) as application:
        application.find("button", "Stop the Import")
        application.key("ctrl+w")
        application.gone("frame", None)
        tap.ok(application.process.poll() is None, "the window closes without a question, and the import goes on")

        subprocess.run([os.environ["QUOTIDIAN"]], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)
        # Paused, it is under way for as long as this looks at it, however fast the machine is.
        application.press(application.find("button", "Pause the Import"))
        tap.ok(application.find("list item", "Quill Gazette"), "a new window shows it, and what there is until now")
        tap.ok(not notifications.said, "nothing has been said yet")

        # Nobody could resume it without a window: closed, it goes on.
        application.key("ctrl+w")
        application.gone("frame", None)
        # What comes with it is for it alone: the notification below would count one article more.
        lamp = os.path.join(home, "lamp.txt")
        with open(lamp, "w", encoding="utf-8") as file:
            file.write("Gull Tribune\n\nThe lamp on the pier\n\n“The lamp burned all night,” said Ilse Varga. Nobody else saw it burn there.\n")
        subprocess.run([os.environ["QUOTIDIAN"], other, lamp], env=dict(os.environ, **ALONE, **environment), check=True, timeout=TIMEOUT)
        application.find(None, "Stop Importing?")
        application.press(application.find("button", "Keep Importing"))
        application.gone(None, "Stop Importing?")
        tap.ok(application.find("button", "Stop the Import"), "another library that is opened from outside meanwhile does not stop it unasked")

        application.key("ctrl+w")
        application.gone("frame", None)
        title, body = notifications.wait(application)[0]
        tap.ok(title == "Import Finished" and "3,600 articles" in body.replace("3600", "3,600"), "a notification says what it came to (%s: %s)" % (title, body))
        application.process.wait(TIMEOUT)
    tap.ok(application.process.returncode == 0, "then it ends by itself (%s)" % application.process.returncode)
    tap.note(application.output)


def run_full(tap, home, notifications):
    """The same on a disk that gets full."""
    folder = os.path.join(home, "disk")
    os.mkdir(folder)
    if libc.unshare(CLONE_NEWNS) != 0 or libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None) != 0 or \
            libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, b"size=12m") != 0:
        return tap.ok(True, "a disk that gets full # SKIP may not mount a file system")
    environment = at_home(home)
    articles = os.path.join(home, "articles.jsonl")
    write_articles(articles, 6000)
    try:
        stop_full(tap, [os.environ["QUOTIDIAN"], "--library", os.path.join(folder, "library.quotidian"), articles], environment, notifications)
    finally:
        libc.umount2(folder.encode(), 2)


def stop_full(tap, command, environment, notifications):
    with Application(command, environment=environment) as application:
        application.find("button", "Stop the Import")
        application.key("ctrl+w")
        application.gone("frame", None)
        title, body = notifications.wait(application)[0]
        tap.ok(title == "Import Stopped" and "The import stopped" in body, "what stopped before its time is not said to be finished (%s: %s)" % (title, body))
        application.process.wait(TIMEOUT)
    tap.note(application.output)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        try:
            notifications = Notifications()
            run(tap, home, notifications)
            notifications.said.clear()
            run_full(tap, tempfile.mkdtemp(dir=home), notifications)
        except (NotShown, subprocess.SubprocessError) as error:
            tap.ok(False, "shown in time: %s" % error)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
