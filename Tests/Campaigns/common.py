"""What all campaigns share: the settings of a run, calls of the program, rows of the result table."""

import dataclasses
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
TOOLS = SHARED / "tools"
STORE_SAMPLES = SHARED / "samples" / "mlflow"
PERSON = "tester"


class Skipped(Exception):
    """A campaign that cannot run here; its text says what is missing."""


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the result table; `ok` is None where nothing is bound or the campaign was skipped."""

    what: str
    measured: str
    bound: str = "-"
    ok: bool | None = None


@dataclasses.dataclass(frozen=True)
class Settings:
    """What one run of the campaigns is made with, so that a result can be had again."""

    binary: str
    scratch: pathlib.Path
    scale: float = 1.0
    seed: int = 1

    def count(self, full, least=1):
        """The number of trials: the full number times the scale, for quick runs."""
        return max(least, round(full * self.scale))

    def folder(self, name):
        """An empty folder, so that no campaign meets the files of another."""
        path = self.scratch / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def random(self, name):
        """Random numbers that follow from the seed and the campaign's name, in whatever order they run."""
        return random.Random(f"{self.seed} {name}")

    def environment(self, **more):
        """A surrounding without the settings, files and colours of whoever starts the campaigns."""
        dropped = ("RUNBOARD_DB", "NO_COLOR", "COLORFGBG")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        places = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
        fixed = {"LANG": "C.UTF-8", "RUNBOARD_PERSON": PERSON, "SWIFT_BACKTRACE": "enable=no"}
        return {**kept, **{name: str(path) for name, path in places.items()}, **fixed, **more}

    def run(self, *words, db=None, limit=120, person=PERSON):
        """Runs one verb to its end and keeps what it said; a hang is an exception."""
        command = [self.binary, *map(str, words)] + (["--db", str(db)] if db else [])
        return subprocess.run(
            command, env=self.environment(RUNBOARD_PERSON=person), capture_output=True, text=True,
            errors="replace", stdin=subprocess.DEVNULL, timeout=limit)

    def must(self, *words, db=None, limit=120):
        """Runs a verb that a campaign builds on; where it fails, the campaign cannot go on."""
        done = self.run(*words, db=db, limit=limit)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, words))}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def new_project(self, db, key="TEST"):
        """An empty project, the start of most campaigns."""
        self.must("init", "--key", key, "--name", "Campaign", db=db)
        return db

    def items(self, db):
        """All items of a project as the program lists them, dropped and done ones too."""
        return json.loads(self.must("item", "list", "--json", db=db))

    def operations(self, db):
        """All operations, newest first; more than any campaign makes."""
        return json.loads(self.must("history", "--json", "--limit", 10_000_000, db=db, limit=600))

    def is_clean(self, db):
        """True where `doctor` finds nothing and says nothing."""
        done = self.run("doctor", "--quiet", db=db, limit=600)
        return done.returncode == 0 and not done.stdout and not done.stderr


def tool(name):
    """The path of a measuring tool; they live beside the repository, not in it."""
    path = TOOLS / name
    if not path.exists():
        raise Skipped(f"{name} is not there: the measuring tools are expected in {TOOLS.relative_to(REPOSITORY.parent)}")
    return path


def program(name):
    """The path of a program that a campaign needs."""
    path = shutil.which(name)
    if not path:
        raise Skipped(f"{name} is not installed")
    return path


def at_most(what, value, bound, unit=""):
    """A row whose value may not be above its bound; nothing measured is a broken bound."""
    if value is None:
        return Row(what, "nothing came", f"≤ {bound} {unit}".strip(), False)
    return Row(what, f"{number(value)} {unit}".strip(), f"≤ {bound} {unit}".strip(), value <= bound)


def at_least(what, value, bound, unit=""):
    """A row whose value may not be below its bound."""
    return Row(what, f"{number(value)} {unit}".strip(), f"≥ {number(bound)} {unit}".strip(), value >= bound)


def exactly(what, value, expected, unit=""):
    """A row whose value may be nothing but what was counted elsewhere."""
    return Row(what, f"{value} {unit}".strip(), f"= {expected}", value == expected)


def told(what, value, unit=""):
    """A row that only informs."""
    return Row(what, f"{number(value)} {unit}".strip())


def number(value):
    """Numbers with as many digits as a person reads."""
    if isinstance(value, float):
        return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    return str(value)


def spread(values):
    """Median and worst of a list, or twice None where nothing was measured."""
    return (statistics.median(values), max(values)) if values else (None, None)


def timed(work):
    """The seconds that `work` takes, and what it gives back."""
    start = time.monotonic()
    result = work()
    return time.monotonic() - start, result


def table(rows):
    """The result as a Markdown table, so that it can be put into a report as it is."""
    marks = {True: "yes", False: "NO", None: ""}
    lines = [["what", "measured", "bound", "ok"]] + [[r.what, r.measured, r.bound, marks[r.ok]] for r in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    text = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text)
