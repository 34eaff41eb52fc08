"""Calls about users and whole repositories."""

import re

import yaml

from tests.hub_server.exchange import REPOSITORY, Refusal, Request, Response, route
from tests.hub_server.state import User

_KNOWN_LICENCES = {"cc0-1.0", "cc-by-4.0", "odc-by", "mit", "apache-2.0", "other"}


@route("GET", "/api/whoami-v2")
def who_am_i(request: Request) -> Response:
    user = request.signed_in()
    return Response.json(
        {
            "type": "user",
            "id": user.name,
            "name": user.name,
            "fullname": user.name,
            "orgs": [{"type": "org", "name": name} for name in user.organisations],
            "auth": _auth(user),
        }
    )


def _auth(user: User) -> dict[str, object]:
    if user.role == "oauth":
        return {"type": "oauth", "expiresAt": "2027-01-01T00:00:00.000Z"}
    token: dict[str, object] = {"displayName": "test", "role": user.role}
    if user.role == "fineGrained":
        scoped = [
            {"entity": {"_id": name, "type": kind, "name": name}, "permissions": list(permissions)}
            for kind, name, permissions in user.rights
        ]
        token["fineGrained"] = {"canReadGatedRepos": False, "global": [], "scoped": scoped}
    return {"type": "access_token", "accessToken": token}


@route("POST", "/api/repos/create")
def create(request: Request) -> Response:
    asked = request.json
    owner = asked.get("organization") or request.signed_in().name
    name = f"{owner}/{asked['name']}"
    request.may_write(owner, name)
    url = f"{request.base}/datasets/{name}"
    if asked.get("type") != "dataset":
        raise Refusal(400, "this stand-in only has datasets")
    if name in request.hub.repositories:
        return Response.json({"error": "You already created this dataset repo", "url": url}, 409)
    private = asked.get("private") or asked.get("visibility") == "private"
    made = request.hub.create(name, "private" if private else "public")
    made.application = request.signed_in().application
    return Response.json({"url": url, "name": name, "id": name})


@route("DELETE", "/api/repos/delete")
def delete(request: Request) -> Response:
    asked = request.json
    owner = asked.get("organization") or request.signed_in().name
    name = f"{owner}/{asked['name']}"
    request.repository(name, write=True)
    del request.hub.repositories[name]
    return Response.json({})


@route("PUT", f"/api/datasets/{REPOSITORY}/settings")
def settings(request: Request, name: str) -> Response:
    repository = request.repository(name, write=True)
    asked = request.json
    repository.visibility = asked.get("visibility", repository.visibility)
    if "private" in asked:
        repository.visibility = "private" if asked["private"] else "public"
    repository.gated = asked.get("gated", repository.gated)
    return Response.json({"visibility": repository.visibility, "gated": repository.gated})


@route("POST", "/api/validate-yaml")
def validate_card(request: Request) -> Response:
    """The checks that matter for a card: it parses, its licence is known, its configs have files."""
    content = request.json["content"]
    found = re.match(r"---\n(.*?\n)---\n", content, re.DOTALL)
    errors: list[str] = []
    try:
        front = yaml.safe_load(found.group(1)) if found else {}
    except yaml.YAMLError as error:
        front, errors = {}, [f"YAML: {error}"]
    licence = front.get("license")
    if licence is not None and licence not in _KNOWN_LICENCES:
        errors.append('"license" must be one of the known licences')
    if licence == "other" and not front.get("license_name"):
        errors.append('"license_name" is required with license "other"')
    for config in front.get("configs", []):
        if not config.get("config_name") or not config.get("data_files"):
            errors.append('"configs" need "config_name" and "data_files"')
    answer = {"errors": [{"message": message} for message in errors], "warnings": []}
    return Response.json(answer, 400 if errors else 200)
