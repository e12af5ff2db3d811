"""The acceptance numbers: speed, memory and quiet of the console with a large project.

Measured from outside with `measure-tui.py`. tig, htop and vim are measured in the same run: on another
machine the bounds mean little without them.
"""

import json
import re
import subprocess
import sys
import time

import large_project
from common import REPOSITORY, Row, at_most, exactly, program, told, tool
from console import Console, command_line

SIZES = ("160x48", "80x24")
MOMENT = large_project.iso(large_project.AS_OF)
READY = "In progress"
SCREENS = {"board": "1 h h h", "backlog": "2", "runs": "4"}
ENDINGS = (("q", "--quit"), ("TERM", "--signal"), ("HUP", "--signal"), ("INT", "--signal"), ("ABRT", "--signal"))


def campaign(settings):
    """The whole table of figures."""
    tool("measure-tui.py")
    db, rows = large(settings)
    for size in SIZES:
        rows += console_figures(settings, db, size)
    rows += endings(settings, db) + [suspended(settings, db), without_colour(settings, db), storm(settings, db)]
    return rows + peers(settings)


def large(settings):
    """The project that the numbers are stated for, imported once."""
    folder = settings.folder("figures")
    count = settings.count
    shape = large_project.Shape(
        count(20_000, 400), count(200_000, 4_000), count(2_000, 20), count(2_000_000, 2_000), settings.seed)
    file, db = folder / "large.json", folder / "large.db"
    large_project.write(file, shape)
    start = time.monotonic()
    settings.must("import", file, db=db, limit=1800)
    seconds = time.monotonic() - start
    file.unlink()
    return db, [told(f"import of {shape.items} items, {shape.runs} runs, {shape.points} points", seconds, "s")]


def measure(settings, command, *options, size="160x48", limit=900, cwd=None):
    """One call of the tool; an error of the measured program is an exception with its last screen."""
    words = [sys.executable, str(tool("measure-tui.py")), "--json", "--size", size, *map(str, options), "--", *command]
    done = subprocess.run(
        words, env=settings.environment(), cwd=cwd or settings.scratch, capture_output=True, text=True, timeout=limit)
    if not done.stdout.strip().startswith("{"):
        raise RuntimeError(f"{command[0]} could not be measured: {done.stderr.strip()[-300:]}")
    result = json.loads(done.stdout)
    if "error" in result:
        raise RuntimeError(f"{command[0]} could not be measured: {result['error'][:300]}")
    return result


def on_project(settings, db):
    """The console's command with its time standing still."""
    return [settings.binary, "--db", str(db), "--at", MOMENT]


def console_figures(settings, db, size):
    """Start, keys on every screen, flood, resize, idle and memory at one size."""
    command, idle = on_project(settings, db), settings.count(60, least=5)
    main = measure(
        settings, command, "--ready", READY, "--starts", settings.count(20, least=3), "--prep", "1", "--keys", "j k l h",
        "--presses", settings.count(300, least=20), "--resize", "40x12,160x48,80x24,400x150",
        "--idle", idle, "--quit", "q wait:200 q", size=size)
    rows = [
        at_most("start to ready, median", main["start_ready"], 100, "ms"),
        at_most("start to ready, worst", main["start_ready_worst"], 200, "ms"),
        *key_rows("board", main),
        at_most("resize, slowest", max((one["ms"] or 9999.0) for one in main["resize"]), 30, "ms"),
        exactly("resize leaves rows empty", sum(is_short(one) for one in main["resize"]), 0),
        at_most("memory, resident", main["rss_mb"], 40, "MB"),
        at_most(f"idle {idle} s, processor", main["idle_cpu"], 0.0, "%"),
        at_most(f"idle {idle} s, wake-ups", main["idle_wakeups"], 0.1, "a second"),
        at_most(f"idle {idle} s, bytes", main["idle_bytes_s"], 0, "a second")]
    for name, way in SCREENS.items():
        rows += moving(settings, command, size, name, way)
    escape = measure(settings, command, "--ready", READY, "--starts", 1, "--keys", "? Esc", "--presses",
                     settings.count(60, least=10), "--idle", 0, size=size)
    rows.append(at_most("Esc closes help, median", escape["per_key"]["Esc"], 30, "ms"))
    return [Row(f"{size} {row.what}", row.measured, row.bound, row.ok) for row in rows]


def moving(settings, command, size, name, way):
    """Going down and up a list, which is what one does most."""
    found = measure(settings, command, "--ready", READY, "--starts", 1, "--prep", way, "--keys", "j j k", "--presses",
                    settings.count(100, least=10), "--flood", 100, "--idle", 0, size=size)
    return key_rows(f"{name}, j and k", found) + [
        at_most(f"{name}, j and k: bytes, median", found["bytes_median"], 400),
        at_most(f"{name}, j and k: bytes, worst", found["bytes_worst"], 4000),
        at_most(f"{name}: 100 times j at once, until quiet", found["flood_ms"], 100, "ms")]


