"""The settings; no other module of Readout reads the environment.

Every setting is a variable `READOUT_…`, which a file `.env` in the working directory may set too (`.env.example`
lists them all).
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from rag.errors import UsageError
from rag.roles import ROLES, Claims, Role, Roles, people_named

SHORTEST_TOKEN = 16
"""Characters; a shorter token could be guessed by trying."""


class Settings(BaseSettings):
    """What can be chosen without touching code. Frozen: to change one, make a new `Settings`."""

    model_config = SettingsConfigDict(
        env_prefix="READOUT_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Path = Path(".readout")
    """The data directory: library, index and conversations."""
    database: SecretStr | None = None
    """The PostgreSQL server that keeps library and conversations for several processes,
    `postgresql://user:password@host:port/name`; None keeps them in files in `data`."""
    chroma: str | None = None
    """The address of a Chroma server that holds the search index, `http://host:port`; None keeps it in `data`."""
    embedder: str | None = None
    """A sentence-transformers model by path or hub name; None is the one that ships, all-MiniLM-L6-v2."""
    device: str | None = None
    """Where the embedder runs, as torch names it (`cpu`, `cuda`, `mps`); None lets sentence-transformers choose."""
    threads: int | None = Field(default=None, ge=1)
    """Cores that encode passages when articles are added; None uses all. A question always uses one."""
    reranker: str | None = None
    """A sentence-transformers cross-encoder by path or hub name, to reorder the best sentences; None for none."""
    read_again: bool = True
    """Whether the best passages for a fact are read again together with the question: slower, often better."""
    passages_per_article: int = Field(default=4, ge=1)
    """How many of the passages found may come from one article."""
    address: str = "127.0.0.1"
    """The address that `make run` serves the window on; by default only this machine can reach it."""
    library_locked: bool | None = None
    """Whether nobody can change the library but by `python -m ingest`; None leaves that to people's roles or, where
    none are named, locks it when other machines can reach the window."""
    editors: str = ""
    """Who may add articles and correct them: e-mail addresses and `claim=value`, separated by commas."""
    owners: str = ""
    """Who may remove articles too; written likewise."""
    api_tokens: SecretStr = SecretStr("")
    """Tokens, separated by commas, one of which other programs must send; none for whoever is on this machine. A token
    with `editor:` or `owner:` in front may change the library as people of that role may; the others only read it."""
    api_origins: str = ""
    """Web pages of these origins, `https://host`, separated by commas, may send requests with a token; none unless
    set."""
    api_requests_a_minute: int = Field(default=60, ge=1)
    """How many requests one other program may send in a minute."""
    api_requests_at_once: int = Field(default=4, ge=1)
    """How many of its requests may be answered at the same time."""
    allow_private: bool = False
    """Whether pages of this machine and its network are read, too, when their addresses are given."""
    model: str | None = None
    """Language models that may write answers, `provider:name`, separated by commas; None for quotes alone."""
    model_silence_s: float = Field(default=60.0, gt=0)
    """How many seconds a model may send nothing before its answer is given up."""
    model_texts_at_once: int = Field(default=4, ge=1)
    """How many texts each model writes at the same time; further ones wait for it, and quotes wait for none of them."""
    otlp_endpoint: str | None = Field(default=None, validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT")
    """Where traces are sent (OTLP over HTTP); None sends none."""

    @property
    def models(self) -> tuple[str, ...]:
        """The names in `model`, each once."""
        return tuple(dict.fromkeys(_parts(self.model or "")))

    @property
    def tokens(self) -> Mapping[str, Role]:
        """The tokens in `api_tokens`, each with its role; where the library is locked all only read it."""
        found = _tokens(self.api_tokens)
        return dict.fromkeys(found, ROLES[0]) if self.library_locked else found

    @property
    def origins(self) -> frozenset[str]:
        """The origins in `api_origins`."""
        return frozenset(_parts(self.api_origins))

    @field_validator("api_tokens")
    @classmethod
    def _not_guessed(cls, given: SecretStr) -> SecretStr:
        if any(len(token) < SHORTEST_TOKEN for token in _tokens(given)):
            raise ValueError(
                f"each token needs at least {SHORTEST_TOKEN} characters; make one with `openssl rand -hex 32`"
            )
        return given

    @field_validator("api_origins")
    @classmethod
    def _are_origins(cls, given: str) -> str:
        for one in _parts(given):
            parts = urlsplit(one)
            if parts.scheme not in ("http", "https") or one != f"{parts.scheme}://{parts.netloc}" or not parts.hostname:
                raise ValueError(
                    "write origins as a browser names them, https://host or http://host:port, without a path"
                )
        return given

    @field_validator("database")
    @classmethod
    def _is_a_server(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None and urlsplit(given.get_secret_value()).scheme not in ("postgresql", "postgres"):
            raise ValueError(
                "write the address of a PostgreSQL server, as in postgresql://readout:password@127.0.0.1/readout"
            )
        return given

    @field_validator("chroma")
    @classmethod
    def _is_an_address(cls, given: str | None) -> str | None:
        parts = urlsplit(given or "")
        if given is not None and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("write the address of a Chroma server, as in http://127.0.0.1:8000")
        return given

    @field_validator("editors", "owners")
    @classmethod
    def _names_somebody(cls, given: str) -> str:
        people_named(given)
        return given

    @property
    def roles(self) -> Roles:
        """Who is named in `editors` and `owners`."""
        return Roles(people_named(self.editors), people_named(self.owners))

    def role_on(self, address: str | None, claims: Claims = MappingProxyType({})) -> Role:
        """What somebody may do at a server on that address; None means all addresses.

        Where nobody is named, whoever can reach an unlocked library may do all.

        Args:
            address: That the server listens on.
            claims: What the sign-in's provider says of the person; none when nobody has signed in.
        """
        if self.library_locked:
            return "reader"
        if self.roles:
            return self.roles.of(claims)
        return "owner" if self.library_locked is False or is_loopback(address or "") else "reader"

    @classmethod
    def read(cls, **given: object) -> "Settings":
        """The settings in force; `given` values that are not None take precedence over the environment.

        Raises:
            UsageError: a setting has a value of the wrong kind.
        """
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
        except ValidationError as error:
            wrong = error.errors()[0]
            variable = f"READOUT_{'_'.join(map(str, wrong['loc']))}".upper()
            secret = wrong["loc"] in (("api_tokens",), ("database",))
            shown = "not usable" if secret else repr(wrong["input"])
            raise UsageError(f"{variable} is {shown}: {wrong['msg']}. Correct it, or unset it.") from None


def _parts(listed: str) -> list[str]:
    return [part for part in map(str.strip, listed.split(",")) if part]


def _tokens(given: SecretStr) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for part in _parts(given.get_secret_value()):
        role = next((one for one in ROLES if part.startswith(f"{one}:")), None)
        found[part.removeprefix(f"{role}:").strip()] = role or ROLES[0]
    return found


def set_unless_set(variable: str, value: str) -> None:
    """Set a variable that another program's library reads from the environment, unless it is set already."""
    os.environ.setdefault(variable, value)


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach that address. A name other than `localhost` could be any machine's."""
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False
