"""Writes a large project in the open format: the size that the acceptance numbers are stated for.

    python3 large_project.py FILE --items 20000 --events 200000 --runs 2000 --points 2000000 --seed 1

One sprint is active, the others are closed; most items are done, a few thousand wait in the backlog.
The same numbers and seed give the same file, byte for byte.
"""

import argparse
import dataclasses
import datetime
import json
import math
import random

from common import REPOSITORY

AS_OF = datetime.datetime(2026, 2, 17, 17, 0)
ACTIVE_START = datetime.datetime(2026, 2, 9, 11, 0)
LAST_MOVE = AS_OF - datetime.timedelta(hours=3)
SPRINT_LENGTH = datetime.timedelta(days=11, hours=4)
STATUSES = [
    ("backlog", "Backlog", "todo", None, "none"), ("ready", "Ready", "todo", 10, "none"),
    ("in_progress", "In progress", "doing", 5, "active"), ("in_review", "In review", "doing", 3, "waiting"),
    ("done", "Done", "done", None, "none"), ("dropped", "Dropped", "done_not_counted", None, "none")]
PEOPLE = ["Ines", "Jonas", "Kofi", "Lale", "Mira", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Søren", "Tomoko"]
ROLES = ["Product Owner", "Data Scientist", "ML Engineer", "Data Engineer", "Software Engineer"]
VERBS = ["Measure", "Document", "Rework", "Compare", "Automate", "Review", "Shorten", "Explain", "Monitor", "Backfill"]
OBJECTS = [
    "the demand forecast", "trip duration features", "the labelling guide", "nightly scoring", "the drift report",
    "zone embeddings", "the retraining job", "latency of one score", "the holiday calendar", "missing fares",
    "需要予測モデル", "データ品質の報告", "прогноз спроса", "l'échantillon de référence", "🚕 pick-up points"]
PURPOSES = [
    "for the pilot depots", "before the gate review", "with last winter's data", "so that analysts trust it",
    "on the smaller machine", "für die Abnahme", "東京エリア", "as the customer asked 👩‍🔬", "again", "in one place"]
PHASES = {"discover": "business_understanding", "play": "data_preparation", "develop": "modeling", "deploy": "deployment"}
SERIES = ["train_loss", "val_loss", "val_accuracy", "grad_norm"]


@dataclasses.dataclass(frozen=True)
class Shape:
    """How much there is of everything, with the shares that make it look like a team's project."""

    items: int
    events: int
    runs: int
    points: int
    seed: int = 1
    key: str = "BIG"

    @property
    def epics(self):
        """One epic for about two hundred items."""
        return max(2, self.items // 200)

    @property
    def active(self):
        """A sprint of about thirty items."""
        return min(30, self.items // 4)

    @property
    def waiting(self):
        """A backlog of a few thousand."""
        return self.items * 15 // 100

    @property
    def dropped(self):
        """A few were given up."""
        return self.items * 25 // 1000

    @property
    def done(self):
        """The rest was finished in closed sprints."""
        return self.items - self.epics - self.active - self.waiting - self.dropped

    @property
    def closed_sprints(self):
        """Enough sprints for about two hundred finished items each."""
        return max(2, self.done // 200)

    @property
    def rounds(self):
        """How often a finished item went back from review, so that the number of events comes out."""
        plain = self.epics + 4 * self.waiting + 3 * self.dropped + 6 * self.active + 6.3 * self.done
        return max(0.0, (self.events - plain) / 2 / max(1, self.done))


def iso(moment):
    """A time as the format writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Board:
    """Makes the items, one after the other, with histories that end where the item stands."""

    def __init__(self, shape):
        self.shape = shape
        self.random = random.Random(shape.seed)
        self.number = 0
        self.event_count = 0

    def items(self):
        """Epics first, then by sprint, as keys are given out in time."""
        shape = self.shape
        for _ in range(shape.epics):
            yield self.epic()
        for index in range(shape.done):
            yield self.finished(index * shape.closed_sprints // max(1, shape.done))
        for _ in range(shape.dropped):
            yield self.given_up()
        for index in range(shape.active):
            yield self.in_sprint(index)
        for _ in range(shape.waiting):
            yield self.waiting()

    def epic(self):
        """An epic is open from the first day on."""
        at = sprint_start(self.shape, 0) - datetime.timedelta(days=4)
        return self.item("epic", "in_progress", None, [self.event(at, "created", to="backlog")], estimate=None)

    def finished(self, sprint):
        """A done item: planned, worked on, reviewed at least once."""
        start = sprint_start(self.shape, sprint)
        steps = self.planned(start, sprint) + self.work(start, SPRINT_LENGTH, "done")
        return self.item(self.kind(), "done", sprint, steps)

    def in_sprint(self, index):
        """An item of the active sprint; limits are kept, so that the board looks as one wishes it."""
        sprint, place = self.shape.closed_sprints, index / self.shape.active
        status = next(name for name, end in
                      (("done", 0.5), ("in_review", 0.6), ("in_progress", 0.75), ("ready", 1)) if place < end)
        steps = self.planned(ACTIVE_START, sprint)
        if status != "ready":
            steps += self.work(ACTIVE_START, LAST_MOVE - ACTIVE_START, status)
        blocked = None
        if index == self.shape.active * 7 // 10:
            blocked = {"since": iso(LAST_MOVE), "reason": "Access to the archive is not granted yet"}
            steps.append(self.event(LAST_MOVE, "blocked", reason=blocked["reason"]))
        return self.item(self.kind(), status, sprint, steps, blocked=blocked)

    def waiting(self):
        """A backlog item: written down, estimated once or twice."""
        start = AS_OF - datetime.timedelta(days=self.random.uniform(1, 400))
        later = [start + datetime.timedelta(hours=hours) for hours in (2, 30, 31)]
        steps = [self.event(start, "created", to="backlog"), self.event(later[0], "estimate", **{"from": None, "to": 5})]
        steps.append(self.event(later[1], "status", **{"from": "backlog", "to": "ready"}))
        steps.append(self.event(later[2], "status", **{"from": "ready", "to": "backlog"}))
        return self.item(self.kind(), "backlog", None, steps)

    def given_up(self):
        """A dropped item keeps the reason in its history."""
        start = AS_OF - datetime.timedelta(days=self.random.uniform(40, 400))
        steps = [self.event(start, "created", to="backlog")]
        steps.append(self.event(start + datetime.timedelta(days=3), "status", **{"from": "backlog", "to": "ready"}))
        steps.append(self.event(
            start + datetime.timedelta(days=30), "status", reason="Not worth its cost",
            **{"from": "ready", "to": "dropped"}))
        return self.item(self.kind(), "dropped", None, steps)

    def planned(self, start, sprint):
        """What happens before a sprint: created, made ready, put in."""
        created = start - datetime.timedelta(days=self.random.uniform(2, 60))
        ready = created + datetime.timedelta(hours=self.random.uniform(1, 24))
        return [
            self.event(created, "created", to="backlog"),
            self.event(ready, "status", **{"from": "backlog", "to": "ready"}),
            self.event(start, "sprint_added", sprint=sprint_key(sprint), how="planned")]

    def work(self, start, length, status):
        """What happens in a sprint, at moments in order, up to the status in which the item is."""
        path = ["in_progress", "in_review", "done"]
        moves = path[:path.index(status) + 1]
        whole, part = divmod(self.shape.rounds, 1)
        if status == "done":
            moves[2:2] = ["in_progress", "in_review"] * (int(whole) + (self.random.random() < part))
        kinds = [("status", move) for move in moves]
        if self.random.random() < 0.15:
            kinds[1:1] = [("blocked", None), ("unblocked", None)]
        seconds = sorted(self.random.uniform(60, length.total_seconds() - 60) for _ in kinds)
        return self.told(kinds, [start + datetime.timedelta(seconds=second) for second in seconds])

    def told(self, kinds, times):
        """The events of a way through the columns, each with the column it came from."""
        events, before = [], "ready"
        for (kind, to), at in zip(kinds, times):
            if kind == "status":
                events.append(self.event(at, "status", **{"from": before, "to": to}))
                before = to
            elif kind == "blocked":
                events.append(self.event(at, "blocked", reason="Waits for data of the operator"))
            else:
                events.append(self.event(at, "unblocked"))
        return events

    def event(self, at, kind, **more):
        """One line of an item's history."""
        return {"at": iso(at), "by": self.person(), "kind": kind, **more}

    def item(self, kind, status, sprint, events, estimate=3, blocked=None):
        """One item with what all have."""
        self.number += 1
        self.event_count += len(events)
        step = self.random.choice(list(PHASES))
        return {
            "key": f"{self.shape.key}-{self.number}", "type": kind, "title": self.title(), "status": status,
            "priority": self.random.choice(["low", "medium", "medium", "high"]),
            "estimate": estimate and self.random.choice([1, 2, 3, 5, 8]),
            "assignee": None if status in ("backlog", "ready") else self.person(), "reporter": self.person(),
            "epic": None if kind == "epic" else f"{self.shape.key}-{self.random.randint(1, self.shape.epics)}",
            "sprint": None if sprint is None else sprint_key(sprint), "step": step, "crisp_phase": PHASES[step],
            "labels": self.random.sample(["data", "model", "service", "research", "customer"], 2), "blocked": blocked,
            "created_at": events[0]["at"], "acceptance_criteria": [], "events": events}

    def kind(self):
        """Types in the mix of a real board."""
        return self.random.choice(["task", "task", "task", "story", "story", "bug", "spike"])

    def title(self):
        """A title of ordinary length; some hold wide letters, accents and emoji."""
        return " ".join(self.random.choice(words) for words in (VERBS, OBJECTS, PURPOSES))

    def person(self):
        """Somebody of the team."""
        return self.random.choice(PEOPLE).lower()


class Training:
    """Makes the runs with their metric histories; text is put together here, for two million points."""

    def __init__(self, shape):
        self.shape = shape
        self.random = random.Random(shape.seed + 1)
        self.steps = max(1, shape.points // max(1, shape.runs) // len(SERIES))

    def runs(self):
        """Every run as a line of JSON, the newest last; the last three are running."""
        for index in range(self.shape.runs):
            yield self.run(index)

    def run(self, index):
        """One run; every fortieth ends with a value that is no number."""
        running = index >= self.shape.runs - 3
        start = AS_OF - datetime.timedelta(hours=3 * (self.shape.runs - index))
        if running:
            start = AS_OF - datetime.timedelta(seconds=20 * self.steps + 60)
        times = [iso(start + datetime.timedelta(seconds=20 * step)) for step in range(self.steps)]
        histories, last = [], {}
        for name in SERIES:
            values = self.values(name, diverges=index % 40 == 7)
            last[name] = values[-1]
            histories.append(f'"{name}":[{points(times, values)}]')
        head = self.head(index, running, start, times[-1], last)
        return json.dumps(head, ensure_ascii=False)[:-1] + ',"metric_history":{' + ",".join(histories) + "}}"

    def head(self, index, running, start, end, last):
        """What a run is apart from its histories."""
        status = "RUNNING" if running else self.random.choice(["FINISHED"] * 17 + ["FAILED", "FAILED", "KILLED"])
        item = self.random.randint(1 + self.shape.epics, self.shape.items)
        return {
            "id": f"R{index + 1:04d}", "name": f"{self.random.choice(['gbt', 'lstm', 'ridge'])}-{index + 1:04d}",
            "experiment": f"demand-{index * 10 // self.shape.runs}", "status": status, "started_at": iso(start),
            "ended_at": None if running else end, "user": self.random.choice(PEOPLE).lower(),
            "item": f"{self.shape.key}-{item}", "code_revision": f"{self.random.getrandbits(28):07x}", "dataset": "trips@v4",
            "params": {"learning_rate": str(self.random.choice([0.1, 0.03, 0.01])), "seed": str(index)},
            "metrics": last, "tags": {"kind": "sweep"}, "note": None}

    def values(self, name, diverges):
        """A curve that falls (or rises, for accuracy) with noise on it."""
        height, speed = self.random.uniform(0.4, 2.5), self.steps * self.random.uniform(0.1, 0.5) + 1
        noise = self.random.random
        curve = [height * math.exp(-step / speed) + 0.02 * noise() for step in range(self.steps)]
        if name == "val_accuracy":
            curve = [1 / (1 + value) for value in curve]
        rounded = [round(value, 5) for value in curve]
        return rounded[:-1] + ["NaN"] if diverges and name == "train_loss" else rounded


def points(times, values):
    """A history as JSON text."""
    return ",".join(
        f'{{"step":{step},"at":"{at}","value":{json.dumps(value)}}}' for step, (at, value) in enumerate(zip(times, values)))


def sprint_key(index):
    """Sprints are counted from one."""
    return f"S{index + 1}"


def sprint_start(shape, index):
    """Sprints begin every second Monday; the active one is the last."""
    return ACTIVE_START - datetime.timedelta(days=14 * (shape.closed_sprints - index))


def sprints(shape):
    """All sprints; the last is active."""
    for index in range(shape.closed_sprints + 1):
        start = sprint_start(shape, index)
        yield {
            "id": sprint_key(index), "name": f"Sprint {index + 1}", "goal": "One list that analysts trust",
            "state": "active" if index == shape.closed_sprints else "closed", "starts_at": iso(start),
            "ends_at": iso(start + SPRINT_LENGTH), "capacity_person_days": 90}


def head(shape):
    """All that is small: project, team, sprints, cycle, checklists, experiments."""
    statuses = [dict(zip(("key", "name", "category", "wip_limit", "flow"), status)) for status in STATUSES]
    opened = iso(sprint_start(shape, 0))
    return {
        "format": "runboard-project", "format_version": 1, "as_of": iso(AS_OF),
        "project": {
            "key": shape.key, "name": "Demand forecast of the fleet", "timezone": "Europe/London",
            "working_days": ["mon", "tue", "wed", "thu", "fri"], "holidays": [], "product_goal": None,
            "business_questions": [], "statuses": statuses, "estimate_scale": [1, 2, 3, 5, 8],
            "sle": {"percent": 85, "days": 8}, "definition_of_ready": [], "definition_of_done": []},
        "members": [
            {"id": name.lower(), "name": name, "role": ROLES[index % len(ROLES)], "in_team": True}
            for index, name in enumerate(PEOPLE)],
        "absences": [], "sprints": list(sprints(shape)),
        "cycles": [{
            "id": "C1", "scope": "Whole service", "epics": [f"{shape.key}-1"], "step_in_focus": "develop",
            "crisp_in_focus": "modeling", "opened_at": opened, "step_history": [{"at": opened, "to": "discover"}],
            "crisp_history": []}],
        "deliverables": list(deliverables()),
        "experiments": [{"name": f"demand-{index}"} for index in range(10)]}


def deliverables():
    """Every row of both checklists, as a new project has them."""
    for name in ("four-steps", "crisp-dm"):
        checklist = json.loads((REPOSITORY / "Resources" / "Checklists" / f"{name}.json").read_text())
        for group in checklist["groups"]:
            for row in group["rows"]:
                task = {"task": row["task"]} if "task" in row else {}
                yield {
                    "cycle": "C1", "framework": checklist["key"], "group": group["key"], **task, "code": row["code"],
                    "name": row["name"], "state": "not_started", "owner": None, "evidence": [], "signed_by": None,
                    "signed_at": None, "note": ""}


def write(path, shape):
    """Writes the file part by part, for it may be larger than one wants in memory; returns the number of events."""
    board, training = Board(shape), Training(shape)
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(head(shape), ensure_ascii=False)[:-1])
        write_part(file, "items", (json.dumps(item, ensure_ascii=False) for item in board.items()))
        write_part(file, "runs", training.runs())
        file.write("}\n")
    return board.event_count


def write_part(file, name, rows):
    """One list of the document, a row a line."""
    file.write(f',\n"{name}":[\n')
    for index, row in enumerate(rows):
        file.write((",\n" if index else "") + row)
    file.write("\n]")


def main():
    """The command line, for a project to look at by hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    for name, value in (("items", 20_000), ("events", 200_000), ("runs", 2_000), ("points", 2_000_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    chosen = vars(parser.parse_args())
    file = chosen.pop("file")
    shape = Shape(**chosen)
    print(f"{shape.items} items, {write(file, shape)} events, {shape.runs} runs in {file}")


if __name__ == "__main__":
    main()
