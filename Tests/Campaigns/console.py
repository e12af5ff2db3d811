"""The open console in a pseudo-terminal, played by the session and the screen of `measure-tui.py`."""

import functools
import importlib.util
import os
import re
import shlex
import signal
import threading
import time

from common import tool


@functools.cache
def measuring():
    """The measuring tool as a module, so that its terminal is not written a second time."""
    description = importlib.util.spec_from_file_location("measure_tui", tool("measure-tui.py"))
    module = importlib.util.module_from_spec(description)
    description.loader.exec_module(module)
    return module


class Console:
    """One program in a terminal of its own; leaving the `with` block ends it."""

    def __init__(self, settings, command, size=(120, 36), **environment):
        self.session = measuring().Session(
            command, *size, "xterm-256color", settings.environment(**environment), str(settings.scratch), False)
        self.opened = time.monotonic()
        self.last = self.opened

    @classmethod
    def on(cls, settings, db, *options, size=(120, 36), **environment):
        """The console on a project file."""
        return cls(settings, [settings.binary, "--db", str(db), *options], size, **environment)

    @classmethod
    def shell(cls, settings, size=(120, 36)):
        """An interactive shell, for what needs job control."""
        return cls(settings, ["bash", "--norc", "--noprofile", "-i"], size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.session.close()

    @property
    def text(self):
        """What is on the screen."""
        return self.session.screen.text()

    @property
    def is_alive(self):
        """True until the program has ended."""
        return self.session.alive()

    def press(self, keys):
        """Writes keys; a program that is gone is noticed by the next look."""
        try:
            self.session.write(keys.encode())
        except (OSError, measuring().Died):
            pass

    def press_named(self, name):
        """A key with a name, such as Home, as the terminal would send it."""
        self.press(measuring().key_bytes(name, self.session.screen).decode())

    def read(self, wait):
        """Takes in what was drawn, waiting at most so many milliseconds for it to begin."""
        chunks, _, _ = self.session.burst(1, 50, first_ms=wait)
        if chunks:
            self.last = chunks[-1][0] / 1e9
        return sum(len(data) for _, data in chunks)

    def wait_for(self, pattern, seconds=5.0):
        """The moment at which a pattern came to be on the screen; None where it never did."""
        wanted, end = re.compile(pattern, re.M), time.monotonic() + seconds
        while not wanted.search(self.text):
            count = self.read(20)
            if not count and (time.monotonic() > end or not self.is_alive):
                return None
        return self.last

    def settle(self, quiet=150, limit=5.0):
        """Reads until nothing comes for so many milliseconds."""
        end = time.monotonic() + limit
        while self.read(quiet) and time.monotonic() < end:
            pass

    def add_item(self, title, begun=lambda: None):
        """Types an item in; true when the message line says that it is stored."""
        self.press("a")
        if not self.wait_for("New item"):
            return False
        begun()
        self.press(title + "\r")
        return self.wait_for(rf"Added \S+ {re.escape(title)}\.") is not None

    def kill_after(self, seconds):
        """SIGKILL at a moment that does not depend on what this side is waiting for."""
        timer = threading.Timer(seconds, os.kill, (self.session.pid, signal.SIGKILL))
        timer.daemon = True
        timer.start()
        return timer

    def modes_left(self):
        """What of the screen's modes is still on, in words; empty as a shell wants it."""
        screen = self.session.screen
        names = {1049: "alternate screen", 1000: "mouse", 1002: "mouse", 2004: "pasting", 1004: "focus"}
        left = [name for mode, name in names.items() if mode in screen.modes]
        return left + ([] if screen.cursor_visible else ["hidden cursor"])


def command_line(settings, db, *options):
    """The console's command as a shell takes it."""
    return " ".join(shlex.quote(str(word)) for word in (settings.binary, "--db", db, *options))
