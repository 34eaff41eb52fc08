"""Calls that find repositories, move them, and let people in who asked for access."""

from urllib.parse import urlencode

from tests.hub_server.exchange import REPOSITORY, Refusal, Request, Response, route
from tests.hub_server.reading import card_of, tags_of
from tests.hub_server.state import Repository

_DATE = "2026-01-01T00:00:00.000Z"


@route("GET", "/api/datasets")
def datasets(request: Request) -> Response:
    asked = request.query
    wanted, author = set(asked.get("filter", [])), asked.get("author", [""])[0]
    search = asked.get("search", [""])[0].lower()
    user = request.user
    mine = (user.name, *user.organisations) if user else ()
    found = [
        each
        for name, each in sorted(request.hub.repositories.items())
        if wanted <= set(tags_of(each))
        and author in ("", each.owner)
        and search in name.lower()
        and (each.visibility == "public" or each.owner in mine)
    ]
    start = int(asked.get("cursor", ["0"])[0])
    size = min(int(asked.get("limit", [request.hub.page_size])[0]), request.hub.page_size)
    headers = {}
    if start + size < len(found):
        named = [(key, each) for key, values in asked.items() if key != "cursor" for each in values]
        after = urlencode([*named, ("cursor", str(start + size))])
        headers["Link"] = f'<{request.base}{request.path}?{after}>; rel="next"'
    return Response.json([_line(each) for each in found[start : start + size]], 200, **headers)


def _line(repository: Repository) -> dict[str, object]:
    head = repository.resolve("main")
    return {
        "id": repository.id,
        "author": repository.owner,
        "sha": head.oid if head else None,
        "private": repository.visibility == "private",
        "gated": repository.gated,
        "lastModified": _DATE,
        "tags": tags_of(repository),
        "cardData": card_of(head) if head else {},
        "likes": repository.likes,
        "downloads": repository.downloads,
    }


@route("POST", "/api/repos/move")
def move(request: Request) -> Response:
    asked = request.json
    repository = request.repository(asked["fromRepo"], write=True)
    request.may_write(asked["toRepo"].partition("/")[0])
    if asked["toRepo"] in request.hub.repositories:
        raise Refusal(409, "there is such a repository")
    del request.hub.repositories[repository.id]
    repository.id = asked["toRepo"]
    request.hub.repositories[repository.id] = repository
    return Response.json({})


@route("GET", f"/api/datasets/{REPOSITORY}/user-access-request/(?P<status>pending|accepted|rejected)")
def access_requests(request: Request, name: str, status: str) -> Response:
    repository = request.repository(name, write=True)
    asked = [user for user, state in sorted(repository.readers.items()) if state == status]
    return Response.json(
        [
            {
                "requestId": user,
                "user": {"user": user, "fullname": user},
                "status": status,
                "timestamp": _DATE,
            }
            for user in asked
        ]
    )


@route("POST", f"/api/datasets/{REPOSITORY}/user-access-request/(?P<act>handle|grant)")
def handle_access(request: Request, name: str, act: str) -> Response:
    repository, asked = request.repository(name, write=True), request.json
    user = asked.get("user") or asked.get("requestId")
    if act == "handle" and user not in repository.readers:
        raise Refusal(404, "nobody of that name asked")
    repository.readers[user] = "accepted" if act == "grant" else asked["status"]
    return Response.json({})
