"""Damage to what is derived: bytes turned, files cut, emptied, made longer or removed."""

import random
import shutil


def turn(path, rng):
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice([1, 2, 16])):
        if data:
            data[rng.randrange(len(data))] ^= rng.randint(1, 255)
    path.write_bytes(data)


def cut(path, rng):
    size = path.stat().st_size
    with open(path, "r+b") as file:
        file.truncate(rng.randint(0, size))


def zero(path, _):
    with open(path, "r+b") as file:
        file.write(bytes(path.stat().st_size))


def lengthen(path, rng):
    with open(path, "ab") as file:
        file.write(rng.randbytes(rng.randint(1, 5000)))


def remove(path, _):
    path.unlink()


WAYS = [turn, turn, turn, cut, zero, lengthen, remove]


def damages(catalogue, n_damages, rng: random.Random):
    """Damages index or files, every other time while the server serves; it heals by itself, and
    nothing fails after that."""
    catalogue.import_next()
    server = catalogue.serve()
    longest = 0.0
    try:
        server.await_right()
        server.await_files()
        for n in range(n_damages):
            while_serving = n % 2 == 0
            if not while_serving:
                server.stop()
            place = rng.choice([catalogue.index, catalogue.index, catalogue.files])
            paths = sorted(path for path in place.rglob("*") if path.is_file())
            way = rng.choice(WAYS)
            if rng.random() < 0.05 or not paths:
                shutil.rmtree(place, ignore_errors=True)
            else:
                way(rng.choice(paths), rng)
            if while_serving:
                # Whoever asks in between may meet the damage; an import must not.
                if n % 4 == 0:
                    catalogue.import_next()
            else:
                server = catalogue.serve()
            longest = max(longest, server.await_right())
            server.await_files()
            wrong = server.wrong(catalogue.number)
            assert wrong is None, f"after the healing of {way.__name__}: {wrong}"
    finally:
        server.stop()
    return f"{n_damages} damages: each healed, the slowest in {longest:.1f} s"
