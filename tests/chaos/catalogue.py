"""A catalogue of its own in a folder, with the commands and the server that a test does harm to."""

import hashlib
import http.client
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.path.abspath(os.environ.get("KASIP_BINARY", ROOT / "target/debug/kasip"))
TEXT = (ROOT / "data/J62090011.kk.txt").read_text(encoding="utf-8")

# How long a server may take to be right again, in seconds. A debug build on a busy machine is slow;
# the release build needs a tenth of it.
HEALING = float(os.environ.get("KASIP_HEALING", "30"))

FILES = ["kasip-catalogue.json", "kasip-catalogue.xlsx", "csv/skill.csv"]


class Unsound(AssertionError):
    """The catalogue has lost something, or has not healed."""


def word(number):
    """A word that only this variant of the text has, far from that of every other."""
    digits = hashlib.sha256(str(number).encode()).hexdigest()[:9]
    return "zq" + digits.translate(str.maketrans("0123456789", "ghkmnprstv"))


class Catalogue:
    """Database, index and files in one folder, with the variants of one text."""

    def __init__(self, folder, index=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.index = Path(index) if index else Path(f"{self.database}.index")
        self.number = 0
        self.n_hits = None

    @property
    def database(self):
        return self.folder / "kasip.db"

    @property
    def files(self):
        return self.folder / "kasip.db.files"

    def variant(self):
        """Writes the next variant of the text."""
        self.number += 1
        path = Path(f"{self.folder}-text.txt")
        path.write_text(TEXT.replace("Компания", f"Компания {word(self.number)}"), encoding="utf-8")
        return path

    def command(self, *arguments, wrapper=(), **options):
        """Starts a command on this catalogue."""
        line = [*wrapper, BINARY, *map(str, arguments), "--database", f"sqlite:{self.database}",
                "--index", str(self.index)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} | options
        return subprocess.Popen(line, **options)

    def import_next(self):
        """Imports the next variant, which must succeed."""
        process = self.command("import", self.variant())
        output, _ = process.communicate(timeout=120)
        if process.returncode != 0:
            raise Unsound(f"import ended with {process.returncode}: {output.strip()}")
        return output

    def serve(self, wrapper=()):
        return Server(self, wrapper)


def await_none(wrong, within):
    """Asks what is wrong until nothing is; gives the seconds that it took."""
    begun = time.monotonic()
    while True:
        found = wrong()
        seconds = time.monotonic() - begun
        if found is None:
            return seconds
        if seconds > within:
            raise Unsound(f"after {seconds:.1f} s: {found}")
        time.sleep(0.05)


class Server:
    """`kasip serve` on a free port."""

    def __init__(self, catalogue, wrapper=()):
        self.catalogue = catalogue
        self.log = open(f"{catalogue.folder}-log.txt", "a+", encoding="utf-8")
        self.process = catalogue.command(
            "serve", "--listen", "127.0.0.1:0", "--log", "warn",
            wrapper=wrapper, stderr=self.log, start_new_session=True,
        )
        self.started = time.monotonic()
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        self.port = int(found.group(1)) if found else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def pid(self):
        """The process of the server itself, which a wrapper may have started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = children.read_text().split() if self.process.args[0] != BINARY else []
        return int(found[0]) if found else self.process.pid

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        self.process.wait(timeout=30)
        self.log.close()

    def get(self, path, timeout=15):
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def anonymous_mib(self):
        """The memory of the process that no file stands behind."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) // 1024

    def wrong(self, number):
        """What is not as it should be while variant `number` is the last one; none where all is."""
        if self.port is None or self.process.poll() is not None:
            raise Unsound(f"the server has ended with {self.process.poll()}")
        try:
            status, body = self.get("/readyz")
            if status != 200:
                return f"/readyz {status} {body[:80]}"
            for path in ["/kk", "/kk/standards/J62090011/cards/2524-0-003-5", "/kk/search?q=аудит",
                         f"/kk/search?q={quote(word(number))}"]:
                status, body = self.get(quote(path, safe="/?=&%"))
                if status != 200:
                    return f"{path} {status}"
            query = quote(word(number)) + "%20"
            status, body = self.get(f"/api/v1/search?q={query}&limit=1")
            if status != 200:
                return f"search {status}"
            total = json.loads(body)["total"]
            if self.catalogue.n_hits is None and total > 0:
                self.catalogue.n_hits = total
            if total != self.catalogue.n_hits:
                return f"search finds {total} of {self.catalogue.n_hits}"
        except OSError as error:
            return f"{type(error).__name__}: {error}"
        return None

    def await_right(self, within=HEALING):
        """Waits until everything is right; gives the seconds that it took."""
        return await_none(lambda: self.wrong(self.catalogue.number), within)

    def await_files(self, within=2 * HEALING):
        """Waits until the files to download are there and are what their checksums say."""
        return await_none(self.wrong_file, within)

    def wrong_file(self):
        """A file that is not there, or has other bytes than its checksum says; none where all is."""
        status, sums = self.get("/download/sha256sums.txt")
        if status != 200:
            return f"checksums {status}"
        sums = dict(reversed(line.split("  ")) for line in sums.decode().splitlines())
        for name in FILES:
            status, body = self.get(f"/download/{name}")
            if status != 200:
                return f"{name} {status}"
            if hashlib.sha256(body).hexdigest() != sums[name]:
                return f"{name} has other bytes than its checksum says"
        return None
