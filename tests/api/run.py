#!/usr/bin/env python3
"""Holds the API against its description, from outside: the built binary on a free port.

The examples of the page /api run as they stand there, in each language, and must find the same.
Then schemathesis makes some thousands of requests of the description, with all of its checks.

    python3 tests/api/run.py [--cases-only | --examples-only]

KASIP_BINARY names another program, KASIP_SCHEMATHESIS another schemathesis.
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.path.abspath(os.environ.get("KASIP_BINARY", ROOT / "target/debug/kasip"))
SCHEMATHESIS = os.path.abspath(
    os.environ.get("KASIP_SCHEMATHESIS", ROOT / "target/schemathesis/bin/schemathesis")
)

# The same requests every time.
SEED = 20251205
MAX_EXAMPLES = 100
LEAST_CASES = 2000

RUN = {
    "curl": ["sh", "-c"],
    "python": [sys.executable, "-c"],
    "javascript": ["node", "--input-type=module", "--eval"],
}


@contextmanager
def served():
    """The address of the catalogue with a database of its own."""
    with tempfile.TemporaryDirectory(prefix="kasip-api-") as folder:
        server = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0", "--database", f"sqlite:{folder}/kasip.db",
             "--log", "warn"],
            stdout=subprocess.PIPE, text=True,
        )
        try:
            yield re.search(r"http://[\d.]+:\d+", server.stdout.readline()).group()
        finally:
            server.terminate()
            server.wait()


def examples(site):
    """Runs every example of the page; those of one call must find the same."""
    page = urlopen(f"{site}/api?lang=en").read().decode()
    number = 0
    for call in re.findall(r'<article class="call" id="(\w+)">(.*?)</article>', page, re.S):
        name, body = call
        found = programs(body)
        link = re.search(r'<a class="go" href="([^"]+)"', body)
        if link:
            address = html.unescape(link.group(1))
            expected = json.load(urlopen(site + address))
        else:
            # What is sent in a body has no address; the languages must agree.
            address = "curl"
            expected = json.loads(run("curl", found["curl"]))
        assert set(found) == set(RUN), f"{name}: examples in {sorted(found)}"
        for language, program in found.items():
            answer = json.loads(run(language, program))
            assert answer == expected, f"{name} in {language}: another answer than {address}"
            number += 1
    walk = re.search(r'<section id="walk">(.*?)</section>', page, re.S).group(1)
    cards = json.loads(run("python", programs(walk)["python"]))
    whole = json.load(urlopen(f"{site}/api/v1/cards?limit=500"))
    assert cards == whole["items"], "the walk does not meet every card once"
    print(f"{number + 1} examples of /api find what they say")


def programs(body):
    found = re.findall(r'data-language="(\w+)"><code>(.*?)</code>', body, re.S)
    return {language: html.unescape(program) for language, program in found}


def run(language, program):
    command = [*RUN[language], program]
    if language == "curl":
        command[-1] = program.replace("curl ", "curl --silent --show-error --fail ", 1)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{language} failed: {done.stderr}\n{program}"
    return done.stdout


def cases(site):
    """Lets schemathesis ask, with all checks."""
    hooks = {**os.environ, "SCHEMATHESIS_HOOKS": str(ROOT / "tests/api/hooks.py")}
    with tempfile.TemporaryDirectory(prefix="kasip-cases-") as folder:
        done = subprocess.run(
            [SCHEMATHESIS, "--config-file", str(ROOT / "tests/api/schemathesis.toml"),
             "run", f"{site}/api/openapi.json", "--checks", "all",
             "--seed", str(SEED), "--max-examples", str(MAX_EXAMPLES), "--continue-on-failure",
             "--generation-database", "none", "--no-color"],
            env=hooks, cwd=folder, capture_output=True, text=True, timeout=900,
        )
    if done.returncode != 0:
        print(done.stdout, done.stderr)
        sys.exit(f"schemathesis found failures (seed {SEED})")
    number = int(re.search(r"(\d+) generated", done.stdout).group(1))
    assert number >= LEAST_CASES, f"only {number} cases:\n{done.stdout}"
    print(f"{number} cases of schemathesis, all checks, no failure")


if __name__ == "__main__":
    asked = sys.argv[1:]
    with served() as site:
        if "--cases-only" not in asked:
            examples(site)
        if "--examples-only" not in asked:
            cases(site)
