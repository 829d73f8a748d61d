# chromium.py: saves a page as the browser's own commands do, "Save as: Webpage, Single File" and "Print: Save as PDF", over
# its debugging pipe: python3 chromium.py ADDRESS MHTML PDF
import base64
import json
import os
import subprocess
import sys
import tempfile

address, mhtml, pdf = sys.argv[1:]
# The browser reads from 3 and writes to 4.
to_browser, to_us = os.pipe(), os.pipe()


def prepare():
    os.dup2(to_browser[0], 3)
    os.dup2(to_us[1], 4)
    for pipe in 3, 4:
        os.set_inheritable(pipe, True)


profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
browser = subprocess.Popen(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile.name, "--remote-debugging-pipe"],
                           preexec_fn=prepare, close_fds=False, stderr=subprocess.DEVNULL)
os.close(to_browser[0])
os.close(to_us[1])
output = os.fdopen(to_us[0], "rb")
number = 0


def read_message():
    message = b""
    while (byte := output.read(1)) != b"\0":
        if not byte:
            sys.exit("the browser ended")
        message += byte
    return json.loads(message)


def call(method, session=None, **parameters):
    global number
    number += 1
    request = {"id": number, "method": method, "params": parameters}
    if session:
        request["sessionId"] = session
    os.write(to_browser[1], json.dumps(request).encode() + b"\0")
    while (message := read_message()).get("id") != number:
        pass
    return message["result"]


target = call("Target.createTarget", url="about:blank")["targetId"]
session = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
call("Page.enable", session)
call("Page.navigate", session, url=address)
while read_message().get("method") != "Page.loadEventFired":
    pass
with open(mhtml, "w", newline="") as file:
    file.write(call("Page.captureSnapshot", session, format="mhtml")["data"])
with open(pdf, "wb") as file:
    file.write(base64.b64decode(call("Page.printToPDF", session, displayHeaderFooter=True)["data"]))
call("Browser.close")
browser.wait()
