#!/usr/bin/env python3
"""Does harm to a running catalogue, and holds that nothing is lost and everything heals.

    python3 tests/chaos/run.py [--long] [--seed N] [--only NAME]

Kills imports and servers at random moments and at counted system calls (needs strace), fills the
disk (needs root), damages the index and the files, and overloads the server. KASIP_BINARY names
another program, KASIP_HEALING the seconds that healing may take.
"""

import argparse
import os
import random
import shutil
import subprocess
import tempfile
import time

import damage
import disk
import kills
import overload
from catalogue import Catalogue

# How much of each: in a run of the tests, and in the long form.
SHORT = {"kills": 12, "calls": 30, "disk": 6, "damage": 24, "overload": 6}
LONG = {"kills": 1000, "calls": 300, "disk": 50, "damage": 200, "overload": 60}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="the long form, which takes hours")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", choices=SHORT)
    options = parser.parse_args()
    amounts = LONG if options.long else SHORT
    names = [options.only] if options.only else list(SHORT)
    print(f"chaos with --seed {options.seed}")
    folder = tempfile.mkdtemp(prefix="kasip-chaos-")
    mounted = os.path.join(folder, "disk")
    runs = {
        "kills": lambda n, rng: kills.at_random_moments(Catalogue(f"{folder}/kills"), n, rng),
        "calls": lambda n, rng: kills.at_system_calls(Catalogue(f"{folder}/calls"), n, rng),
        "disk": lambda n, _: disk.full_disks(Catalogue, mounted, n),
        "damage": lambda n, rng: damage.damages(Catalogue(f"{folder}/damage"), n, rng),
        "overload": lambda n, rng: overload.overload(Catalogue(f"{folder}/overload"), n, rng),
    }
    lacks = {}
    if shutil.which("strace") is None:
        lacks["calls"] = "there is no strace"
    elif subprocess.run(["strace", "-qq", "-o", os.devnull, "true"]).returncode != 0:
        lacks["calls"] = "strace may not be used here"
    if not disk.can_mount(mounted):
        lacks["disk"] = "only root can mount a small disk"
    for name in names:
        if name in lacks:
            print(f"left out: {name}, as {lacks[name]}")
            continue
        begun = time.monotonic()
        said = runs[name](amounts[name], random.Random(f"{options.seed} {name}"))
        print(f"{said} ({time.monotonic() - begun:.0f} s)", flush=True)
    shutil.rmtree(folder)
    if lacks and os.environ.get("CI") == "true":
        raise SystemExit("with CI=true nothing may be left out")


if __name__ == "__main__":
    main()
