"""Makes chosen calls fail, so that tests can see what happens then."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.hub_server.exchange import Refusal, Request, Response


@dataclass
class Fault:
    """A failure of the next ``times`` calls that match.

    ``after`` does the work first and then answers with the error, as when an answer is lost; ``drop`` closes
    the connection without an answer; ``truncate`` sends that many bytes of the body and closes it; ``delay``
    waits before anything else; ``before`` is called first, for instance to push something in between.
    """

    method: str
    path: str
    status: int = 500
    times: int = 1
    after: bool = False
    drop: bool = False
    truncate: int | None = None
    delay: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None

    def matches(self, request: Request) -> bool:
        return self.times > 0 and self.matches_call(request.method, request.target)

    def matches_call(self, method: str, target: str) -> bool:
        """Whether a call of this method and target is of the kind that fails."""
        return method == self.method and bool(re.search(self.path, target))


class Dropped(Exception):
    """The connection is to be closed, after some bytes of an answer or none."""

    def __init__(self, response: Response | None = None, length: int = 0) -> None:
        super().__init__("dropped")
        self.response = response
        self.length = length


class Faults:
    """The faults that are still to happen."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def apply(self, request: Request, answer: Callable[[Request], Response]) -> Response:
        fault = next((each for each in self.waiting if each.matches(request)), None)
        if fault is None:
            return answer(request)
        fault.times -= 1
        time.sleep(fault.delay)
        if fault.before is not None:
            fault.before()
        if fault.truncate is not None:
            raise Dropped(answer(request), fault.truncate)
        if fault.after:
            answer(request)
        if fault.drop:
            raise Dropped
        if fault.status == 0:
            return answer(request)
        refused = Refusal(fault.status, "fault on request").response
        return Response(refused.status, refused.body, {**refused.headers, **fault.headers})
