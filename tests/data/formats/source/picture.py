# picture.py: a small picture for a page, in the manner of a photograph seen from far away: python3 picture.py SEED >FILE.png
import random
import struct
import sys
import zlib

WIDTH, HEIGHT = 320, 180
random.seed(sys.argv[1])
sky, water = ([random.randrange(90, 230) for _ in range(3)] for _ in range(2))
hull = (random.randrange(60, 120), random.randrange(100, 220))


def pixel(x, y):
    if hull[0] < x < hull[1] and 80 < y < 104:
        return bytes((60, 40, 40))
    return bytes(sky if y < 100 else water)


rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(WIDTH)) for y in range(HEIGHT))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)) +
                        chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
