"""Kills: at random moments, and when a system call is made for the nth time."""

import os
import random
import signal
import subprocess
import time

# What writes: the system calls by which a database, an index or a file changes.
CALLS = (
    "write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,"
    "unlink,unlinkat,openat,mkdir,mkdirat"
)


def at_random_moments(catalogue, n_kills, rng: random.Random):
    """Kills imports, and every fourth time the server as well, while the server serves."""
    server = catalogue.serve()
    try:
        begun = time.monotonic()
        catalogue.import_next()
        longest = time.monotonic() - begun
        server.await_right()
        for n in range(n_kills):
            process = catalogue.command("import", catalogue.variant())
            time.sleep(rng.uniform(0, longest * 1.1))
            process.kill()
            process.communicate()
            if n % 4 == 3:
                server.stop(signal.SIGKILL)
                server = catalogue.serve()
            catalogue.import_next()
            server.await_right()
        server.await_files()
    finally:
        server.stop()
    return f"{n_kills} kills at random moments: nothing lost"


def n_calls(catalogue):
    """How many system calls that write an import makes."""
    summary = f"{catalogue.folder}-calls.txt"
    process = catalogue.command(
        "import", catalogue.variant(), wrapper=["strace", "-f", "-c", "-o", summary, "-e", f"trace={CALLS}"]
    )
    process.communicate()
    with open(summary, encoding="utf-8") as lines:
        rows = [line.split() for line in lines if line.strip()]
    return {row[-1]: int(row[3]) for row in rows[2:-2] if row[-1] in CALLS.split(",")}


def at_system_calls(catalogue, n_kills, rng: random.Random):
    """Kills imports at a counted system call while the server serves; every fifth time a server
    that makes its index and files."""
    catalogue.import_next()
    calls = n_calls(catalogue)
    n_reached = 0
    server = catalogue.serve()
    try:
        for n in range(n_kills):
            # A call of each kind as often as another, not the commonest above all.
            call = rng.choice(sorted(calls))
            when = rng.randint(1, calls[call])
            inject = f"inject={call}:signal=KILL:when={when}"
            wrapper = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
            if n % 5 == 4:
                server.stop()
                killed = catalogue.serve(wrapper)
                try:
                    killed.process.wait(timeout=3)
                    n_reached += 1
                except subprocess.TimeoutExpired:
                    killed.stop(signal.SIGKILL)
                server = catalogue.serve()
            else:
                process = catalogue.command("import", catalogue.variant(), wrapper=wrapper)
                process.communicate(timeout=120)
                n_reached += process.returncode != 0
            catalogue.import_next()
            server.await_right()
        server.await_files()
    finally:
        server.stop()
    assert n_reached >= n_kills // 4, f"only {n_reached} of {n_kills} kills met a system call"
    return f"{n_kills} kills at system calls ({n_reached} of them met one): nothing lost"
