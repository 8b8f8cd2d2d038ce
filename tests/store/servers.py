"""Real SPARQL servers on free ports of 127.0.0.1, each in a folder of its own: Oxigraph (PyPI), Virtuoso 7 (Debian)."""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 20
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(kw_only=True)
class Server:
    """A server that can be killed and started again on what it stored."""

    words: list[str]
    url: str
    folder: Path
    lock: str = ""
    process: "subprocess.Popen[bytes]" = field(init=False)

    def start(self) -> "Server":
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen(
            self.words, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 180
        while time.monotonic() < until and self.process.poll() is None:
            try:
                requests.get(self.url, timeout=5)
            except requests.RequestException:
                time.sleep(0.1)
            else:
                return self
        pytest.fail(f"{self.words[0]} did not start in {self.folder}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()
        if self.lock:
            (self.folder / self.lock).unlink(missing_ok=True)


def oxigraph(folder: Path) -> Server:
    """An Oxigraph server, of PyPI's package of that name."""
    port = free_port()
    words = [oxigraph_program(), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    return Server(words=words, url=f"http://127.0.0.1:{port}", folder=folder).start()


def virtuoso(folder: Path, *, rows: int = 1_000_000) -> Server:
    """A Virtuoso 7, of Debian's package virtuoso-opensource-7-bin; dba's password is dba."""
    found = shutil.which("virtuoso-t")
    if not found:
        pytest.skip("no Virtuoso: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    (folder / "virtuoso.ini").write_text(INI.format(sql=free_port(), http=port, rows=rows), encoding="utf-8")
    words = [found, "+foreground", "+configfile", "virtuoso.ini"]
    return Server(words=words, url=f"http://127.0.0.1:{port}", folder=folder, lock="virtuoso.lck").start()


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def small_disk(folder: Path, size: str) -> Path:
    """A file system of that size in memory, mounted at a folder; only root may make one."""
    folder.mkdir()
    words = [str(shutil.which("mount")), "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("no small disk: mounting one needs root")
    return folder


def make_room(folder: Path, size: str) -> None:
    """Make a small disk bigger."""
    subprocess.run([str(shutil.which("mount")), "-o", f"remount,size={size}", str(folder)], check=True)


def unmount(folder: Path) -> None:
    """Take the small disk away, also while a program still uses it."""
    subprocess.run([str(shutil.which("umount")), "-l", str(folder)], check=False, capture_output=True)


def oxigraph_program() -> str:
    """Where PyPI's package oxigraph put its program: on the path, or beside the packages."""
    places = [Path(entry).parents[2] / "bin" / "oxigraph" for entry in sys.path if entry.endswith("site-packages")]
    found = shutil.which("oxigraph") or next((str(place) for place in places if place.exists()), "")
    if not found:
        pytest.skip("no Oxigraph server: pip install oxigraph")
    return found
