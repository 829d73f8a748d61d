"""A finger on the screen: what on-display --touch makes of it, in the protocol of Xorg's input driver inputtest (xf86-input-inputtest-protocol.h)."""
import os
import socket
import struct
import subprocess
import time

VERSION, SYNC, TOUCH = 0, 1, 6
# Of XInput 2.
BEGIN, UPDATE, END = 18, 19, 20
# The axes of the device go so far, whatever the size of the screen.
MOST = 0xFFFF
N_VALUATORS = 64


class Finger:
    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(os.environ["TOUCH"])
        self.send(VERSION, struct.pack("=HH", 1, 1))
        self.receive()
        size = subprocess.run(["xdotool", "getdisplaygeometry"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        self.width, self.height = map(int, size)
        self.touches = 0

    def send(self, kind, rest):
        self.socket.sendall(struct.pack("=II", 8 + len(rest), kind) + rest)

    def receive(self):
        length = struct.unpack("=I", self.socket.recv(4, socket.MSG_WAITALL))[0]
        self.socket.recv(length - 4, socket.MSG_WAITALL)

    def touch(self, kind, x, y):
        """Tells where the finger is, and waits until the display knows."""
        values = [x * MOST / (self.width - 1), y * MOST / (self.height - 1)] + [0.0] * (N_VALUATORS - 2)
        valuators = struct.pack("=I8s4x", 0, bytes([3])) + struct.pack("=%dd" % N_VALUATORS, *values) + bytes(8 * N_VALUATORS)
        self.send(TOUCH, struct.pack("=II", self.touches, kind) + valuators)
        self.send(SYNC, b"")
        self.receive()

    def tap(self, place, held=0.05):
        """Touches a place for so many seconds."""
        self.touches += 1
        self.touch(BEGIN, *place)
        time.sleep(held)
        self.touch(END, *place)

    def swipe(self, start, end, seconds=0.3):
        """Draws the finger over the screen."""
        self.touches += 1
        self.touch(BEGIN, *start)
        n = 15
        for i in range(1, n + 1):
            time.sleep(seconds / n)
            self.touch(UPDATE, start[0] + (end[0] - start[0]) * i / n, start[1] + (end[1] - start[1]) * i / n)
        self.touch(END, *end)
