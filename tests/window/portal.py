"""Stands in for the desktop's file chooser: answers what the application asks of the portal, as a person would who chooses a file.

The application asks it with GDK_DEBUG=portals, as it does in a Flatpak. GTK's own dialog is GTK's to test, and complains of itself
when paths are typed into it (4.18).
"""
import os
import pathlib
import queue
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from driver import LEAKS_LEFT_OUT, TIMEOUT, NotShown  # noqa: E402

METHODS = "".join(
    "<method name='%s'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method>" % name for name in ("OpenFile", "SaveFile", "SaveFiles"))
CHOOSER = "<node><interface name='org.freedesktop.portal.FileChooser'>%s<property name='version' type='u' access='read'/></interface></node>" % METHODS
REQUEST = ("<node><interface name='org.freedesktop.portal.Request'><method name='Close'/>"
           "<signal name='Response'><arg type='u'/><arg type='a{sv}'/></signal></interface></node>")

CHOSEN, CANCELLED = 0, 1


class Portal:
    """Answers each request for a file with what choose() or cancel() was called with; ends with the `with` block."""

    # What the application needs to ask here. GIO 2.84 loses a few bytes in a thread of its own for each answer.
    ENVIRONMENT = {"GDK_DEBUG": ",".join(filter(None, (os.environ.get("GDK_DEBUG"), "portals"))), **LEAKS_LEFT_OUT}

    def __init__(self):
        self.answers, self.asked = queue.Queue(), queue.Queue()
        self.context = GLib.MainContext()
        self.loop = GLib.MainLoop(self.context)
        ready = threading.Event()
        # A test waits for what shows without turning a loop of its own.
        self.thread = threading.Thread(target=self.serve, args=(ready,), daemon=True)
        self.thread.start()
        if not ready.wait(20):
            raise RuntimeError("no file chooser on the session bus")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.loop.quit()
        self.thread.join(20)

    def choose(self, path):
        """The next request gets this path."""
        self.answers.put(path)

    def cancel(self):
        """The next request is dismissed."""
        self.answers.put(None)

    def request(self):
        """What was asked: the title of the dialog, and its options."""
        try:
            return self.asked.get(timeout=TIMEOUT)
        except queue.Empty:
            raise NotShown("a request for a file") from None

    def serve(self, ready):
        self.context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION), flags)
        self.request_interface = Gio.DBusNodeInfo.new_for_xml(REQUEST).interfaces[0]
        interface = Gio.DBusNodeInfo.new_for_xml(CHOOSER).interfaces[0]
        self.bus.register_object("/org/freedesktop/portal/desktop", interface, self.called, lambda *_: GLib.Variant("u", 3))
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, lambda *_: ready.set())
        self.loop.run()
        self.bus.close_sync()
        self.context.pop_thread_default()

    def called(self, _bus, sender, _path, _interface, _method, arguments, invocation):
        _parent, title, options = arguments.unpack()
        path = "/org/freedesktop/portal/desktop/request/%s/%s" % (sender[1:].replace(".", "_"), options["handle_token"])
        self.bus.register_object(path, self.request_interface, lambda *a: a[-1].return_value(None))
        invocation.return_value(GLib.Variant("(o)", (path,)))
        self.asked.put((title, options))
        chosen = self.answers.get(timeout=TIMEOUT)
        # GTK takes it that there is a list, as the desktop's portals always send one.
        uris = [] if chosen is None else [pathlib.Path(chosen).absolute().as_uri()]
        response = GLib.Variant("(ua{sv})", (CANCELLED if chosen is None else CHOSEN, {"uris": GLib.Variant("as", uris)}))
        self.bus.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response", response)
