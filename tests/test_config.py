"""VORONKA_*: what is believed, and what stops the start with one line."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.config import ConfigError, settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An empty directory and no variable of ours."""
    for name in [name for name in os.environ if name.upper().startswith("VORONKA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_defaults() -> None:
    found = settings()
    assert found.database_url == "sqlite://var/voronka.db"
    assert (found.host, found.port, found.processes, found.redis_url) == ("127.0.0.1", 8000, 1, "")
    assert found.trusted_proxies == ()
    assert not found.production


def test_an_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("# how we run\nexport VORONKA_PORT=8001\nVORONKA_HOST=0.0.0.0\nOTHER=1\n")
    monkeypatch.setenv("VORONKA_PORT", "8002")
    assert (settings().port, settings().host) == (8002, "0.0.0.0")  # noqa: S104 (only read, not bound)


@pytest.mark.parametrize("where", ["environment", ".env"])
def test_an_unknown_variable_stops_the_start(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    if where == ".env":
        Path(".env").write_text("VORONKA_DATABASE=x\n")
    else:
        monkeypatch.setenv("VORONKA_DATABASE", "x")
    with pytest.raises(ConfigError, match=r"^VORONKA_DATABASE is not a setting; known are VORONKA_DATABASE_URL, .*\.$"):
        settings()


SECRET = "k3Jv9Qw2Lm8Xr5Tz0Yb7Nc4Hd1Gf6Ps-"


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"DATABASE_URL": "mysql://localhost/x"}, "VORONKA_DATABASE_URL: must start with sqlite:// or postgres://"),
        ({"DATABASE_URL": "postgres://u:p@host:x/y"}, "VORONKA_DATABASE_URL: can't be read: its port"),
        ({"DATABASE_URL": "postgres://u:p/w@host:99999/y"}, "VORONKA_DATABASE_URL: can't be read: its port"),
        ({"REDIS_URL": "localhost:6379"}, "VORONKA_REDIS_URL: must start with redis://"),
        ({"FILES_STORE": "gs://bucket"}, "VORONKA_FILES_STORE: must be a directory, or s3://bucket/prefix"),
        ({"FILES_ENDPOINT": "s3.example.com"}, "VORONKA_FILES_ENDPOINT: must be an address such as https://"),
        ({"FILES_TYPES": "text/html"}, "VORONKA_FILES_TYPES: text/html is not a type whose contents can be checked"),
        ({"FILES_KEY_ID": "a"}, "VORONKA_FILES_KEY_ID and VORONKA_FILES_SECRET are set both or neither"),
        (
            {"LEGAL_ENTITIES_URL": "suggestions.dadata.ru"},
            "VORONKA_LEGAL_ENTITIES_URL: must be an address such as http",
        ),
        ({"LEGAL_ENTITIES_URL": "https://u:p@host"}, "VORONKA_LEGAL_ENTITIES_URL: must be an address such as https://"),
        ({"LEGAL_ENTITIES_URL": "https://host?q"}, "VORONKA_LEGAL_ENTITIES_URL: must be an address such as https://"),
        ({"LEGAL_ENTITIES_URL": "https://host:x/"}, "VORONKA_LEGAL_ENTITIES_URL: can't be read: its port"),
        ({"LEGAL_ENTITIES_KEY": "a b"}, "VORONKA_LEGAL_ENTITIES_KEY: must be the key alone, without spaces"),
        ({"LEGAL_ENTITIES_KEY": "a"}, "VORONKA_LEGAL_ENTITIES_KEY is of no use without VORONKA_LEGAL_ENTITIES_URL"),
        ({"LEGAL_ENTITIES_SECONDS": "5"}, "VORONKA_LEGAL_ENTITIES_SECONDS: "),
        ({"PORT": "http"}, "VORONKA_PORT: "),
        ({"PORT": "70000"}, "VORONKA_PORT: "),
        ({"PROCESSES": "0"}, "VORONKA_PROCESSES: "),
        ({"PROCESSES": "2"}, "VORONKA_PROCESSES above 1 needs PostgreSQL and Redis"),
        ({"PROCESSES": "2", "DATABASE_URL": "postgres://host/x"}, "VORONKA_PROCESSES above 1 needs"),
        ({"PROCESSES": "2", "REDIS_URL": "redis://host"}, "VORONKA_PROCESSES above 1 needs"),
        ({"TRUSTED_PROXIES": "10.0.0.0/8, nonsense"}, "VORONKA_TRUSTED_PROXIES: "),
        ({"TRUSTED_PROXIES": "10.0.0.1/8"}, "VORONKA_TRUSTED_PROXIES: "),
        ({"ENV": "staging"}, "VORONKA_ENV: "),
        ({"ENV": "production"}, "VORONKA_SECRET_KEY of at least 32 characters is required in production"),
        (
            {"ENV": "production", "LEGAL_ENTITIES_URL": "http://host/rs", "LEGAL_ENTITIES_KEY": "a"},
            "VORONKA_LEGAL_ENTITIES_KEY is sent over https only in production",
        ),
        ({"ENV": "production", "SECRET_KEY": "short"}, "VORONKA_SECRET_KEY of at least 32 characters"),
    ],
)
def test_a_value_that_cannot_be_used_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], says: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"VORONKA_{name}", value)
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_no_secret_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """T43: the line names the variable and not its value."""
    monkeypatch.setenv("VORONKA_DATABASE_URL", "postgres://voronka:canary-7Zq@host:x/y")
    with pytest.raises(ConfigError) as caught:
        settings()
    assert "canary" not in str(caught.value)


def test_proxies_are_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORONKA_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1,fd00::/8,")
    assert [str(each) for each in settings().trusted_proxies] == ["10.0.0.0/8", "192.0.2.1/32", "fd00::/8"]


def test_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORONKA_ENV", "production")
    monkeypatch.setenv("VORONKA_SECRET_KEY", SECRET)
    assert settings().production
    assert settings().secret() == SECRET.encode()
    assert not Path("var").exists()


def test_a_secret_is_made_once_and_kept_private() -> None:
    first = settings().secret()
    file = Path("var/secret_key")
    assert len(first) >= 32
    assert file.stat().st_mode & 0o077 == 0
    settings.cache_clear()
    assert settings().secret() == first
