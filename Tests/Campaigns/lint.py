"""Every screen in every size and theme: nothing that a person cannot read.

The lint measures the contrast of every letter and looks for cut lines and for characters on whose width
terminals do not agree.
"""

import collections
import re
import subprocess
import sys

from common import REPOSITORY, Row, exactly, told, tool

SCREENS = ("now", "board", "backlog", "phases", "runs", "models", "reports", "standup", "journal", "item")
SIZES = ("160x48", "120x36", "80x24")
THEMES = ("dark", "light")
MOMENT = "2026-02-17T17:00:00Z"


def campaign(settings):
    """Counts the findings and shows where the first of each kind are."""
    lint = tool("ansi2png.py")
    db = settings.folder("lint") / "l.db"
    settings.must("import", REPOSITORY / "Resources" / "Demo" / "demo-project.json", db=db)
    takes_theme = "--theme" in settings.must("show", "--help")
    findings = []
    for screen in SCREENS:
        for size in SIZES:
            for theme in THEMES:
                frame = picture(settings, db, screen, size, theme if takes_theme else None)
                findings += [(f"{screen} {size} {theme}", line) for line in examine(lint, frame, size, theme)]
    kinds = collections.Counter(kind(line) for _, line in findings)
    return [
        told("frames", len(SCREENS) * len(SIZES) * len(THEMES)),
        exactly("findings", len(findings), 0),
        *[told(f"  {name}", count) for name, count in kinds.most_common()],
        *examples(findings)]


def picture(settings, db, screen, size, theme):
    """One frame with its colours."""
    words = ["show", screen, "--size", size, "--format", "ansi", "--at", MOMENT]
    return settings.must(*words, *(["--theme", theme] if theme else []), db=db)


def examine(lint, frame, size, theme):
    """The lint's lines about one frame; its last line only sums up."""
    columns, rows = size.split("x")
    done = subprocess.run(
        [sys.executable, str(lint), "--lint", "--theme", theme, "--cols", columns, "--rows", rows],
        input=frame, capture_output=True, text=True)
    if not re.search(r"\d+ findings", done.stdout):
        raise RuntimeError(f"the lint did not run: {(done.stderr or done.stdout).strip()[-200:]}")
    return [line for line in done.stdout.splitlines() if line.startswith("row ")]


def kind(line):
    """A finding without its place, so that the same ones can be counted together."""
    text = re.sub(r"^row \d+( col \d+)?: ", "", line)
    return re.sub(r": .*$", "", text)


def examples(findings):
    """The first place of each kind."""
    seen = set()
    for place, line in findings:
        if kind(line) not in seen:
            seen.add(kind(line))
            yield Row(f"  {place}", line[:140])
