"""Signing in through the browser: the real client over loopback, with a clock that does not wait."""

from collections.abc import Callable

import msgspec
import pytest

from commonplace import hub
from commonplace.errors import HubRefused, HubUnreachable
from commonplace.hub import device
from tests.hub_server import Fault, HubServer

CLIENT = "our-application"


class Time:
    """A clock that moves only by waiting; ``at`` says what happens when so much time has gone by."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.waited: list[float] = []
        self.events: list[tuple[float, Callable[[], None]]] = []

    def at(self, seconds: float, event: Callable[[], None]) -> None:
        self.events.append((self.now + seconds, event))

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds
        for moment, event in list(self.events):
            if moment <= self.now:
                self.events.remove((moment, event))
                event()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def code(nobody: HubServer) -> hub.DeviceCode:
    nobody.hub.applications.add(CLIENT)
    return hub.ask_for_code(CLIENT)


def wait(code: hub.DeviceCode, time: Time) -> hub.OwnToken:
    return hub.wait_for_token(CLIENT, code, sleep=time.sleep, clock=time)


def set_state(server: HubServer, state: str) -> None:
    (found,) = server.hub.devices.values()
    found.state = state


def test_the_code_is_for_the_least_rights(nobody: HubServer, code: hub.DeviceCode) -> None:
    (asked,) = nobody.hub.devices.values()
    assert asked.scopes == ("openid", "profile", "contribute-repos")
    assert code.user_code == asked.user_code
    assert code.page_with_code == f"{nobody.endpoint}/oauth/device?user_code={code.user_code}"
    assert asked.device_code not in repr(code)


def test_it_asks_until_the_person_has_approved(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    time.at(60, lambda: set_state(nobody, "approved"))
    own = wait(code, time)
    assert own.token in nobody.hub.users
    assert own.scopes == device.SCOPES
    assert own.expires == time.now + 28800
    assert own.token not in repr(own)
    assert time.waited == [5.0] * 12
    assert nobody.called("POST", "/oauth/token") == 12
    assert hub.account(own).name == "donor"


def test_it_slows_down_when_told_to(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    (asked,) = nobody.hub.devices.values()
    asked.slow = 2
    time.at(40, lambda: set_state(nobody, "approved"))
    wait(code, time)
    assert time.waited == [5.0, 10.0, 15.0, 15.0]


@pytest.mark.parametrize(
    ("state", "words"), [("access_denied", "refused in the browser"), ("expired_token", "run out")]
)
def test_a_no_and_a_late_yes_are_told(
    nobody: HubServer, code: hub.DeviceCode, time: Time, state: str, words: str
) -> None:
    time.at(20, lambda: set_state(nobody, state))
    with pytest.raises(HubRefused, match=words) as caught:
        wait(code, time)
    assert "login" in caught.value.hint
    assert len(time.waited) == 4


def test_nobody_comes(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    began = time.now
    with pytest.raises(HubRefused, match="run out"):
        wait(msgspec.structs.replace(code, expires_in=62), time)
    assert time.now == began + 62
    assert nobody.called("POST", "/oauth/token") == 13


def test_a_connection_that_breaks_is_waited_out(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    nobody.fail(Fault("POST", "/oauth/token", drop=True))
    nobody.fail(Fault("POST", "/oauth/token", status=503))
    time.at(30, lambda: set_state(nobody, "approved"))
    assert wait(code, time).token in nobody.hub.users
    assert time.waited == [5.0, 10.0, 20.0]


def test_an_answer_of_something_in_between_is_waited_out(
    nobody: HubServer, code: hub.DeviceCode, time: Time
) -> None:
    nobody.fail(Fault("POST", "/oauth/token", truncate=0))
    nobody.fail(Fault("POST", "/oauth/token", status=429))
    time.at(30, lambda: set_state(nobody, "approved"))
    assert wait(code, time).token in nobody.hub.users
    assert time.waited == [5.0, 10.0, 20.0]


def test_an_odd_refusal_is_an_error(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    nobody.hub.devices.clear()
    with pytest.raises(HubRefused) as caught:
        wait(code, time)
    assert caught.value.facts == ("it said: invalid_grant",)
    assert code.device_code not in repr((caught.value.message, caught.value.facts, caught.value.hint))


def test_ctrl_c_ends_the_waiting(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    time.at(10, interrupt)
    with pytest.raises(KeyboardInterrupt):
        wait(code, time)
    assert nobody.called("POST", "/oauth/token") == 1


def test_an_application_that_the_hub_does_not_know_is_told(nobody: HubServer) -> None:
    with pytest.raises(HubRefused) as caught:
        hub.ask_for_code("unknown")
    assert "it said: invalid_client" in caught.value.facts
    assert "oauth_client_id" in caught.value.hint
    assert nobody.hub.devices == {}


@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 502}])
def test_a_hub_that_is_not_well_gives_no_code(nobody: HubServer, fault: dict[str, int]) -> None:
    nobody.fail(Fault("POST", "/oauth/device", **fault))  # type: ignore[arg-type]
    with pytest.raises(HubUnreachable):
        hub.ask_for_code(CLIENT)


def test_no_redirect_is_followed(nobody: HubServer, code: hub.DeviceCode, time: Time) -> None:
    elsewhere = {"Location": f"{nobody.blobs}/stolen"}
    nobody.fail(Fault("POST", "/oauth/token", status=307, headers=elsewhere))
    time.at(10, lambda: set_state(nobody, "approved"))
    wait(code, time)
    assert nobody.called("POST", "/stolen") == 0


def test_odd_times_are_kept_within_bounds(nobody: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"device_code":"d","user_code":"u","verification_uri":"p","expires_in":1e9,"interval":0}'
    monkeypatch.setattr(device, "_post", lambda *_: (200, body))
    code = hub.ask_for_code(CLIENT)
    assert (code.expires_in, code.interval, code.page_with_code) == (3600.0, 1.0, "")
    assert nobody.calls == []
