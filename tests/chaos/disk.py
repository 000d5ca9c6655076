"""A full disk: database, index and files on a small file system with little room left, or the
index only."""

import os
import subprocess

SIZE_KIB = 24 * 1024


def can_mount(folder):
    """Whether a file system can be mounted, which only root may do."""
    os.makedirs(folder, exist_ok=True)
    line = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "kasip-chaos", folder]
    try:
        if subprocess.run(line, capture_output=True).returncode != 0:
            return False
    except FileNotFoundError:
        return False
    subprocess.run(["umount", folder], check=True)
    return True


class FullDisk:
    """A file system of its own, filled but for some KiB."""

    def __init__(self, folder):
        self.folder = str(folder)
        os.makedirs(self.folder, exist_ok=True)
        line = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "kasip-chaos", self.folder]
        subprocess.run(line, check=True)
        self.filler = os.path.join(self.folder, "filler")

    def fill(self, free_kib):
        """Leaves so many KiB free."""
        state = os.statvfs(self.folder)
        size = max(state.f_bavail * state.f_frsize - free_kib * 1024, 0)
        with open(self.filler, "wb") as filler:
            try:
                os.posix_fallocate(filler.fileno(), 0, size or 1)
            except OSError:
                # The server has taken the room meanwhile, so the disk is as full as it can be.
                pass

    def free(self):
        if os.path.exists(self.filler):
            os.remove(self.filler)

    def unmount(self):
        subprocess.run(["umount", "-l", self.folder], check=True)


def full_disks(make_catalogue, folder, n_levels):
    """At each level an import and a server meet the full disk; with room again all is right."""
    n_failed = 0
    for level in range(n_levels):
        only_index = level % 2 == 0
        free_kib = level * (700 if only_index else 4500) // n_levels
        disk = FullDisk(folder)
        try:
            if only_index:
                catalogue = make_catalogue(f"{folder}-{level}", index=f"{folder}/index")
            else:
                catalogue = make_catalogue(disk.folder)
            catalogue.import_next()
            with catalogue.serve() as server:
                server.await_right()
                disk.fill(free_kib)
                process = catalogue.command("import", catalogue.variant())
                output, _ = process.communicate(timeout=120)
                n_failed += process.returncode != 0
                assert process.returncode in (0, 2), f"import ended with {process.returncode}: {output}"
                assert "sudden end" not in output, output
                disk.free()
                catalogue.import_next()
                server.await_right()
                server.await_files()
            with catalogue.serve() as server:
                server.await_right()
        finally:
            disk.unmount()
    return f"{n_levels} levels of a full disk ({n_failed} imports failed): nothing lost"
