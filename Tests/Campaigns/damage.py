"""Damaged, foreign and odd files: refused with one sentence, never with a crash, and left as they were.

Every mutant is given to three verbs that only look. A file that is refused must be the same afterwards,
byte for byte; one that is accepted may only have its write-ahead log taken in.
"""

import collections
import dataclasses
import hashlib
import os
import shutil
import sqlite3
import subprocess
import time

import large_project
from common import REPOSITORY, Row, at_most, exactly, told

VERBS = (["item", "list"], ["doctor"], ["show", "board"])
ALLOWED = (0, 1, 3)
LONGEST = 5.0
PAGE = 4096
# Nothing, numbers, bytes and texts, as SQLite writes them in front of a row.
COLUMN_KINDS = [0, 1, 2, 6, 7, 8, 9, 12, 13, 15]


@dataclasses.dataclass
class Finding:
    """What a verb did wrong with a mutant, in words that lead back to it."""

    fault: str
    mutant: str
    verb: str
    said: str


class Mutants:
    """Copies of a sound project, each damaged in one way that follows from the seed."""

    def __init__(self, settings, folder):
        self.settings, self.folder = settings, folder
        self.sound, self.live = folder / "sound.db", folder / "live.db"
        settings.must("import", REPOSITORY / "Resources" / "Demo" / "demo-project.json", db=self.sound)
        self.log = self.write_log()
        self.large = self.write_large()

    def write_large(self):
        """A file of more than 4 MB: it is not checked whole when it is opened."""
        file, db = self.folder / "large.json", self.folder / "large.db"
        large_project.write(file, large_project.Shape(1_500, 15_000, 200, 100_000, self.settings.seed))
        self.settings.must("import", file, db=db)
        return db.read_bytes()

    def write_log(self):
        """A copy with an unfinished write-ahead log beside it, as a killed program leaves it."""
        shutil.copy(self.sound, self.live)
        holder = sqlite3.connect(self.live)
        holder.execute("PRAGMA wal_autocheckpoint=0")
        holder.execute("SELECT count(*) FROM workItem").fetchone()
        for number in range(3):
            self.settings.must("item", "add", f"in the log {number}", db=self.live)
        parts = [self.live.read_bytes(), self.live.with_name("live.db-wal").read_bytes()]
        holder.close()
        return parts

    def make(self, number):
        """One mutant: its path and how it was damaged; its number and the seed alone decide how."""
        self.random = self.settings.random(f"damage {number}")
        path = self.folder / f"mutant-{number}.db"
        kind = self.random.choice([
            "flip", "zero", "truncate", "swap", "append", "header", "log", "log header", "column", "column"])
        if kind.startswith("log"):
            path.write_bytes(self.log[0])
            path.with_name(path.name + "-wal").write_bytes(self.flip(self.log[1], 32 if kind == "log header" else None))
        elif kind == "column":
            path.write_bytes(self.column(self.large))
        else:
            path.write_bytes(getattr(self, kind)(self.sound.read_bytes()))
        return path, f"{kind}, number {number}"

    def flip(self, data, end=None):
        """One to eight bits are turned."""
        out = bytearray(data)
        for _ in range(self.random.randint(1, 8)):
            out[self.random.randrange(end or len(out))] ^= 1 << self.random.randrange(8)
        return bytes(out)

    def column(self, data):
        """Columns of a few rows say that they hold something else; no index shows it."""
        out = bytearray(data)
        leaves = [at for at in range(PAGE, len(data), PAGE) if data[at] == 0x0D and data[at + 4]]
        for at in self.random.sample(leaves, 30):
            for _ in range(6):
                entry = at + 8 + 2 * self.random.randrange(int.from_bytes(data[at + 3:at + 5], "big"))
                start = at + int.from_bytes(data[entry:entry + 2], "big")
                for _ in ("length", "number"):
                    while data[start] & 0x80:
                        start += 1
                    start += 1
                if 2 <= data[start] <= 100:
                    out[start + self.random.randrange(1, data[start])] = self.random.choice(COLUMN_KINDS)
        return bytes(out)

    def header(self, data):
        """The same within the first hundred bytes, where every field has a meaning."""
        return self.flip(data, 100)

    def zero(self, data):
        """A stretch of zeros, as a file system leaves it after a crash."""
        at, length = self.random.randrange(len(data)), self.random.choice([1, 64, 512, PAGE, 3 * PAGE])
        return data[:at] + bytes(min(length, len(data) - at)) + data[at + length:]

    def truncate(self, data):
        """The end is missing, on a page's border or off it."""
        at = self.random.randrange(1, len(data))
        return data[:at - at % PAGE or 1] if self.random.random() < 0.5 else data[:at]

    def swap(self, data):
        """Two pages changed places."""
        first, second = sorted(self.random.sample(range(len(data) // PAGE), 2))
        pages = [data[start:start + PAGE] for start in range(0, len(data), PAGE)]
        pages[first], pages[second] = pages[second], pages[first]
        return b"".join(pages)

    def append(self, data):
        """Something follows the end."""
        return data + self.random.randbytes(self.random.choice([1, 100, PAGE, 5 * PAGE]))

    def odd(self):
        """What is no project file at all, by name."""
        data = self.sound.read_bytes()
        contents = {
            "empty file": b"", "text file": b"just a few words\n" * 100, "short file": data[:50],
            "newer version": data[:60] + (999).to_bytes(4, "big") + data[64:],
            "other owner": data[:68] + b"\0\0\0\x2a" + data[72:], "gzip": b"\x1f\x8b\x08" + bytes(200)}
        for name, content in contents.items():
            path = self.folder / f"{name.replace(' ', '-')}.db"
            path.write_bytes(content)
            yield path, name
        yield from self.not_files()

    def not_files(self):
        """A folder, a pipe, a dangling link, a device and another program's database."""
        folder, pipe, link, device, other = (
            self.folder / f"{name}.db" for name in ("folder", "pipe", "link", "device", "other"))
        folder.mkdir()
        os.mkfifo(pipe)
        link.symlink_to(self.folder / "nowhere.db")
        device.symlink_to("/dev/zero")
        with sqlite3.connect(other) as foreign:
            foreign.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
        foreign.close()
        yield from ((path, path.stem) for path in (folder, pipe, link, device, other))


def campaign(settings):
    """All mutants with all verbs; the table names the first of each kind of fault."""
    mutants = Mutants(settings, settings.folder("damage"))
    findings, outcomes, slowest = [], collections.Counter(), 0.0
    tried = list(mutants.odd()) + [mutants.make(number) for number in range(settings.count(300))]
    for path, name in tried:
        for verb in VERBS:
            code, seconds, found = look(settings, path, name, verb)
            outcomes[code] += 1
            slowest = max(slowest, seconds)
            findings += found
    counts = collections.Counter(finding.fault for finding in findings)
    kinds = ("died of a signal", "other exit code", "not one sentence", "changed a refused file", "changed by looking",
             "left a file behind")
    return [
        told("files, each with three verbs", len(tried)),
        told("exit codes", ", ".join(f"{code}: {count}" for code, count in sorted(outcomes.items()))),
        at_most("slowest answer", slowest, LONGEST, "s"),
        *[exactly(kind, counts[kind], 0) for kind in kinds],
        *examples(findings, kinds)]


def examples(findings, kinds):
    """The first two findings of each kind, so that a fault can be followed up."""
    for kind in kinds:
        for finding in [one for one in findings if one.fault == kind][:2]:
            said = " / ".join(finding.said.splitlines())[:140]
            yield Row(f"  {kind}", f"{finding.mutant}; {finding.verb}: {said}")


def look(settings, path, name, verb):
    """One verb on one file: exit code, seconds and what was wrong with it."""
    before, start = state(path), time.monotonic()
    try:
        done = settings.run(*verb, db=path, limit=LONGEST + 1)
        code, said = done.returncode, done.stderr
    except subprocess.TimeoutExpired:
        code, said = -9, "it did not end"
    seconds, after = time.monotonic() - start, state(path)
    faults = [fault for fault, holds in judge(code, said, before, after) if holds]
    said = said.strip().replace(f"{path.parent}/", "") or f"exit {code}"
    return code, seconds, [Finding(fault, name, " ".join(verb), said) for fault in faults]


def judge(code, said, before, after):
    """Every promise with whether it was broken."""
    has_log = before["-wal"] is not None
    yield "died of a signal", code < 0
    yield "other exit code", code >= 0 and code not in ALLOWED
    yield "not one sentence", code in (1, 3) and not is_sentence(said)
    yield "changed a refused file", code != 0 and any(
        before[part] not in (None, after[part]) for part in ("", "-wal"))
    yield "changed by looking", code == 0 and not has_log and before[""] != after[""]
    yield "left a file behind", any(before[part] is None and after[part] is not None for part in before)


def is_sentence(said):
    """One line that ends as a sentence does."""
    lines = said.strip().splitlines()
    return len(lines) == 1 and lines[0].rstrip().endswith((".", "?"))


def state(path):
    """Hashes of the file and of the files beside it; None where there is none."""
    return {part: digest(path.with_name(path.name + part)) for part in ("", "-wal", "-shm", "-journal")}


def digest(path):
    """A hash of what a file holds, or what it is where it is no ordinary file."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return "no ordinary file" if path.exists() or path.is_symlink() else None
