"""VORONKA_*, read once (contract, "Environment")."""

import ipaddress
import os
import re
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.file_types import TYPES

PREFIX = "VORONKA_"
VAR = Path("var")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAME = re.compile(r"(?=.{1,253}$)[a-zA-Z0-9]([a-zA-Z0-9_-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9_-]*[a-zA-Z0-9])?)*")
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?")


class ConfigError(Exception):
    """One clear line about a variable that can't be used."""


class Settings(BaseSettings):
    """How this process was told to run."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")

    database_url: str = f"sqlite://{VAR}/voronka.db"
    redis_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    processes: int = Field(default=1, ge=1, le=64)
    secret_key: str = ""
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = ()
    webhook_allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()  # names, and networks in CIDR notation
    env: Literal["development", "production"] = "development"
    streams_kept_days: int = Field(default=7, ge=7, le=3650)
    streams_per_user: int = Field(default=50, ge=1, le=100_000)
    files_store: str = ""  # a directory, var/files if empty; or s3://bucket/prefix
    files_endpoint: str = ""
    files_region: str = "us-east-1"
    files_key_id: str = ""
    files_secret: str = ""
    files_largest: int = Field(default=50_000_000, ge=1, le=5 * 10**11)  # bytes
    files_most: int = Field(default=0, ge=0)  # documents of the account; 0: any number
    files_types: Annotated[tuple[str, ...], NoDecode] = ()  # all that are known if empty
    legal_entities_url: str = ""  # of a service that speaks the suggestions API of DaData
    legal_entities_key: str = ""
    legal_entities_seconds: float = Field(default=3.0, ge=0.1, le=4.0)  # for an answer; a whole request has 5

    @field_validator("trusted_proxies", "webhook_allowed_hosts", "files_types", mode="before")
    @classmethod
    def _list(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("webhook_allowed_hosts")
    @classmethod
    def _hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            if _network(each) is None and not _NAME.fullmatch(each):
                raise ValueError(f"{each} is neither the name of a host nor a network such as 10.0.0.0/8")
        return tuple(each.lower() for each in value)

    @field_validator("files_types")
    @classmethod
    def _types(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            if each not in TYPES:
                raise ValueError(f"{each} is not a type whose contents can be checked; those are {', '.join(TYPES)}")
        return value

    @field_validator("files_store")
    @classmethod
    def _store(cls, value: str) -> str:
        if "://" in value and not _BUCKET.fullmatch(value):
            raise ValueError("must be a directory, or s3://bucket/prefix")
        return value

    @field_validator("files_endpoint")
    @classmethod
    def _endpoint(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^/?#@\s]+/?", value):
            raise ValueError("must be an address such as https://s3.example.com")
        return value.rstrip("/")

    @field_validator("legal_entities_url")
    @classmethod
    def _directory(cls, value: str) -> str:
        if value and not (value.isascii() and re.fullmatch(r"https?://[^\s/?#@\\]+(/[^\s?#@\\]*)?", value)):
            raise ValueError("must be an address such as https://suggestions.dadata.ru/suggestions/api/4_1/rs")
        return _address(value.rstrip("/"))

    @field_validator("legal_entities_key")
    @classmethod
    def _key(cls, value: str) -> str:
        if not re.fullmatch(r"[!-~]*", value):
            raise ValueError("must be the key alone, without spaces")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite://", "postgres://", "postgresql://")):
            raise ValueError("must start with sqlite:// or postgres://")
        return value if value.startswith("sqlite://") else _address(value)

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must start with redis://")
        return _address(value)

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.processes > 1 and (self.on_sqlite or not self.redis_url):
            raise ValueError("VORONKA_PROCESSES above 1 needs PostgreSQL and Redis")
        if bool(self.files_key_id) != bool(self.files_secret):
            raise ValueError("VORONKA_FILES_KEY_ID and VORONKA_FILES_SECRET are set both or neither")
        if self.legal_entities_key and not self.legal_entities_url:
            raise ValueError("VORONKA_LEGAL_ENTITIES_KEY is of no use without VORONKA_LEGAL_ENTITIES_URL")
        if self.production and self.legal_entities_key and self.legal_entities_url.startswith("http:"):
            raise ValueError("VORONKA_LEGAL_ENTITIES_KEY is sent over https only in production")
        if self.production and len(self.secret_key) < 32:
            raise ValueError("VORONKA_SECRET_KEY of at least 32 characters is required in production")
        return self

    @property
    def webhook_names(self) -> frozenset[str]:
        """Hosts that webhooks may go to wherever they are."""
        return frozenset(each for each in self.webhook_allowed_hosts if _network(each) is None)

    @property
    def webhook_networks(self) -> "tuple[Network, ...]":
        """Networks of our own that webhooks may go to."""
        return tuple(found for each in self.webhook_allowed_hosts if (found := _network(each)) is not None)

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite://")

    @property
    def production(self) -> bool:
        return self.env == "production"

    def secret(self) -> bytes:
        """The key that signs what must be signed: as configured, else made once and kept under var/."""
        if self.secret_key:
            return self.secret_key.encode()
        path = VAR / "secret_key"
        if not path.exists():
            VAR.mkdir(exist_ok=True)
            made = path.with_name(f"secret_key.{os.getpid()}")
            made.touch(mode=0o600)
            made.write_text(secrets.token_urlsafe(48))
            with suppress(FileExistsError):  # another process was faster: its key is the one
                os.link(made, path)  # at once and whole
            made.unlink()
        return path.read_text().encode()


@cache
def _network(text: str) -> Network | None:
    """The network that is meant; None for what is none. A single address is a network of one."""
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        return None


def _address(url: str) -> str:
    """The address, when its host and port can be read at all. Raises ValueError."""
    try:
        _ = urlsplit(url).port
    except ValueError:
        raise ValueError(
            "can't be read: its port must be a number, special characters in a password %-escaped"
        ) from None
    return url


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises ConfigError, one line, for an unknown VORONKA_* variable or a value that can't be used.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    lines = Path(".env").read_text().splitlines() if Path(".env").is_file() else []
    names = {*os.environ, *(line.split("=")[0].removeprefix("export ").strip() for line in lines)}
    if unknown := sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known):
        raise ConfigError(f"{unknown[0]} is not a setting; known are {', '.join(sorted(known))}.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper() + ": " if first["loc"] else ""
        raise ConfigError(f"{name}{first['msg'].removeprefix('Value error, ')}.") from None
