"""SIGKILL at any instant: what was acknowledged is there once, the rest is whole or absent.

A killed process loses nothing that it has written, so this alone does not show that a power cut is
survived; `power.py` does.
"""

import collections
import functools
import re
import statistics
import subprocess
import time

from common import at_least, at_most, exactly, told
from console import Console

LATEST_CONSOLE_KILL = 0.800


def commands(settings):
    """Kills `item add` again and again, between its start and half as late again as it takes here."""
    chance = settings.random("kills")
    folder = settings.folder("kills")
    latest = 1.5 * time_undisturbed(settings, settings.new_project(folder / "timed.db"))
    db = settings.new_project(folder / "k.db")
    tried, acknowledged, killed = [], set(), 0
    for index in range(settings.count(1000)):
        title = f"kill {index}"
        done, said = add_and_kill(settings, db, title, chance.uniform(0, latest))
        tried.append(title)
        killed += not done
        if done or re.search(rf"^Added \S+ {title}\.$", said, re.M):
            acknowledged.add(title)
    return [
        told("latest kill", f"{latest * 1000:.0f} ms"),
        told("commands killed before their end", f"{killed} of {len(tried)}"),
        at_least("acknowledged, lest nothing was tried", len(acknowledged), len(tried) / 20),
        *judge(settings, db, tried, acknowledged)]


def time_undisturbed(settings, db):
    """The median time of an `item add` in seconds, on this machine and under its load."""
    times = []
    for index in range(9):
        began = time.monotonic()
        subprocess.run(
            [settings.binary, "item", "add", f"timed {index}", "--db", str(db)], env=settings.environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        times.append(time.monotonic() - began)
    return statistics.median(times)


def add_and_kill(settings, db, title, delay):
    """Starts one `item add` and kills it; tells whether it had ended well by then, and what it printed."""
    process = subprocess.Popen(
        [settings.binary, "item", "add", title, "--db", str(db)], env=settings.environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    time.sleep(delay)
    process.kill()
    said, _ = process.communicate()
    return process.returncode == 0, said


def consoles(settings):
    """Kills the open console while items are typed, at moments from its start on."""
    chance = settings.random("console-kills")
    db = settings.new_project(settings.folder("console-kills") / "k.db")
    tried, acknowledged, starts = [], set(), []
    for trial in range(settings.count(100)):
        with Console.on(settings, db) as console:
            console.kill_after(chance.uniform(0, LATEST_CONSOLE_KILL))
            ready = console.wait_for("1 Board")
            if ready:
                starts.append((ready - console.opened) * 1000)
                console.press("1")
                type_until_killed(console, trial, tried, acknowledged)
    return [
        told("items typed until the console was killed", len(tried)),
        at_most("start after a kill, worst", max(starts, default=None), 200, "ms"),
        *judge(settings, db, tried, acknowledged)]


def type_until_killed(console, trial, tried, acknowledged):
    """Adds items one after the other; one is acknowledged when the message line says so."""
    for number in range(1000):
        title = f"typed {trial} {number}"
        if not console.add_item(title, begun=functools.partial(tried.append, title)):
            return
        acknowledged.add(title)


def judge(settings, db, tried, acknowledged):
    """Compares the file with what was tried and acknowledged outside of it."""
    is_clean = settings.is_clean(db)
    found = collections.Counter(item["title"] for item in settings.items(db))
    stored = [entry["summary"].split(" ", 2)[2] for entry in settings.operations(db)
              if entry["summary"].startswith("Added ")]
    return [
        told("acknowledged", f"{len(acknowledged)} of {len(tried)}"),
        exactly("acknowledged and lost", sum(found[title] == 0 for title in acknowledged), 0),
        exactly("there twice", sum(count > 1 for count in found.values()), 0),
        exactly("there and never asked for", len(set(found) - set(tried)), 0),
        exactly("items without their operation, or the other way round",
                (collections.Counter(stored) - found + (found - collections.Counter(stored))).total(), 0),
        exactly("doctor finds", "nothing" if is_clean else "faults", "nothing")]
