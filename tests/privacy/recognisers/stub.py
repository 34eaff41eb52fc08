"""A server on loopback that answers as an OpenAI-compatible one would, and what it can do wrong."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Stub:
    """Answers with the words of ``NAMES`` that stand in the text; ``behaviour`` spoils the answer."""

    NAMES = ("Orla Quimby", "Tamsin Vex")

    def __init__(self) -> None:
        self.requests: list[dict[str, object]] = []
        self.headers: list[dict[str, str]] = []
        self.behaviour: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
        self.content: str | None = None
        self.finish_reason = "stop"
        self.address = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        self.requests.append({"path": handler.path, **body})
        self.headers.append(dict(handler.headers))
        if self.behaviour(handler):
            return
        text = body["messages"][-1]["content"]
        found = [{"text": name, "label": "person"} for name in self.NAMES if name in text]
        content = json.dumps({"found": found}) if self.content is None else self.content
        choice = {"message": {"role": "assistant", "content": content}, "finish_reason": self.finish_reason}
        reply(handler, 200, json.dumps({"choices": [choice]}).encode())


def reply(handler: BaseHTTPRequestHandler, status: int, data: bytes, **headers: str) -> bool:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)
    return True


def sleep(seconds: float) -> Callable[[BaseHTTPRequestHandler], bool]:
    def behave(_: BaseHTTPRequestHandler) -> bool:
        time.sleep(seconds)
        return False

    return behave


@contextmanager
def serving() -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    stub.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
