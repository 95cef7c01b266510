"""Who may change the library: readers may not, editors add articles and correct them, owners remove them too.

The settings name editors and owners by what the sign-in's provider says of a person, the claims of the ID token (OpenID
Connect Core 1.0, sections 2 and 5.1). Everybody else is a reader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "editor", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""

Claims = Mapping[str, object]
"""What a provider says of a person; empty for one who has not signed in."""


def may(role: Role, needed: Role) -> bool:
    """Whether somebody of that role may do what needs the other."""
    return ROLES.index(role) >= ROLES.index(needed)


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """Everybody of whom the provider says that: `groups=editors`, or an e-mail address."""

    claim: str
    """Its name; a point leads into a claim that holds others, as in Keycloak's `realm_access.roles`."""
    value: str

    def names(self, claims: Claims) -> bool:
        """Whether it means the person of these claims.

        An address counts only when the provider says that it has verified it: with some, people choose it freely.
        """
        if self.claim != "email":
            return self.value in _values(claims, self.claim)
        verified = claims.get("email_verified") in (True, "true")
        return verified and self.value.casefold() in (one.casefold() for one in _values(claims, "email"))


def _values(claims: Claims, name: str) -> Iterator[str]:
    """What the claim of that name says: its text, or each text of its list."""
    found: object = claims.get(name)
    if found is None and "." in name:
        first, _, rest = name.partition(".")
        if isinstance(inner := claims.get(first), Mapping):
            yield from _values(inner, rest)
        return
    for one in found if isinstance(found, list | tuple) else (found,):
        if isinstance(one, str):
            yield one


def people_named(setting: str) -> tuple[NamedPeople, ...]:
    """Those that a setting names: e-mail addresses and `claim=value`, separated by commas.

    Raises:
        ValueError: a part of it is neither.
    """
    return tuple(_named(part.strip()) for part in setting.split(",") if part.strip())


def _named(part: str) -> NamedPeople:
    claim, equals, value = (piece.strip() for piece in part.partition("="))
    if equals and claim and value:
        return NamedPeople(claim, value)
    if equals or "@" not in part:
        raise ValueError(f"{part!r} names nobody; write an e-mail address, or a claim as in groups=editors")
    return NamedPeople("email", part)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is named as editor and as owner."""

    editors: tuple[NamedPeople, ...] = ()
    owners: tuple[NamedPeople, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.editors or self.owners)

    def of(self, claims: Claims) -> Role:
        """The role of a person; `claims` as `st.user` gives them, with `is_logged_in`."""
        if claims.get("is_logged_in") is not True:
            return "reader"
        if any(one.names(claims) for one in self.owners):
            return "owner"
        return "editor" if any(one.names(claims) for one in self.editors) else "reader"
