#!/usr/bin/env python3
"""Another program on the same display: things can be dragged out of it, and others dropped on it.

peer.py give FILE...   a window from which these files can be dragged
peer.py tell TEXT      one from which a text can be dragged
peer.py take KIND...   one on which what is of these MIME types can be dropped, the first of them if it is of several: it is written as a
                       line of JSON

The first line that it writes is the number of its window. It writes "over" when a drag comes to where it can be dropped.
"""
import json
import os
import sys

# Before GTK is loaded. Without a bus of its own it stays out of the accessible tree of the window that is tested.
os.environ["GTK_A11Y"] = "none"

import gi  # noqa: E402

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
gi.require_version("GdkX11", "4.0")
from gi.repository import Gdk, GdkX11, Gio, GLib, Gtk  # noqa: E402


def say(what):
    print(json.dumps(what), flush=True)


def give(widget, value):
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(value))
    source.connect("drag-begin", lambda source, drag: drag.connect("notify::selected-action", lambda drag, _: drag.get_selected_action() and say("over")))
    source.connect("drag-end", lambda *_: say("end"))
    widget.add_controller(source)


def read_cb(drop, result):
    stream, _ = drop.read_finish(result)
    memory = Gio.MemoryOutputStream.new_resizable()
    flags = Gio.OutputStreamSpliceFlags.CLOSE_SOURCE | Gio.OutputStreamSpliceFlags.CLOSE_TARGET

    def copied_cb(memory, result):
        memory.splice_finish(result)
        drop.finish(Gdk.DragAction.COPY)
        say(memory.steal_as_bytes().get_data().decode())

    memory.splice_async(stream, flags, GLib.PRIORITY_DEFAULT, None, copied_cb)


def entered_cb(*_):
    say("over")
    return Gdk.DragAction.COPY


def dropped_cb(target, drop, x, y, wanted):
    kind = next(kind for kind in wanted if drop.get_formats().contain_mime_type(kind))
    drop.read_async([kind], GLib.PRIORITY_DEFAULT, None, read_cb)
    return True


def take(widget, wanted):
    """Takes the first of these kinds that is offered, as the bytes that go from one program to another."""
    target = Gtk.DropTargetAsync(actions=Gdk.DragAction.COPY)
    target.connect("drag-enter", entered_cb)
    target.connect("drop", dropped_cb, wanted)
    widget.add_controller(target)


def main():
    what, rest = sys.argv[1], sys.argv[2:]
    Gtk.init()
    window = Gtk.Window(title="Peer", decorated=False, child=Gtk.Label(label=what))
    window.set_default_size(160, 120)
    if what == "give":
        give(window, Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in rest]))
    elif what == "tell":
        give(window, rest[0])
    else:
        take(window, rest)
    window.connect("map", lambda *_: say(window.get_surface().get_xid()))
    window.present()
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
