"""Calls about discussions and pull requests; whatever becomes of a pull request, its ref stays."""

from tests.hub_server.exchange import REPOSITORY, Refusal, Request, Response, route
from tests.hub_server.state import Discussion, Repository

_DATE = "2026-01-01T00:00:00.000Z"
_PAGE = 10
_NUMBER = r"(?P<number>\d+)"


def open_discussion(repository: Repository, title: str, author: str, *, pull: bool) -> Discussion:
    """Begin a discussion; pull requests and others are numbered together."""
    number = max((*repository.discussions, *repository.pull_requests, 0)) + 1
    made = Discussion(number, title, author, "draft" if pull else "open", is_pull_request=pull)
    repository.discussions[number] = made
    return made


def _listed(request: Request, repository: Repository, each: Discussion) -> dict[str, object]:
    return {
        "title": each.title,
        "num": each.number,
        "author": {"name": each.author},
        "createdAt": _DATE,
        "status": each.status,
        "repo": {"name": repository.id, "type": "dataset"},
        "isPullRequest": each.is_pull_request,
        "url": f"{request.base}/datasets/{repository.id}/discussions/{each.number}",
    }


@route("GET", f"/api/datasets/{REPOSITORY}/discussions")
def discussions(request: Request, name: str) -> Response:
    repository = request.repository(name)
    found = sorted(repository.discussions.values(), key=lambda each: -each.number)
    start = int(request.query.get("p", ["0"])[0]) * _PAGE
    page = [_listed(request, repository, each) for each in found[start : start + _PAGE]]
    return Response.json({"discussions": page, "count": len(found), "start": start})


@route("POST", f"/api/datasets/{REPOSITORY}/discussions")
def begin(request: Request, name: str) -> Response:
    repository, user, asked = request.repository(name), request.signed_in(), request.json
    pull = bool(asked.get("pullRequest"))
    made = open_discussion(repository, asked["title"], user.name, pull=pull)
    made.comments.append((user.name, asked.get("description") or ""))
    if pull:
        repository.pull_requests[made.number] = repository.branches["main"]
    return Response.json({"num": made.number, "pullRequest": pull})


def _found(request: Request, name: str, number: str) -> tuple[Repository, Discussion]:
    repository = request.repository(name)
    if int(number) not in repository.discussions:
        raise Refusal(404, "Discussion not found")
    return repository, repository.discussions[int(number)]


@route("GET", f"/api/datasets/{REPOSITORY}/discussions/{_NUMBER}")
def details(request: Request, name: str, number: str) -> Response:
    repository, each = _found(request, name, number)
    events = [
        {
            "id": f"{index:024}",
            "type": "comment",
            "createdAt": _DATE,
            "author": {"name": author},
            "data": {"edited": False, "hidden": False, "latest": {"raw": text}},
        }
        for index, (author, text) in enumerate(each.comments)
    ]
    more: dict[str, object] = {"events": events}
    if each.is_pull_request:
        merged = {"mergeCommitId": each.merged} if each.merged else {}
        more |= {"changes": {"base": "refs/heads/main", **merged}, "filesWithConflicts": [], "diff": ""}
    return Response.json({**_listed(request, repository, each), **more})


@route("POST", f"/api/datasets/{REPOSITORY}/discussions/{_NUMBER}/comment")
def comment(request: Request, name: str, number: str) -> Response:
    _, each = _found(request, name, number)
    user, text = request.signed_in(), request.json["comment"]
    each.comments.append((user.name, text))
    event = {"edited": False, "hidden": False, "latest": {"raw": text}}
    made = {"id": f"{len(each.comments):024}", "type": "comment", "createdAt": _DATE, "data": event}
    return Response.json({"newMessage": {**made, "author": {"name": user.name}}})


@route("POST", f"/api/datasets/{REPOSITORY}/discussions/{_NUMBER}/status")
def set_status(request: Request, name: str, number: str) -> Response:
    repository, each = _found(request, name, number)
    user, asked = request.signed_in(), request.json
    if user.name != each.author:
        request.may_write(repository.owner, repository.id)
    each.status = asked["status"]
    event = {"id": "0" * 24, "type": "status-change", "createdAt": _DATE, "author": {"name": user.name}}
    return Response.json({"newStatus": {**event, "data": {"status": each.status}}})


@route("POST", f"/api/datasets/{REPOSITORY}/discussions/{_NUMBER}/merge")
def merge(request: Request, name: str, number: str) -> Response:
    repository, each = _found(request, name, number)
    user = request.may_write(repository.owner, repository.id)
    if each.status != "open" or not each.is_pull_request:
        raise Refusal(400, "only open pull requests can be merged")
    theirs = repository.commits[repository.pull_requests[each.number]]
    main = repository.commits[repository.branches["main"]]
    made = repository.commit(
        "main", {**main.tree, **theirs.tree}, f"{each.title} (#{each.number})", "", user.name
    )
    each.status, each.merged = "merged", made.oid
    return Response.json({})
