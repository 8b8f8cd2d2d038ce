"""Jena's command line as Debian packages it (libapache-jena-java), made ready in a folder of the test's own.

Debian's jena-core.jar keeps the message files of its bundled Xerces under org/apache/jena/ext/, where the classes do
not look; they are put where they do, in front of the class path.
"""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

JARS = Path("/usr/share/java")
NEEDED = re.compile(
    r"(jena-[a-z0-9-]+|thrift|guava|failureaccess|jsonld-java|jackson-(core|databind|annotations)|"
    r"commons-(lang3|csv|cli|codec|io|compress)|slf4j-(api|simple)|gson|protobuf|httpc[a-z-]+|titanium-json-ld|"
    r"dexx\.collection|jakarta\.json[a-z-]*|jsonp[a-z-]*)\.jar"
)
MISPLACED = "org/apache/jena/ext/"


def class_path(folder: Path) -> str:
    """A class path on which Jena's commands start; message files are unpacked into `folder`."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(MISPLACED) and name.endswith(".properties"):
                target = folder / name.removeprefix(MISPLACED)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return ":".join([str(folder), *(str(path) for path in sorted(JARS.iterdir()) if NEEDED.fullmatch(path.name))])


def riot(paths: list[Path], folder: Path) -> "subprocess.CompletedProcess[str]":
    """`riot --validate` over files of one kind; JSON-LD by its 1.0 reader, whose JSON library Debian ships."""
    java = str(shutil.which("java"))
    syntax = ["--syntax=jsonld10"] if paths[0].suffix == ".jsonld" else []
    words = [
        java,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        class_path(folder),
        "riotcmd.riot",
        *syntax,
        "--validate",
        *map(str, paths),
    ]
    return subprocess.run(words, capture_output=True, text=True, check=False)
