"""The gate before all calls."""

import threading
import time

import pytest
from huggingface_hub.utils import httpx

from commonplace.hub.pacing import Gate, seconds_to_wait


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (200, {}, 0),
        (200, {"ratelimit": '"api";r=3;t=55'}, 0),
        (200, {"ratelimit": '"api";r=0;t=55'}, 55),
        (429, {"ratelimit": '"api";r=0;t=9999'}, 600),
        (429, {"retry-after": "7"}, 7),
        (429, {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, 1),
        (429, {"retry-after": "-1"}, 1),
        (429, {}, 1),
        (503, {"retry-after": "7"}, 0),
    ],
)
def test_it_is_read_from_an_answer_how_long_to_wait(
    status: int, headers: dict[str, str], seconds: float
) -> None:
    assert seconds_to_wait(status, headers) == seconds


def test_one_refused_call_holds_up_all_threads_and_calls_of_another_kind_go_on() -> None:
    answered: list[tuple[str, float]] = []
    began = time.monotonic()

    def answer(request: httpx.Request) -> httpx.Response:
        answered.append((request.url.path, time.monotonic() - began))
        return httpx.Response(429 if len(answered) == 1 else 200, headers={"ratelimit": '"api";r=0;t=0'})

    client = httpx.Client(transport=httpx.MockTransport(answer))
    gate = Gate()
    gate.guard(client)
    gate.guard(client)
    assert len(client.event_hooks["request"]) == 1
    client.get("http://hub/api/x")
    gate.close("hub api", 0.2)
    client.get("http://hub/datasets/o/n/resolve/main/f")
    threads = [threading.Thread(target=client.get, args=("http://hub/api/y",)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [path for path, _ in answered[:2]] == ["/api/x", "/datasets/o/n/resolve/main/f"]
    assert min(at for path, at in answered if path == "/api/y") >= 0.2
