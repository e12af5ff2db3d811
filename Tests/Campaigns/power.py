"""Power cuts, simulated from the recorded system calls: nothing that was acknowledged may be missing.

A kill cannot tell whether the program flushes, a power cut can. The control drops the flushes from the
same record and has to lose: otherwise the test would see nothing.
"""

import re
import shlex
import subprocess
import sys

import large_project
from common import exactly, program, told, tool

STATEMENTS = "select count(*) from operation"
FLUSH = re.compile(r"^(\d+\s+)(<\.\.\. )?(fsync|fdatasync)\b")


def campaign(settings):
    """Records one life of a file and replays it cut off at random moments."""
    program("strace"), program("sqlite3")
    folder = settings.folder("power")
    log, db = folder / "calls.log", folder / "p.db"
    record(settings, folder, log, db)
    trials = settings.count(1000)
    whole = replay(settings, log, db, trials)
    blind = folder / "calls-without-flushes.log"
    drop_flushes(log, blind)
    control = replay(settings, blind, db, min(trials, 200))
    return [
        told("recorded", whole["recorded"]), told("power cuts", trials),
        exactly("acknowledged and lost, in cuts", whole["lost"], 0),
        exactly("corrupt", whole["corrupt"], 0), exactly("half transactions", whole["half transaction"], 0),
        exactly("doctor objects", whole["check failed"], 0),
        exactly("control without flushes loses", "yes" if control["lost"] else "no", "yes"),
        told("control: cuts that lost", f"{control['lost']} of {min(trials, 200)}")]


def record(settings, folder, log, db):
    """Runs the commands under strace, every one followed by its acknowledgement."""
    script = folder / "commands.sh"
    script.write_text(commands(settings, folder, db))
    done = subprocess.run(
        [sys.executable, str(tool("powercut.py")), "record", str(log), str(db), "--", "sh", str(script)],
        env=settings.environment(), capture_output=True, text=True, timeout=3600)
    wanted = script.read_text().count("echo A")
    if done.returncode != 0 or len(re.findall(r"^A\d+$", done.stdout, re.M)) != wanted:
        raise RuntimeError(f"the commands did not all succeed: {(done.stderr or done.stdout)[-400:]}")


def commands(settings, folder, db):
    """A shell script: make the file, then add, move, undo and import, each one operation.

    Nothing is redirected: the recording follows descriptor 1 of all processes as if it were one.
    """
    binary, file = shlex.quote(settings.binary), f"--db {shlex.quote(str(db))}"
    cut = f"{file} --project CUT"
    lines = [f"{binary} init {file} --key CUT --name Cut"]
    for index in range(1, settings.count(60, least=8) + 1):
        lines.append(f"{binary} item add 'power {index}' {cut}")
        if index % 4 == 0:
            lines.append(f"{binary} item move CUT-{index} ready --yes --reason cut {cut}")
        if index % 6 == 0:
            lines.append(f"{binary} undo {cut}")
        if index % 15 == 8:
            lines.append(f"{binary} import {small_project(settings, folder, index)} {file}")
    return "set -e\n" + "".join(f"{line}\necho A{number}\n" for number, line in enumerate(lines, 1))


def small_project(settings, folder, index):
    """A file to import, with a key of its own so that it does not meet the projects before it."""
    path, key = folder / f"import-{index}.json", f"IM{index}"
    shape = large_project.Shape(items=20, events=200, runs=4, points=80, seed=settings.seed, key=key)
    large_project.write(path, shape)
    return shlex.quote(str(path))


def drop_flushes(log, blind):
    """The same record as a program without flushes would have left it."""
    with open(log, errors="replace") as source, open(blind, "w") as target:
        target.writelines(line for line in source if not FLUSH.match(line))


def replay(settings, log, db, trials):
    """Cuts the power so many times and counts what the tool says of each."""
    binary = shlex.quote(settings.binary)
    is_made = "[ \"$(sqlite3 {db} 'select 1 from project limit 1' 2>/dev/null)\" != 1 ]"
    words = [
        sys.executable, str(tool("powercut.py")), "replay", str(log), str(db), "--trials", str(trials), "--seed",
        str(settings.seed), "--count", STATEMENTS, "--check", f"{is_made} || {binary} doctor --quiet --db {{db}}"]
    done = subprocess.run(words, env=settings.environment(TMPDIR=str(log.parent)), capture_output=True, text=True)
    recorded = re.search(r"\d+ writes, \d+ fsyncs, \d+ acknowledged", done.stdout)
    if not recorded or "power cuts:" not in done.stdout:
        raise RuntimeError(f"the replay failed: {(done.stderr or done.stdout)[-400:]}")
    kinds = ("lost", "corrupt", "half transaction", "check failed")
    counts = {kind: re.search(rf"(\d+) {kind}", done.stdout.split("power cuts:")[1]) for kind in kinds}
    return {"recorded": recorded[0]} | {kind: int(match[1]) if match else 0 for kind, match in counts.items()}
