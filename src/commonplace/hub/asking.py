"""Turns what the client library raises into errors of our own tree, each with what helps."""

from collections.abc import Iterator
from contextlib import contextmanager

from commonplace import NAME
from commonplace.errors import HubConflict, HubError, HubRefused, HubUnreachable
from commonplace.hub.endpoint import endpoint, quiet_client

__all__ = ["asking"]

_TOKEN_HINT = (
    f"run `{NAME} login`, which says whose token is used, what it may do and how to make one that may write "
    "this repository at {endpoint}/settings/tokens"
)
_LATER = "nothing was lost: run the same command again later"


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Do one thing at the Hub.

    Args:
        what: the act as an infinitive, for messages: ``create the repository``.

    Raises:
        HubUnreachable: no answer, or the Hub says that it is broken or busy.
        HubRefused: a right, a name or a limit stands in the way.
        HubConflict: the repository changed since it was read.
    """
    quiet_client()
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalTokenNotFoundError
    from huggingface_hub.utils import httpx  # type: ignore[attr-defined]

    try:
        yield
    except HfHubHTTPError as error:
        raise _answered(what, error.response.status_code, error.server_message) from error
    except LocalTokenNotFoundError as error:
        raise _no_token(what) from error
    except HFValidationError as error:
        raise HubRefused(f"cannot {what}: the Hub does not take such a name") from error
    except (httpx.HTTPError, ConnectionError, TimeoutError) as error:
        raise _silent(what, type(error).__name__) from error
    except (RuntimeError, ValueError, FileNotFoundError) as error:
        # The library wraps what goes wrong while it uploads several files at once, or before it downloads.
        cause = error.__cause__
        if isinstance(cause, HfHubHTTPError):
            raise _answered(what, cause.response.status_code, cause.server_message) from error
        if isinstance(cause, httpx.HTTPError | ConnectionError | TimeoutError):
            raise _silent(what, type(cause).__name__) from error
        raise


def _silent(what: str, kind: str) -> HubUnreachable:
    return HubUnreachable(f"cannot {what}: no answer from {endpoint()}", facts=(kind,), hint=_LATER)


def _no_token(what: str) -> HubRefused:
    return HubRefused(
        f"cannot {what}: no token for the Hub was found", hint=_TOKEN_HINT.format(endpoint=endpoint())
    )


def _answered(what: str, status: int, said: str | None) -> HubError:
    facts = (f"{endpoint()} answered {status}", *((f"it said: {said[:200]}",) if said else ()))
    if status in (401, 403, 404):
        hint = _TOKEN_HINT.format(endpoint=endpoint())
        return HubRefused(f"cannot {what}: the Hub does not let this token do it", facts=facts, hint=hint)
    if status in (409, 412):
        return HubConflict(
            f"cannot {what}: the repository changed in the meantime",
            facts=facts,
            hint=f"run `{NAME} publish` again, which looks at the repository anew and asks again",
        )
    if status == 429:
        return HubUnreachable(f"cannot {what}: too many calls for now", facts=facts, hint=_LATER)
    if status >= 500:
        return HubUnreachable(f"cannot {what}: the Hub is not well", facts=facts, hint=_LATER)
    return HubRefused(f"cannot {what}: the Hub refused", facts=facts)
