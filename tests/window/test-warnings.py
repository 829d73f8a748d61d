#!/usr/bin/env python3
"""What the other tests rely on: an application that warns does not end well, and a test that drives one fails, whether it looks at how it ends or not."""
import os
import subprocess
import sys
import tempfile

from driver import TIMEOUT, Application, NotShown, Tap, at_home

# Of an input method that is not there GTK warns, and goes on.
WARNS = {"GTK_IM_MODULE": "no-such-input-method"}


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as home:
        try:
            with Application([os.environ["QUOTIDIAN"]], environment={**at_home(home), **WARNS}) as application:
                application.press(application.find("button", "Try the Sample Library"))
                application.key("ctrl+shift+f")
                application.type("bridge")
                application.process.wait(TIMEOUT)
        except (NotShown, subprocess.TimeoutExpired):
            pass
        ended = Application.started[-1]
        tap.ok(ended.process.returncode != 0, "an application that warns ends by it (%s)" % ended.process.returncode)
        tap.ok("no-such-input-method" in ended.output, "and its warning is kept")
        tap.ok(Tap.badly_ended() == [ended], "which a test is told, without asking")
        ended.expected = ended.process.returncode
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
