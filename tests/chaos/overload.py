"""Overload: ten times what can be answered, beside clients that do not read."""

import asyncio
import random
import time
from collections import Counter

N_BUSY = 300
N_STUCK = 80
N_LEAVING = 40

# The busy clients have so many addresses, so that most of them stay within the share of one.
N_ADDRESSES = 6

DEAR = "/api/v1/search?kind=knowledge&kind=ability&kind=skill&collapse=true&limit={}&level={}"
KEPT = "/kk/about"
MOST_MIB = 256


async def ask(port, path, read=True, address=1):
    """The status of one answer; 0 where the connection broke before it. The client has one of the
    addresses of this machine."""
    try:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port, local_addr=(f"127.0.0.{address}", 0)
        )
        head = f"GET {path} HTTP/1.1\r\nhost: kasip\r\nconnection: close\r\n\r\n"
        writer.write(head.encode())
        await writer.drain()
        if not read:
            return writer
        line = await asyncio.wait_for(reader.readline(), 60)
        while await reader.read(65536):
            pass
        writer.close()
        return int(line.split()[1]) if line else 0
    except (OSError, asyncio.TimeoutError, IndexError):
        return 0


def dear(rng):
    return DEAR.format(rng.randint(300, 500), rng.randint(4, 7))


async def load(server, seconds, rng):
    statuses, kept, ready, peaks = Counter(), [], [], []
    end = time.monotonic() + seconds

    async def busy(number):
        while time.monotonic() < end:
            statuses[await ask(server.port, dear(rng), address=2 + number % N_ADDRESSES)] += 1

    async def leave():
        while time.monotonic() < end:
            writer = await ask(server.port, dear(rng), read=False, address=20)
            if writer:
                writer.close()
            await asyncio.sleep(0.1)

    async def watch():
        while time.monotonic() < end:
            for path, times in [(KEPT, kept), ("/readyz", ready)]:
                begun = time.monotonic()
                status = await ask(server.port, path)
                assert status == 200, f"{path} {status} under load"
                times.append(time.monotonic() - begun)
            peaks.append(server.anonymous_mib())
            await asyncio.sleep(0.05)

    stuck = await asyncio.gather(
        *(ask(server.port, dear(rng), read=False, address=21) for _ in range(N_STUCK))
    )
    clients = [busy(number) for number in range(N_BUSY)] + [leave() for _ in range(N_LEAVING)]
    await asyncio.gather(*clients, watch())
    for writer in stuck:
        if writer:
            writer.close()
    return statuses, kept, ready, max(peaks)


def overload(catalogue, seconds, rng: random.Random):
    """Only 200 and 503, what is kept is answered, memory is bounded, and all is well afterwards."""
    catalogue.import_next()
    with catalogue.serve() as server:
        server.await_right()
        server.get(KEPT)
        statuses, kept, ready, peak = asyncio.run(load(server, seconds, rng))
        assert set(statuses) <= {200, 503}, f"statuses under overload: {statuses}"
        assert statuses[200] > 0, f"nothing was answered: {statuses}"
        assert peak < MOST_MIB, f"{peak} MiB of anonymous memory under overload"
        server.await_right()
    worst = [sorted(times)[int(len(times) * 0.99)] * 1000 for times in (kept, ready)]
    return (
        f"overload for {seconds} s: {dict(statuses)}, a kept page in {worst[0]:.0f} ms, /readyz in "
        f"{worst[1]:.0f} ms (p99), at most {peak} MiB"
    )
