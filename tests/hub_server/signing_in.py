"""Signing in through the browser, with a code (RFC 8628)."""

from urllib.parse import parse_qs

from tests.hub_server.exchange import Request, Response, route
from tests.hub_server.state import Device, User

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


def _fields(request: Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.body.decode()).items()}


@route("POST", "/oauth/device")
def give_code(request: Request) -> Response:
    asked = _fields(request)
    hub = request.hub
    if asked.get("client_id") not in hub.applications:
        return Response.json({"error": "invalid_client"}, 401)
    number = len(hub.devices) + 1
    device = Device(
        f"device-secret-{number}",
        f"ABCD-{number:04}",
        asked["client_id"],
        tuple(asked.get("scope", "").split()),
    )
    hub.devices[device.device_code] = device
    page = f"{request.base}/oauth/device"
    return Response.json(
        {
            "device_code": device.device_code,
            "user_code": device.user_code,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={device.user_code}",
            "expires_in": 900,
            "interval": hub.device_interval,
        }
    )


@route("POST", "/oauth/token")
def give_token(request: Request) -> Response:
    asked = _fields(request)
    if asked.get("grant_type") != _GRANT:
        return Response.json({"error": "unsupported_grant_type"}, 400)
    device = request.hub.devices.get(asked.get("device_code", ""))
    if device is None or device.client_id != asked.get("client_id"):
        return Response.json({"error": "invalid_grant"}, 400)
    if device.slow:
        device.slow -= 1
        return Response.json({"error": "slow_down"}, 400)
    if device.state != "approved":
        return Response.json({"error": device.state}, 400)
    del request.hub.devices[device.device_code]
    token = "hf_oauth_" + f"stand-in-{device.user}-{device.user_code}"
    user = User(device.user, token, role="oauth", scopes=device.scopes, application=device.client_id)
    request.hub.users[token] = user
    return Response.json(
        {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": 28800,
            "scope": " ".join(device.scopes),
        }
    )
