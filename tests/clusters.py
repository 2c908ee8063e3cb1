"""A PostgreSQL of the test's own, which may be crashed and started again."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import databases

USER = "postgres"  # PostgreSQL runs as no superuser of the system


class Cluster:
    """A server on a port of its own, with its files in a folder of its own."""

    def __init__(self, programs: Path, folder: Path, port: int) -> None:
        self._programs, self._folder, self._port = programs, folder, port
        self.url = f"postgres://{USER}@127.0.0.1:{port}/postgres"
        self._run("initdb", "--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = {
            "port": port,
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": "''",
            "fsync": "off",  # what is killed are its processes, not the machine
            "shared_buffers": "'32MB'",
        }
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        self.start()

    def start(self) -> None:
        """Returns when it takes connections."""
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={self._folder / 'log'}")

    def crash(self) -> None:
        """End every process at once, in the middle of what it does."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder / 'data'}", *arguments]
        as_user = USER if os.getuid() == 0 else None
        # Not by pipes: the server would keep them open.
        with (self._folder / "output").open("w+") as output:
            done = subprocess.run(
                command, cwd=self._folder, user=as_user, stdin=-3, stdout=output, stderr=output, check=False
            )
            output.seek(0)
            assert done.returncode == 0, output.read()


@contextmanager
def cluster(port: int) -> Iterator[Cluster]:
    """Skipped by name where PostgreSQL's own programs are not installed."""
    found = shutil.which("initdb") or max(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)
    if found is None:
        databases.missing("initdb")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to other users
        if os.getuid() == 0:
            os.chown(folder, pwd.getpwnam(USER).pw_uid, -1)
        made = Cluster(Path(str(found)).parent, Path(folder), port)
        try:
            yield made
        finally:
            made.crash()
