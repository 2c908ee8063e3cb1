"""docker-compose.yml: well formed, in step with the settings and the command line, and every service watched."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.config import PREFIX, Settings

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
# Services without a health check, and why.
UNWATCHED = {"migrate": "runs once; the others wait for its success"}


def test_it_follows_the_compose_specification() -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(checker, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_has_the_processes_of_an_instance() -> None:
    assert set(SERVICES) == {"migrate", "server", "worker", "postgres", "redis"}
    assert {name: service["command"] for name, service in OURS.items()} == {
        "migrate": ["voronka", "migrate"],
        "server": ["voronka", "serve"],
        "worker": ["voronka", "worker"],
    }


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_and_restarted(name: str) -> None:
    service = SERVICES[name]
    watched = not service["healthcheck"].get("disable") and service["healthcheck"]["test"]
    assert watched or name in UNWATCHED
    assert service["restart"] == ("on-failure:3" if name in UNWATCHED else "unless-stopped")


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_pinned_to_a_major_version(name: str) -> None:
    assert re.search(r":\d", SERVICES[name]["image"])


def test_base_images_are_pinned_to_a_major_version() -> None:
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert bases
    assert all(re.search(r":\d", base) for base in bases)


def test_every_variable_is_a_setting() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for file in (COMPOSE, ROOT / "Dockerfile"):
        assert set(re.findall(r"\bVORONKA_[A-Z_]*[A-Z]\b", file.read_text("utf-8"))) <= known


@pytest.mark.parametrize("name", OURS)
def test_our_processes_start_with_these_settings(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The values, with the two secrets filled in, are ones that production accepts."""
    given = {"POSTGRES_PASSWORD": "a1b2c3", "VORONKA_SECRET_KEY": "k" * 64}
    for variable, value in OURS[name]["environment"].items():
        monkeypatch.setenv(variable, re.sub(r"\$\{(\w+)(?::-(.*?)|:\?.*?)\}", lambda m: given.get(m[1]) or m[2], value))
    monkeypatch.chdir(tmp_path)  # away from a developer's .env
    settings = Settings()
    assert settings.production
    assert not settings.on_sqlite
    assert settings.redis_url


@pytest.mark.parametrize("name", OURS)
def test_our_processes_have_few_rights(name: str) -> None:
    service = OURS[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "privileged" not in service
    assert "USER voronka" in (ROOT / "Dockerfile").read_text("utf-8")


def test_only_the_server_is_reachable_and_only_from_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert list(published) == ["server"]
    assert all(port.startswith("127.0.0.1:") for port in published["server"])


def test_no_secret_is_written_down() -> None:
    """What is secret comes from the environment and has no default."""
    text = COMPOSE.read_text("utf-8")
    for secret in ("POSTGRES_PASSWORD", "VORONKA_SECRET_KEY"):
        assert set(re.findall(rf"\$\{{{secret}(..)", text)) == {":?"}


def test_the_image_is_built_from_what_the_project_needs_alone() -> None:
    """Whatever the Dockerfile copies from the repository is let through by .dockerignore, and nothing else."""
    copied = {
        name
        for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
        for name in sources.split()
    }
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert copied == {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert "*" in lines
