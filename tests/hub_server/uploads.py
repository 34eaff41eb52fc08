"""Calls that bring files in: asking how, sending objects, committing."""

import base64
import hashlib
import json
from typing import Any

from tests.hub_server.discussions import open_discussion
from tests.hub_server.exchange import REPOSITORY, REVISION, Refusal, Request, Response, route
from tests.hub_server.state import Discussion, Entry, Hub, Repository


@route("POST", f"/api/datasets/{REPOSITORY}/preupload/{REVISION}")
def preupload(request: Request, name: str, revision: str) -> Response:
    repository = request.repository(name, write=not _proposes(request, revision))
    tree = request.commit(repository, revision).tree
    asked = request.json["files"]
    if len(asked) > 256:
        raise Refusal(400, "too many files in one call")
    answers = []
    for each in asked:
        in_lfs = repository.stores_in_lfs(each["path"], base64.b64decode(each["sample"]))
        there = tree.get(each["path"])
        answers.append(
            {
                "path": each["path"],
                "uploadMode": "lfs" if in_lfs else "regular",
                "shouldIgnore": False,
                "oid": (there.lfs_sha256 or there.oid) if there else None,
            }
        )
    return Response.json({"files": answers})


@route("POST", rf"/datasets/{REPOSITORY}\.git/info/lfs/objects/batch")
def batch(request: Request, name: str) -> Response:
    # Whoever may read may propose files; the commit is what needs the right to write.
    request.signed_in()
    repository = request.repository(name)
    asked = request.json
    if asked["operation"] != "upload" or asked["hash_algo"] != "sha256":
        raise Refusal(422, "only uploads by sha256")
    objects: list[dict[str, Any]] = []
    for each in asked["objects"]:
        known = {"oid": each["oid"], "size": each["size"]}
        if each["oid"] not in repository.objects:
            href = f"{request.blobs}/lfs/{name}/{each['oid']}"
            verify = f"{request.base}/datasets/{name}.git/info/lfs/verify"
            known["actions"] = {"upload": {"href": href, "header": {}}, "verify": {"href": verify}}
        objects.append(known)
    return Response.json({"transfer": "basic", "objects": objects})


@route("PUT", f"/lfs/{REPOSITORY}/(?P<oid>[0-9a-f]{{64}})")
def put_object(request: Request, name: str, oid: str) -> Response:
    if hashlib.sha256(request.body).hexdigest() != oid:
        raise Refusal(400, "the bytes are not those that were announced")
    request.hub.repositories[name].objects[oid] = request.body
    return Response()


@route("POST", rf"/datasets/{REPOSITORY}\.git/info/lfs/verify")
def verify(request: Request, name: str) -> Response:
    request.signed_in()
    repository = request.repository(name)
    asked = request.json
    data = repository.objects.get(asked["oid"])
    if data is None or len(data) != asked["size"]:
        raise Refusal(404, "the object did not arrive")
    return Response.json({})


@route("POST", f"/api/datasets/{REPOSITORY}/commit/{REVISION}")
def commit(request: Request, name: str, revision: str) -> Response:
    user = request.signed_in()
    repository = request.repository(name, write=not _proposes(request, revision))
    lines = [json.loads(line) for line in request.body.splitlines() if line.strip()]
    header = next(line["value"] for line in lines if line["key"] == "header")
    at = request.commit(repository, revision)
    pull = _pull_request(request, repository, revision, header["summary"])
    if pull is None and revision not in repository.branches:
        raise Refusal(403, "commits go to branches")
    expected = header.get("parentCommit")
    if expected and expected != at.oid:
        raise Refusal(412, "A commit has happened since. Please refresh and try again.")
    tree = dict(at.tree)
    for line in lines:
        _apply(request.hub, repository, tree, line["key"], line["value"])
    given = (tree, header["summary"], header.get("description", ""), user.name)
    answer: dict[str, object] = {"success": True, "hookOutput": ""}
    if pull is None:
        made = repository.commit(revision, *given)
    else:
        made = repository.propose(pull.number, at, *given)
        answer["pullRequestUrl"] = f"{request.base}/datasets/{name}/discussions/{pull.number}"
    url = f"{request.base}/datasets/{name}/commit/{made.oid}"
    return Response.json({**answer, "commitOid": made.oid, "commitUrl": url})


def _proposes(request: Request, revision: str) -> bool:
    """Whether a call is about a pull request, for which reading is enough."""
    return request.query.get("create_pr") == ["1"] or revision.startswith("refs/pr/")


def _pull_request(request: Request, repository: Repository, revision: str, title: str) -> Discussion | None:
    """The pull request that a commit goes to: a new one, or one of the same author or the owner."""
    if not _proposes(request, revision):
        return None
    user = request.signed_in()
    if not revision.startswith("refs/pr/"):
        made = open_discussion(repository, title, user.name, pull=True)
        made.status = "open"
        return made
    found = repository.discussions.get(int(revision.removeprefix("refs/pr/")))
    if found is None or (found.author != user.name and not user.may_change(repository)):
        raise Refusal(403, "this pull request is somebody else's")
    return found


def _apply(hub: Hub, repository: Repository, tree: dict[str, Entry], key: str, value: dict[str, Any]) -> None:
    if key == "file":
        data = base64.b64decode(value["content"])
        tree[value["path"]] = Entry(data=data, size=len(data))
    elif key == "lfsFile":
        _bring_over(hub, repository, value["oid"], value.get("size", 0))
        if value["algo"] != "sha256" or value["oid"] not in repository.objects:
            raise Refusal(400, "lfsFile names an object that was not uploaded")
        repository.pushed_paths[value["oid"]] = value["path"]
        tree[value["path"]] = Entry(lfs_sha256=value["oid"], size=len(repository.objects[value["oid"]]))
    elif key == "deletedFile":
        if tree.pop(value["path"], None) is None:
            raise Refusal(404, "A file with this name doesn't exist", "EntryNotFound")
    elif key == "deletedFolder":
        prefix = value["path"].rstrip("/") + "/"
        for path in [path for path in tree if path.startswith(prefix)]:
            del tree[path]


def _bring_over(hub: Hub, repository: Repository, oid: str, size: int) -> None:
    """Take a file that came as chunks into the repository's objects, where the other way puts them too."""
    if oid not in repository.objects and (name := hub.xet.hash_of(oid)) is not None:
        repository.objects[oid] = hub.xet.read(name, size)
        repository.xet_names[oid] = name
