"""From a training's commit to the screen: how late the console is, and whether it ever holds training up.

An onlooker of its own polls the tracking store, so that the moment of a commit does not depend on what
the console says of it. The screen shows the number of points of the watched metric; a point is on the
screen when that number has reached it.
"""

import contextlib
import pathlib
import re
import sqlite3
import subprocess
import threading
import time

import tracking
from common import Row, at_most, exactly, spread, told
from console import Console, measuring

METRIC = "val/loss"
POLL = 0.005
LONGEST_LAG = 1000
SLOWER_BY = 200
ON_SCREEN = re.compile(rf"{METRIC}\s+\S+\s+(\d+) points?")


class Onlooker(threading.Thread):
    """Notes when each step of the watched metric was committed."""

    def __init__(self, store):
        super().__init__(daemon=True)
        self.store, self.commits, self.is_over = store, {}, False

    def run(self):
        """Asks for the change counter often and for the step only when it moved."""
        uri = f"file:{self.store}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=5)) as connection:
            seen = None
            while not self.is_over:
                version = connection.execute("PRAGMA data_version").fetchone()[0]
                if version != seen:
                    seen = version
                    self.note(connection)
                time.sleep(POLL)

    def note(self, connection):
        """The newest step, if it is a new one."""
        query = "SELECT max(step) FROM latest_metrics WHERE key = ?"
        step = connection.execute(query, (METRIC,)).fetchone()[0]
        if step is not None:
            self.commits.setdefault(step, time.monotonic())


class Training:
    """The sample client, which prints how long its slowest call took."""

    def __init__(self, settings, store, seconds):
        self.process = subprocess.Popen(
            [tracking.python(settings), str(tracking.sample("live_training.py")), "--tracking-uri",
             f"sqlite:///{store}", "--interval", "0.5", "--duration", str(seconds)],
            env=tracking.environment(settings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    @property
    def is_running(self):
        """True until the client has ended."""
        return self.process.poll() is None

    def slowest(self):
        """Milliseconds of its slowest call; a client that failed is an error of the campaign."""
        said = self.process.communicate()[0]
        found = re.search(r"slowest_log_ms (\d+)", said)
        if not found:
            raise RuntimeError(f"the training failed: {said.strip()[-300:]}")
        return int(found[1])


def campaign(settings):
    """The same training without and with the console, beside the same onlooker."""
    seconds = settings.count(60, least=10)
    folder = settings.folder("live")
    interpreter = tracking.python(settings)
    alone, _ = observed(settings, new_store(settings, folder / "alone.db"), seconds, time.sleep)
    store = new_store(settings, folder / "watched.db")
    db = settings.new_project(folder / "l.db")
    settings.must("source", "add", "mlflow", store, db=db)
    with Console.on(settings, db, size=(160, 48)) as console:
        console.wait_for("4 Runs")
        console.press("4")
        watcher = Watcher(console)
        slowest, commits = observed(settings, store, seconds, watcher.look)
        watcher.look(2.0)
        cost = watcher.cost()
    stored = points_of_first_run(settings, db)
    return [
        told("MLflow", tracking.version(interpreter)), *lag_rows(commits, watcher.seen),
        *cost, exactly("points in the project at the end", stored, len(commits)),
        told("training's slowest call alone", alone, "ms"),
        at_most("training's slowest call beside the console", slowest, alone + SLOWER_BY, "ms")]


def new_store(settings, path):
    """An empty store, made by MLflow itself, so that there is something to attach."""
    code = f"from mlflow import MlflowClient; MlflowClient('sqlite:///{path}').search_experiments()"
    subprocess.run([tracking.python(settings), "-c", code], env=tracking.environment(settings), check=True,
                   capture_output=True)
    return path


def observed(settings, store, seconds, look):
    """One training with an onlooker: its slowest call and when its steps were committed."""
    onlooker, training = Onlooker(store), Training(settings, store, seconds)
    onlooker.start()
    while training.is_running:
        look(0.1)
    slowest = training.slowest()
    onlooker.is_over = True
    onlooker.join()
    return slowest, onlooker.commits


class Watcher:
    """Reads the console's terminal and notes when each number of points came to be on the screen."""

    def __init__(self, console):
        self.console, self.seen, self.bytes = console, {}, 0
        console.settle()
        self.began, self.work = time.monotonic(), self.processor()

    def processor(self):
        """Processor seconds of the console so far."""
        return measuring().cpu_ns([self.console.session.pid])[0] / 1e9

    def look(self, seconds):
        """Takes in what is drawn for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            count = self.console.read(10)
            self.bytes += count
            found = ON_SCREEN.search(self.console.text) if count else None
            if found:
                self.seen.setdefault(int(found[1]), self.console.last)

    def cost(self):
        """What it costs to be open beside a live run."""
        seconds = time.monotonic() - self.began
        return [
            at_most("processor beside a live run", 100 * (self.processor() - self.work) / seconds, 1, "%"),
            at_most("bytes beside a live run", self.bytes / seconds, 500, "a second")]


def lag_rows(commits, seen):
    """For each step the time until a number of points was on the screen that holds it."""
    lags, missing = [], 0
    for step, committed in sorted(commits.items()):
        shown = [moment for number, moment in seen.items() if number >= step + 1]
        if shown:
            lags.append((min(shown) - committed) * 1000)
        else:
            missing += 1
    median, worst = spread(lags)
    return [
        told("points committed", len(commits)), exactly("points that were never on the screen", missing, 0),
        Row("from commit to screen, median", "-" if median is None else f"{median:.0f} ms"),
        at_most("from commit to screen, worst", worst, LONGEST_LAG, "ms")]


def points_of_first_run(settings, db):
    """How many points of the watched metric the project holds."""
    settings.must("source", "sync", db=db)
    query = "SELECT pointCount FROM metricSeries WHERE name = ?"
    with contextlib.closing(sqlite3.connect(f"file:{pathlib.Path(db)}?mode=ro", uri=True)) as connection:
        found = connection.execute(query, (METRIC,)).fetchone()
    return found[0] if found else 0
