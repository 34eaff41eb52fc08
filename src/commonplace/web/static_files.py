"""The page's own files: a style sheet, a script, and htmx as its makers published it."""

from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["FOLDER", "HTMX", "HTMX_SHA256", "serve_file"]

FOLDER = Path(__file__).parent / "static"

HTMX = "htmx-2.0.11.min.js"
HTMX_SHA256 = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
"""Of the file as it lies in the package ``htmx.org`` 2.0.11; see ``THIRD_PARTY.md``."""

# Not asked from the machine: on Windows the registry may call a script plain text, and browsers that are
# told not to guess would not run it.
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


async def serve_file(request: Request) -> Response:
    """Answer with one of the files; there are no others, whatever path is asked for."""
    file = _files().get(str(request.path_params["name"]))
    if file is None:
        raise HTTPException(404)
    content, kind = file
    return Response(content, media_type=kind)


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    return {
        path.name: (path.read_bytes(), _TYPES[path.suffix])
        for path in FOLDER.iterdir()
        if path.suffix in _TYPES
    }
