"""Runs the test campaigns and prints one table: what, measured, bound, ok.

    python3 run.py [NAME ...] [--scale 0.05] [--seed 1] [--list]

`--scale` multiplies every number of trials, for a quick look. RUNBOARD names the program, SCRATCH the
folder for all files. Exit 1 where a bound is broken, 2 where a campaign could not be carried out.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

import damage
import figures
import kills
import lint
import live
import mirror
import power
import writers
from common import Row, Settings, Skipped, table

CAMPAIGNS = {
    "lint": (lint.campaign, "every screen in every size and theme can be read"),
    "kills": (kills.commands, "SIGKILL during `item add`"),
    "console-kills": (kills.consoles, "SIGKILL of the open console while items are typed"),
    "power": (power.campaign, "power cuts, and a control that has to lose"),
    "writers": (writers.campaign, "eight programs write to one file at once"),
    "damage": (damage.campaign, "damaged and foreign files are refused and left alone"),
    "figures": (figures.campaign, "speed, memory and quiet with a large project"),
    "live": (live.campaign, "from a training's commit to the screen"),
    "mirror": (mirror.campaign, "reading a store with a million points"),
}


def carry_out(name, settings):
    """One campaign's rows; one that is skipped or falls over still has a row."""
    work, about = CAMPAIGNS[name]
    print(f"\n{name}: {about}", flush=True)
    start = time.monotonic()
    try:
        rows = work(settings)
    except Skipped as why:
        rows = [Row("skipped", str(why))]
    except Exception as fault:
        traceback.print_exc()
        rows = [Row("not carried out", f"{type(fault).__name__}: {fault}".splitlines()[0], "-", False)]
    print(f"{table(rows)}\n({time.monotonic() - start:.0f} s)", flush=True)
    return [Row(f"{name}: {row.what}", row.measured, row.bound, row.ok) for row in rows]


def options():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CAMPAIGNS))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only name the campaigns")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if name not in CAMPAIGNS]
    if unknown:
        parser.error(f"no campaign is called {', '.join(unknown)}: there are {', '.join(CAMPAIGNS)}")
    return chosen


def heading(settings):
    """What the figures belong to: without version and seed nobody can have them again."""
    version = subprocess.run([settings.binary, "--version"], capture_output=True, text=True).stdout.strip()
    return f"runboard {version}, seed {settings.seed}, scale {settings.scale:g}, {os.cpu_count()} processors"


def main():
    """Carries out what was asked for and sums it up."""
    chosen = options()
    if chosen.list:
        print("\n".join(f"{name:14} {about}" for name, (_, about) in CAMPAIGNS.items()))
        return 0
    binary = os.environ.get("RUNBOARD")
    if not binary:
        print("Set RUNBOARD to the program, or run `bash .ci/campaigns`.", file=sys.stderr)
        return 2
    scratch = os.environ.get("SCRATCH") or tempfile.mkdtemp(prefix="campaigns-")
    settings = Settings(str(pathlib.Path(binary).resolve()), pathlib.Path(scratch).resolve(), chosen.scale, chosen.seed)
    print(heading(settings))
    rows = [row for name in chosen.names or CAMPAIGNS for row in carry_out(name, settings)]
    broken = [row for row in rows if row.ok is False]
    print(f"\nAll of it: {len(rows)} figures, {len(broken)} outside their bound")
    if broken:
        print(table(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
