"""How long it takes to read a store of a million points, beside the least that SQLite itself needs."""

import contextlib
import sqlite3
import subprocess

import tracking
from common import exactly, program, timed, told

RUNS, METRICS, STEPS = 1000, 5, 200
PLAIN = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE metricPoint (
  seriesId INTEGER NOT NULL, step INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, isNaN INTEGER NOT NULL,
  PRIMARY KEY (seriesId, step, at, value, isNaN)) STRICT, WITHOUT ROWID;
CREATE TABLE series (id INTEGER PRIMARY KEY, run TEXT, name TEXT, UNIQUE (run, name));
ATTACH '{store}' AS store;
INSERT INTO series (run, name) SELECT run_uuid, key FROM store.latest_metrics;
INSERT INTO metricPoint
  SELECT series.id, step, timestamp, value, is_nan FROM store.metrics JOIN series ON run = run_uuid AND name = key
  ORDER BY series.id, step, timestamp, value, is_nan;
"""


def campaign(settings):
    """Makes the store, reads it both ways and compares what arrived."""
    program("sqlite3")
    folder = settings.folder("mirror")
    store, db = folder / "store.db", settings.new_project(folder / "m.db")
    make_store(settings, store)
    plain, _ = timed(lambda: copy_plainly(store, folder / "plain.db"))
    again, _ = timed(lambda: copy_plainly(store, folder / "again.db"))
    plain = min(plain, again)
    seconds, said = timed(lambda: settings.must("source", "add", "mlflow", store, db=db, limit=3600))
    repeated, _ = timed(lambda: settings.must("source", "sync", db=db, limit=3600))
    points, expected = count(db, "metricPoint"), count(store, "metrics")
    return [
        told("store", f"{count(store, 'runs')} runs, {expected} points, {store.stat().st_size / 1e6:.0f} MB"),
        exactly("points read", points, expected), told("source add", seconds, "s"),
        told("points a second", round(points / seconds)),
        told("insert of the same points by the sqlite3 shell", plain, "s"),
        told("ratio", seconds / plain),
        told("sync with nothing new", repeated * 1000, "ms"), told("project file", db.stat().st_size / 1e6, "MB"),
        told("the program said", said.strip().replace(str(store), "the store"))]


def make_store(settings, store):
    """MLflow makes the tables, the sample script fills them."""
    words = [tracking.python(settings), str(tracking.sample("make_large_store.py")), str(store), "--runs",
             str(settings.count(RUNS, least=20)), "--metrics", str(METRICS), "--steps", str(STEPS)]
    subprocess.run(words, env=tracking.environment(settings), check=True, capture_output=True)


def copy_plainly(store, target):
    """The floor: one statement into a table with the same key."""
    subprocess.run(
        ["sqlite3", "-bail", str(target)], input=PLAIN.format(store=store), text=True, check=True, capture_output=True)


def count(path, table):
    """The rows of a table, read by an onlooker."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
