"""One call and its answer, and the table of calls."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.hub_server.state import Commit, Hub, Repository, User


@dataclass(frozen=True)
class Response:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, value: object, status: int = 200, **headers: str) -> "Response":
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return cls(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


class Refusal(Exception):
    """An answer that is an error, in the Hub's own way: headers that name it."""

    def __init__(self, status: int, message: str, code: str = "") -> None:
        super().__init__(message)
        headers = {"X-Error-Message": message} | ({"X-Error-Code": code} if code else {})
        body = json.dumps({"error": message}).encode()
        self.response = Response(status, body, {"Content-Type": "application/json", **headers})


@dataclass(frozen=True)
class Request:
    """A call as it came in; ``base`` is the address of this server, ``blobs`` that of its second name."""

    hub: Hub
    method: str
    target: str
    headers: Message
    body: bytes
    base: str
    blobs: str

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.body)

    @property
    def user(self) -> User | None:
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        if not token:
            return None
        if token not in self.hub.users:
            raise Refusal(401, "Invalid credentials in Authorization header")
        return self.hub.users[token]

    def signed_in(self) -> User:
        user = self.user
        if user is None:
            raise Refusal(401, "Invalid username or password.")
        return user

    def may_write(self, owner: str, repository: str = "") -> User:
        user = self.signed_in()
        there = self.hub.repositories.get(repository)
        if not (user.may_change(there) if there else user.may_create(owner)):
            raise Refusal(403, "You don't have the rights to create or change this repository")
        return user

    def repository(self, name: str, *, write: bool = False) -> Repository:
        repository = self.hub.repositories.get(name)
        user = self.user
        mine = (
            repository is not None
            and user is not None
            and repository.owner in (user.name, *user.organisations)
        )
        if repository is None or (repository.visibility == "private" and not mine):
            raise Refusal(401 if user is None else 404, "Repository not found", "RepoNotFound")
        if write:
            self.may_write(repository.owner, repository.id)
        return repository

    def commit(self, repository: Repository, revision: str) -> Commit:
        commit = repository.resolve(revision)
        if commit is None:
            raise Refusal(404, f"Invalid rev id: {revision}", "RevisionNotFound")
        return commit


Answer = Callable[..., Response]

ROUTES: list[tuple[str, re.Pattern[str], Answer]] = []

REPOSITORY = r"(?P<name>[^/]+/[^/]+)"
REVISION = r"(?P<revision>[^/]+)"


def route(method: str, pattern: str) -> Callable[[Answer], Answer]:
    """Register a function for a call; named groups of the pattern become its arguments."""

    def register(answer: Answer) -> Answer:
        ROUTES.append((method, re.compile(pattern), answer))
        return answer

    return register


def answer(request: Request) -> Response:
    """Find the function for a call and ask it."""
    for method, pattern, function in ROUTES:
        found = pattern.fullmatch(request.path)
        if found and method == request.method:
            named = {key: unquote(text) for key, text in found.groupdict(default="").items()}
            try:
                with request.hub.lock:
                    return function(request, **named)
            except Refusal as refusal:
                return refusal.response
    return Refusal(404, f"no such call: {request.method} {request.path}").response
