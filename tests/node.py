"""Programs in TypeScript, with what npm installs for them."""

import os
import shutil
import subprocess
from pathlib import Path

from tests import databases


def npm(folder: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return _run(folder, "npm", *arguments, **settings)


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What Node makes of a program in this folder."""
    return _run(folder, "node", *arguments)


def install(folder: Path) -> None:
    """What the package in this folder needs; skipped by name without Node or npm's registry; on CI a failure."""
    if not (shutil.which("node") and shutil.which("npm")):
        databases.missing(f"Node with npm, for {folder.name},")
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        done = npm(folder, "ci", "--no-audit", "--no-fund")
        if done.returncode:
            databases.missing(f"npm's registry, for {folder.name} ({done.stderr[-300:]}),")


def _run(folder: Path, *command: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