def key_rows(name, found):
    """Time and work of a key."""
    return [
        at_most(f"{name}: key to screen, median", found["seen_median"], 3, "ms"),
        at_most(f"{name}: key to screen, worst of {found['presses']}", found["seen_worst"], 16, "ms"),
        at_most(f"{name}: processor a key", found["cpu_key"], 1, "ms")]


def is_short(resize):
    """True where the last rows of the new size stayed empty."""
    return resize["last_row_used"] < int(resize["to"].split("x")[1])


def endings(settings, db):
    """What is left in the terminal after every way out."""
    rows = []
    for name, option in ENDINGS:
        way = "q wait:200 q" if option == "--quit" else name
        found = measure(settings, on_project(settings, db), "--ready", READY, "--starts", 1, option, way, "--idle", 0)
        rows.append(exactly(f"left behind on {name}", ", ".join(found["left_behind"]) or "nothing", "nothing"))
        rows.append(told(f"exit code and time on {name}", f"{found['exit']}, {found['quit_ms']} ms"))
    return rows


def suspended(settings, db):
    """Ctrl-Z gives the shell a clean terminal and `fg` the console its screen again."""
    with Console.shell(settings) as shell:
        shell.press("bind 'set enable-bracketed-paste off'\r")
        shell.settle()
        shell.press(f"clear; {command_line(settings, db, '--at', MOMENT)}\r")
        shell.wait_for(READY)
        shell.press("\x1a")
        stopped = shell.wait_for("Stopped", 3)
        shell.settle()
        left = shell.modes_left() if stopped else ["it did not stop"]
        shell.press("fg\r")
        if not shell.wait_for(READY, 3):
            left.append("fg did not bring it back")
        shell.settle()
    return exactly("left behind on Ctrl-Z, and gone on after fg", ", ".join(left) or "nothing", "nothing")


def without_colour(settings, db):
    """NO_COLOR takes the colours away and nothing else."""
    texts = []
    for environment in ({}, {"NO_COLOR": "1"}):
        with Console.on(settings, db, "--at", MOMENT, **environment) as console:
            console.wait_for(READY)
            console.settle()
            texts.append(console.text)
    return exactly("same text with NO_COLOR", "yes" if texts[0] == texts[1] else "no", "yes")


def storm(settings, db):
    """Random sizes with keys between them; at the end the picture is that of a console just opened."""
    chance, count = settings.random("storm"), settings.count(1000, least=20)
    with Console.on(settings, db, "--at", MOMENT) as console:
        console.wait_for(READY)
        for _ in range(count):
            console.session.resize(chance.randint(1, 400), chance.randint(1, 150))
            console.press(chance.choice("jk"))
            console.read(10)
        console.session.resize(120, 36)
        is_alive, stormed = console.is_alive, at_top(console)
    with Console.on(settings, db, "--at", MOMENT) as console:
        console.wait_for(READY)
        is_same = is_alive and at_top(console) == stormed
    return exactly(f"{count} random sizes, then the same picture", "yes" if is_same else "no", "yes")


def at_top(console):
    """The picture with its colours, once the first row is selected."""
    console.settle()
    console.press_named("Home")
    console.settle()
    return list(seen_cells(console.session.screen.ansi()))


def seen_cells(ansi):
    """Characters with their looks; the colour of a blank's text is not seen, so it is left out."""
    look = ""
    for code, character in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b])", ansi, re.DOTALL):
        if not character:
            look = "" if code in ("", "0") else look + ";" + code
        else:
            is_plain = character == " " and not re.search(r"(^|;)(4|7|4[0-8]|10[0-7])(;|$)", look)
            yield character, "" if is_plain else look


def peers(settings):
    """The same keys in programs that are known to be quick, on this machine.

    They get a clone: vim leaves a swap file beside what it opens, and tig refreshes git's index.
    """
    clone = settings.folder("peers") / "clone"
    subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True, capture_output=True)
    spec = {
        "tig": ([program("tig")], "j k", r"commit|\d{4}-\d{2}-\d{2}"), "htop": ([program("htop")], "Down Up", "PID"),
        "vim": ([program("vim"), "-n", "README.md"], "j k", "Runboard")}
    rows = []
    for name, (command, keys, ready) in spec.items():
        found = measure(settings, command, "--ready", ready, "--starts", 3, "--keys", keys, "--presses",
                        settings.count(100, least=10), "--flood", 100, "--idle", settings.count(10, least=2),
                        "--quit", "q" if name != "vim" else "text::q! Enter", cwd=clone)
        rows.append(told(f"beside it: {name}", (
            f"start {found['start_ready']} ms, key {found['seen_median']}/{found['seen_worst']} ms, "
            f"{found['bytes_median']} bytes and {found['cpu_key']} ms a key, flood {found['flood_ms']} ms, "
            f"{found['rss_mb']} MB, idle {found['idle_cpu']} %")))
    return rows
