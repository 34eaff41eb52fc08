"""Signing in through the browser: a short code is shown, the person approves it, we ask until they have.

Source: RFC 8628; https://huggingface.co/docs/hub/oauth, read 2026-11.
"""

import time
from collections.abc import Callable

import msgspec

from commonplace import NAME
from commonplace.errors import HubRefused, HubUnreachable
from commonplace.hub.asking import asking
from commonplace.hub.endpoint import endpoint
from commonplace.hub.tokens import OwnToken

__all__ = ["SCOPES", "DeviceCode", "ask_for_code", "wait_for_token"]

SCOPES = ("openid", "profile", "contribute-repos")
"""The least that publishing needs: the account's name, and repositories that this application made itself.

Source: https://huggingface.co/docs/hub/oauth ("Currently supported scopes"): ``contribute-repos`` creates
repositories and reaches those created by the application, and no others.
"""

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_TIMEOUT_SECONDS = 30.0
_STEP_SECONDS = 5.0
"""How often is asked if the Hub does not say, and how much later after each ``slow_down``. RFC 8628, 3.2, 3.5."""

_SLOWEST_SECONDS = 60.0
_LASTS_SECONDS = 900.0
_LONGEST_SECONDS = 3600.0

_CONCLUSIVE = (200, 400, 401, 403)
"""A token, or an error of the protocol; all else comes from something in between. RFC 6749, 5.2; RFC 8628, 3.5."""

_AGAIN = f"run `{NAME} login` again"


class DeviceCode(msgspec.Struct, frozen=True, kw_only=True):
    """What the Hub gave: a code to type at a page, and the secret half of it.

    Attributes:
        user_code: what the person types.
        page: where they type it.
        page_with_code: the same page with the code filled in; empty if there is none.
        expires_in, interval: seconds.
    """

    device_code: str
    user_code: str
    page: str = msgspec.field(name="verification_uri")
    page_with_code: str = msgspec.field(name="verification_uri_complete", default="")
    expires_in: float = _LASTS_SECONDS
    interval: float = _STEP_SECONDS

    def __repr__(self) -> str:
        return f"DeviceCode(user_code={self.user_code!r})"


class _Answer(msgspec.Struct, frozen=True):
    access_token: str = ""
    expires_in: float | None = None
    scope: str | None = None
    error: str = ""

    def __repr__(self) -> str:
        return f"_Answer(error={self.error!r})"


def ask_for_code(client_id: str) -> DeviceCode:
    """Ask the Hub for a code.

    Raises:
        HubRefused: it does not know this application, or has no such sign-in.
        HubUnreachable: it does not answer.
    """
    status, body = _post("/oauth/device", {"client_id": client_id, "scope": " ".join(SCOPES)})
    try:
        code = msgspec.json.decode(body, type=DeviceCode)
    except msgspec.DecodeError as error:
        answer = _decoded(body)
        said = (f"it said: {answer.error[:80]}",) if answer and answer.error else ()
        if status == 429 or status >= 500:
            raise HubUnreachable(
                "cannot sign in: the Hub is not well", facts=(f"{endpoint()} answered {status}", *said)
            ) from error
        raise HubRefused(
            "cannot sign in: the Hub gave no code",
            facts=(f"{endpoint()} answered {status}", *said),
            hint="check oauth_client_id in the settings, or leave it empty and sign in with a token",
        ) from error
    lasts = min(max(code.expires_in, 0.0), _LONGEST_SECONDS)
    interval = min(max(code.interval, 1.0), _SLOWEST_SECONDS)
    return msgspec.structs.replace(code, expires_in=lasts, interval=interval)


def wait_for_token(
    client_id: str,
    code: DeviceCode,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.time,
) -> OwnToken:
    """Ask until the person has approved the code, as often as the Hub allows.

    A connection that breaks and a Hub that is not well are waited out, ever more slowly, until the code has
    run out.

    Args:
        client_id: of our application.
        code: from ``ask_for_code``.
        sleep: waits for some seconds.
        clock: UTC seconds.

    Raises:
        HubRefused: the person said no, or the code ran out.
    """
    fields = {"client_id": client_id, "device_code": code.device_code, "grant_type": _GRANT}
    interval, end = code.interval, clock() + code.expires_in
    while (left := end - clock()) > 0:
        sleep(min(interval, left))
        answer = _poll(fields)
        if answer is None:
            interval = min(interval * 2, _SLOWEST_SECONDS)
        elif answer.access_token:
            return _token(answer, clock())
        elif answer.error == "slow_down":
            interval = min(interval + _STEP_SECONDS, _SLOWEST_SECONDS)
        elif answer.error != "authorization_pending":
            raise _refused(answer.error)
    raise _refused("expired_token")


def _token(answer: _Answer, now: float) -> OwnToken:
    # A Hub that gives what was asked for need not say so. RFC 6749, 5.1.
    scopes = SCOPES if answer.scope is None else tuple(answer.scope.split())
    expires = None if answer.expires_in is None else now + answer.expires_in
    return OwnToken(token=answer.access_token, scopes=scopes, expires=expires)


def _refused(error: str) -> HubRefused:
    if error == "access_denied":
        return HubRefused("not signed in: the request was refused in the browser", hint=_AGAIN)
    if error == "expired_token":
        return HubRefused("not signed in: the code has run out", hint=f"{_AGAIN}, and approve the new code")
    return HubRefused("not signed in: the Hub refused", facts=(f"it said: {error[:80]}",), hint=_AGAIN)


def _poll(fields: dict[str, str]) -> _Answer | None:
    """One question; None if there was no answer that says anything."""
    try:
        status, body = _post("/oauth/token", fields)
    except HubUnreachable:
        return None
    answer = _decoded(body)
    if status not in _CONCLUSIVE or answer is None or not (answer.access_token or answer.error):
        return None
    return answer


def _decoded(body: bytes) -> _Answer | None:
    try:
        return msgspec.json.decode(body, type=_Answer)
    except msgspec.DecodeError:
        return None


def _post(path: str, fields: dict[str, str]) -> tuple[int, bytes]:
    with asking("sign in"):
        from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

        # No redirects: they would carry the secret half of the code to wherever they point.
        response = get_session().post(
            endpoint() + path,
            data=fields,
            headers={"Accept": "application/json"},
            timeout=_TIMEOUT_SECONDS,
            follow_redirects=False,
        )
        return int(response.status_code), bytes(response.content)
