"""Calls that read: facts about repositories, lists of files, the files themselves."""

import re
from urllib.parse import parse_qs

import yaml

from tests.hub_server.exchange import REPOSITORY, REVISION, Refusal, Request, Response, route
from tests.hub_server.state import Commit, Entry, Repository

_DATE = "2026-01-01T00:00:00.000Z"
_KEYS = ("language", "license", "source_datasets", "task_categories", "size_categories")


@route("GET", f"/api/datasets/{REPOSITORY}")
def latest(request: Request, name: str) -> Response:
    return _facts(request, request.repository(name), "main")


@route("GET", f"/api/datasets/{REPOSITORY}/revision/{REVISION}")
def at_revision(request: Request, name: str, revision: str) -> Response:
    return _facts(request, request.repository(name), revision)


def _facts(request: Request, repository: Repository, revision: str) -> Response:
    commit = request.commit(repository, revision)
    card = card_of(commit)
    return Response.json(
        {
            "id": repository.id,
            "author": repository.owner,
            "sha": commit.oid,
            "private": repository.visibility == "private",
            "gated": repository.gated,
            "disabled": False,
            "lastModified": _DATE,
            "createdAt": _DATE,
            "downloads": repository.downloads,
            "likes": repository.likes,
            "tags": tags_of(repository),
            "cardData": card,
            "siblings": [_sibling(path, entry) for path, entry in sorted(commit.tree.items())],
        }
    )


def tags_of(repository: Repository) -> list[str]:
    """What a repository can be filtered by: the tags of its card, and its other keys with their names."""
    head = repository.resolve("main")
    card = card_of(head) if head else {}
    named = {key: card.get(key, []) for key in _KEYS}
    return [
        *map(str, card.get("tags", [])),
        *(
            f"{key}:{each}"
            for key, found in named.items()
            for each in ([found] if isinstance(found, str) else found)
        ),
    ]


def card_of(commit: Commit) -> dict[str, list[str]]:
    readme = commit.tree.get("README.md")
    found = re.match(rb"---\n(.*?\n)---\n", readme.data, re.DOTALL) if readme else None
    return yaml.safe_load(found.group(1)) or {} if found else {}


def _sibling(path: str, entry: Entry) -> dict[str, object]:
    known: dict[str, object] = {"rfilename": path, "size": entry.size, "blobId": entry.oid}
    if entry.lfs_sha256 is not None:
        known["lfs"] = {"sha256": entry.lfs_sha256, "size": entry.size, "pointerSize": len(entry.pointer)}
    return known


@route("GET", f"/api/datasets/{REPOSITORY}/tree/{REVISION}(?:/(?P<below>.*))?")
def tree(request: Request, name: str, revision: str, below: str = "") -> Response:
    commit = request.commit(request.repository(name), revision)
    recursive = request.query.get("recursive", ["false"])[0].lower() in ("true", "1")
    prefix = f"{below}/" if below else ""
    found: dict[str, dict[str, object]] = {}
    for path, entry in sorted(commit.tree.items()):
        if not path.startswith(prefix):
            continue
        folders = path[len(prefix) :].split("/")[:-1]
        for depth in range(1, len(folders) + 1 if recursive else min(len(folders), 1) + 1):
            folder = prefix + "/".join(folders[:depth])
            found[folder] = {"type": "directory", "oid": "0" * 40, "size": 0, "path": folder}
        if recursive or not folders:
            found[path] = _listed(path, entry)
    if not found and below:
        raise Refusal(404, "no such folder", "EntryNotFound")
    start, size = int(request.query.get("cursor", ["0"])[0]), request.hub.page_size
    page = list(found.values())[start : start + size]
    headers = {}
    if start + size < len(found):
        after = f"{request.base}{request.path}?recursive={recursive}&cursor={start + size}"
        headers["Link"] = f'<{after}>; rel="next"'
    return Response.json(page, 200, **headers)


def _listed(path: str, entry: Entry) -> dict[str, object]:
    known: dict[str, object] = {"type": "file", "oid": entry.oid, "size": entry.size, "path": path}
    if entry.lfs_sha256 is not None:
        known["lfs"] = {"oid": entry.lfs_sha256, "size": entry.size, "pointerSize": len(entry.pointer)}
    return known


@route("POST", f"/api/datasets/{REPOSITORY}/paths-info/{REVISION}")
def paths_info(request: Request, name: str, revision: str) -> Response:
    commit = request.commit(request.repository(name), revision)
    asked = parse_qs(request.body.decode()).get("paths", [])
    return Response.json([_listed(path, commit.tree[path]) for path in asked if path in commit.tree])


