"""Eight programs write to one file at once: nobody is told of a lock, and the sum is exact.

Each writer knows what its own items must be called in the end, for nobody else touches them; undo reaches
only one's own changes. An open console shows what another program stored.
"""

import concurrent.futures
import time

from common import at_most, exactly, spread, told
from console import Console

WRITERS = 8


class Writer:
    """One person at a command line, with a list of what must stand in the file."""

    def __init__(self, settings, db, number):
        self.settings, self.db, self.name = settings, db, f"writer{number}"
        self.random = settings.random(f"writers {number}")
        self.titles, self.before = {}, []
        self.done, self.complaints = 0, []

    def work(self, changes):
        """Makes so many changes, one after the other."""
        for number in range(changes):
            choice = self.random.random()
            if choice < 0.6 or not self.titles:
                self.add(f"{self.name} item {number}")
            elif choice < 0.85:
                self.rename(f"{self.name} name {number}")
            else:
                self.undo()
        return self

    def call(self, *words):
        """One change; what goes wrong is kept as somebody would have seen it."""
        result = self.settings.run(*words, db=self.db, person=self.name)
        if result.returncode != 0 or result.stderr:
            self.complaints.append(f"exit {result.returncode}: {result.stderr.strip()}")
            return None
        self.done += 1
        return result.stdout

    def add(self, title):
        """A new item; its key is in what the program says."""
        said = self.call("item", "add", title)
        if said:
            key = said.split()[1]
            self.before.append((key, None))
            self.titles[key] = title

    def rename(self, title):
        """Another title for one of one's own items."""
        key = self.random.choice(list(self.titles))
        if self.call("item", "edit", key, "title", title):
            self.before.append((key, self.titles[key]))
            self.titles[key] = title

    def undo(self):
        """Takes the last change back, which the list must show too."""
        if self.before and self.call("undo"):
            key, title = self.before.pop()
            self.titles.pop(key) if title is None else self.titles.update({key: title})


def campaign(settings):
    """All writers at once, then the sum; then a console that looks on."""
    db = settings.new_project(settings.folder("writers") / "w.db")
    start = len(settings.operations(db))
    writers = [Writer(settings, db, number) for number in range(WRITERS)]
    changes, began = settings.count(100), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda writer: writer.work(changes), writers))
    seconds = time.monotonic() - began
    complaints = [line for writer in writers for line in writer.complaints]
    expected = {key: title for writer in writers for key, title in writer.titles.items()}
    found = {item["key"]: item["title"] for item in settings.items(db)}
    done = sum(writer.done for writer in writers)
    return [
        told("changes", f"{done} by {WRITERS} at once, {done / seconds:.0f} a second"),
        exactly("writers that saw an error", len(complaints), 0),
        *[told("error", line[:160]) for line in sorted(set(complaints))[:3]],
        exactly("operations in the file", len(settings.operations(db)) - start, done),
        exactly("items", len(found), len(expected)),
        exactly("items with another title than their writer's",
                sum(found.get(key) != title for key, title in expected.items()), 0),
        exactly("doctor finds", "nothing" if settings.is_clean(db) else "faults", "nothing"),
        *onlooker(settings)]


def onlooker(settings):
    """A console looks on while another program changes the file, then stores something itself."""
    db = settings.new_project(settings.folder("onlooker") / "o.db")
    key = settings.must("item", "add", "seen 0", db=db).split()[1]
    typed = [f"typed beside {number}" for number in range(3)]
    with Console.on(settings, db) as console:
        console.wait_for("1 Board")
        console.press("1")
        console.wait_for("seen 0")
        lags = [lag(settings, db, console, key, number) for number in range(1, settings.count(20, least=3) + 1)]
        acknowledged = [title for title in typed if console.add_item(title)]
        console.press("q")
        console.settle()
    titles = [item["title"] for item in settings.items(db)]
    median, worst = spread(lags)
    return [
        told("another program's change on the screen, median", median, "ms"),
        at_most("another program's change on the screen, worst", worst, 1000, "ms"),
        exactly("stored by the console beside another program", len(acknowledged), len(typed)),
        exactly("of these lost", sum(title not in titles for title in acknowledged), 0)]


def lag(settings, db, console, key, number):
    """Milliseconds from the end of another program's change to the screen; 3000 where it never came."""
    settings.must("item", "edit", key, "title", f"seen {number}", db=db)
    stored = time.monotonic()
    shown = console.wait_for(rf"seen {number}\b", 3)
    return 3000.0 if shown is None else max(0.0, (shown - stored) * 1000)
