"""Calls that take things out: large files for ever, histories, tags; and tests of rights.

Refs of pull requests keep their commits whatever is squashed, and the Hub has no call that removes them.
"""

from tests.hub_server.exchange import REPOSITORY, REVISION, Refusal, Request, Response, route
from tests.hub_server.state import Repository

_DATE = "2026-01-01T00:00:00.000Z"
_PAGE = 1000


@route("GET", f"/api/datasets/{REPOSITORY}/auth-check")
def may_read(request: Request, name: str) -> Response:
    request.repository(name)
    return Response.json({})


@route("GET", f"/api/datasets/{REPOSITORY}/auth-check/write")
def may_write(request: Request, name: str) -> Response:
    request.repository(name, write=True)
    return Response.json({})


@route("GET", f"/api/datasets/{REPOSITORY}/lfs-files")
def large_files(request: Request, name: str) -> Response:
    repository = request.repository(name, write=True)
    start, size = int(request.query.get("cursor", ["0"])[0]), request.hub.page_size
    stored = sorted(repository.objects.items())
    found = [
        {
            "fileOid": sha256,
            "filename": path,
            "oid": sha256[:24],
            "pushedAt": _DATE,
            "ref": ref,
            "size": len(data),
        }
        for sha256, data in stored[start : start + size]
        for path, ref in [_place(repository, sha256)]
    ]
    headers = {}
    if start + size < len(stored):
        headers["Link"] = f'<{request.base}{request.path}?cursor={start + size}>; rel="next"'
    return Response.json(found, 200, **headers)


def _place(repository: Repository, sha256: str) -> tuple[str, str | None]:
    """A path under which an object was pushed, and where to."""
    refs = {f"refs/heads/{name}": oid for name, oid in repository.branches.items()}
    refs |= {f"refs/pr/{number}": oid for number, oid in repository.pull_requests.items()}
    for ref, oid in refs.items():
        for commit in repository.history(repository.commits[oid]):
            for path, entry in commit.tree.items():
                if entry.lfs_sha256 == sha256:
                    return path, ref
    return repository.pushed_paths.get(sha256, ""), None


@route("POST", f"/api/datasets/{REPOSITORY}/lfs-files/batch")
def delete_large_files(request: Request, name: str) -> Response:
    repository = request.repository(name, write=True)
    asked = request.json["deletions"]
    if len(asked["sha"]) > _PAGE:
        raise Refusal(400, "too many files in one call")
    for sha256 in asked["sha"]:
        for known in (repository.objects, repository.pushed_paths, repository.xet_names):
            known.pop(sha256, None)  # type: ignore[attr-defined]
    everywhere = request.hub.repositories.values()
    request.hub.xet.keep_only({name for each in everywhere for name in each.xet_names.values()})
    if asked["rewriteHistory"]:
        repository.rewrite_without(set(asked["sha"]))
    return Response.json({})


@route("POST", f"/api/datasets/{REPOSITORY}/super-squash/{REVISION}")
def squash(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=True)
    if revision not in repository.branches:
        raise Refusal(400, "only branches can be squashed")
    head = repository.commits[repository.branches.pop(revision)]
    title = request.json.get("message") or "Super-squash branch"
    repository.commit(revision, head.tree, title, "", request.signed_in().name)
    repository.collect()
    return Response.json({})


@route("POST", f"/api/datasets/{REPOSITORY}/tag/{REVISION}")
def make_tag(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=True)
    repository.tags[request.json["tag"]] = request.commit(repository, revision).oid
    return Response.json({})


@route("DELETE", f"/api/datasets/{REPOSITORY}/tag/{REVISION}")
def delete_tag(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=True)
    if repository.tags.pop(revision, None) is None:
        raise Refusal(404, "no such tag", "RevisionNotFound")
    repository.collect()
    return Response.json({})


@route("DELETE", f"/api/datasets/{REPOSITORY}/branch/{REVISION}")
def delete_branch(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=True)
    if revision == "main" or repository.branches.pop(revision, None) is None:
        raise Refusal(404, "no such branch", "RevisionNotFound")
    repository.collect()
    return Response.json({})


@route("POST", f"/api/datasets/{REPOSITORY}/branch/{REVISION}")
def make_branch(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=True)
    if revision in repository.branches:
        raise Refusal(409, "there is such a branch")
    start = (request.json if request.body else {}).get("startingPoint", "main")
    repository.branches[revision] = request.commit(repository, start).oid
    return Response.json({})