@route("GET", f"/api/datasets/{REPOSITORY}/refs")
def refs(request: Request, name: str) -> Response:
    repository = request.repository(name)

    def listed(prefix: str, named: dict[str, str]) -> list[dict[str, str]]:
        return [
            {"name": key, "ref": f"{prefix}{key}", "targetCommit": oid} for key, oid in sorted(named.items())
        ]

    pulls = {str(number): oid for number, oid in repository.pull_requests.items()}
    return Response.json(
        {
            "branches": listed("refs/heads/", repository.branches),
            "tags": listed("refs/tags/", repository.tags),
            "converts": listed("refs/convert/", repository.conversions),
            "pullRequests": listed("refs/pr/", pulls),
        }
    )


@route("GET", f"/api/datasets/{REPOSITORY}/commits/{REVISION}")
def commits(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name)
    found = list(repository.history(request.commit(repository, revision)))
    # This list is paged by number, others by a cursor.
    page = int(request.query.get("p", ["0"])[0])
    start, size = page * request.hub.page_size, request.hub.page_size
    headers = {}
    if start + size < len(found):
        headers["Link"] = f'<{request.base}{request.path}?p={page + 1}>; rel="next"'
    return Response.json(
        [
            {
                "id": each.oid,
                "title": each.title,
                "message": each.description,
                "authors": [{"user": each.author}],
                "date": _DATE,
            }
            for each in found[start : start + size]
        ],
        200,
        **headers,
    )


@route("HEAD", f"/datasets/{REPOSITORY}/resolve/{REVISION}/(?P<path>.+)")
@route("GET", f"/datasets/{REPOSITORY}/resolve/{REVISION}/(?P<path>.+)")
def resolve(request: Request, name: str, revision: str, path: str) -> Response:
    repository = request.repository(name)
    _expect_let_in(request, repository)
    commit = request.commit(repository, revision)
    entry = commit.tree.get(path)
    if entry is None:
        raise Refusal(404, "Entry not found", "EntryNotFound")
    headers = {"X-Repo-Commit": commit.oid}
    if entry.lfs_sha256 is None:
        return _ranged(request, entry.data, {**headers, "ETag": f'"{entry.oid}"'})
    if entry.lfs_sha256 not in repository.objects:
        raise Refusal(404, "the object was deleted", "EntryNotFound")
    if entry.lfs_sha256 in repository.xet_names:
        refresh = f"{request.base}/api/datasets/{name}/xet-read-token/{commit.oid}"
        headers["X-Xet-Hash"] = repository.xet_names[entry.lfs_sha256]
        headers["Link"] = f'<{refresh}>; rel="xet-auth"'
    return Response(
        302,
        b"",
        {
            **headers,
            "Location": f"{request.blobs}/lfs/{name}/{entry.lfs_sha256}",
            "X-Linked-Etag": f'"{entry.lfs_sha256}"',
            "X-Linked-Size": str(entry.size),
        },
    )


def _expect_let_in(request: Request, repository: Repository) -> None:
    """See that a gated repository let this person in."""
    user = request.user
    name = user.name if user else ""
    if repository.gated and name != repository.owner and repository.readers.get(name) != "accepted":
        raise Refusal(403 if user else 401, "Access to this dataset is restricted", "GatedRepo")


@route("HEAD", f"/lfs/{REPOSITORY}/(?P<oid>[0-9a-f]{{64}})")
@route("GET", f"/lfs/{REPOSITORY}/(?P<oid>[0-9a-f]{{64}})")
def get_object(request: Request, name: str, oid: str) -> Response:
    repository = request.hub.repositories.get(name)
    if repository is None or oid not in repository.objects:
        raise Refusal(404, "no such object")
    return _ranged(request, repository.objects[oid], {"ETag": f'"{oid}"'})


def _ranged(request: Request, data: bytes, headers: dict[str, str]) -> Response:
    headers = {**headers, "Accept-Ranges": "bytes", "Content-Type": "application/octet-stream"}
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("Range") or "")
    if asked is None:
        return Response(200, data, {**headers, "Content-Length": str(len(data))})
    first = int(asked.group(1))
    last = min(int(asked.group(2) or len(data) - 1), len(data) - 1)
    if first > last:
        return Response(416, b"", {**headers, "Content-Range": f"bytes */{len(data)}"})
    part = data[first : last + 1]
    return Response(206, part, {**headers, "Content-Range": f"bytes {first}-{last}/{len(data)}"})
