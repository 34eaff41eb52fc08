"""``login`` and ``logout``: which token speaks to the Hub, whose it is, and what it may do."""

from typing import Literal, TypeAlias

import click
import msgspec

from commonplace import NAME, hub
from commonplace.cli.asking import secret_line, secret_typed
from commonplace.cli.output import safe
from commonplace.cli.session import Session, verb
from commonplace.errors import ConsentMissing, HubRefused, Interrupted, NeedsPerson, UsageError

__all__ = ["login", "logout"]

Place: TypeAlias = Literal["keyring", "hf"]

_FROM = {
    "environment": "the environment (HF_TOKEN)",
    "keyring": f"the system keyring, where `{NAME} login` put it",
    "hf": "the store of `hf auth login`",
}
_VERDICTS = {
    "yes": "yes",
    "some": "only to {writes}",
    "no": "no",
    "unknown": "the Hub does not say; it is tested before anything is changed",
}


@click.command()
@click.option("--endpoint", help="Confirm a Hub other than the public one.")
@click.option("--token-stdin", is_flag=True, help="Read a token from the first line of stdin.")
@click.option(
    "--use-hf-store",
    is_flag=True,
    help="Agree that, without a system keyring, the token goes into the file of `hf auth login`.",
)
@verb
def login(session: Session, /, *, endpoint: str | None, token_stdin: bool, use_hf_store: bool) -> None:
    """Sign in to the Hub, or see whose token is used and what it may do.

    A token of `hf auth login` or of HF_TOKEN is taken as it is. One of commonplace's own goes into the
    system keyring. Only publishing to the Hub and taking back from there need a token.
    """
    _confirm_endpoint(session, endpoint)
    if not token_stdin and _is_signed_in(session):
        return
    place = _place(session, agreed=use_hf_store)
    if token_stdin:
        own = hub.checked(secret_line("a token"))
    elif session.settings.oauth_client_id:
        own = _through_browser(session, session.settings.oauth_client_id)
    else:
        own = _typed_token(session)
    found = hub.account(own)
    _refuse_useless(found)
    named = msgspec.structs.replace(own, account=found.name)
    if place == "keyring":
        hub.keep_token(named)
    else:
        hub.keep_with_client(named)
    _report(session, found, place)
    if hub.token_origin() == "environment":
        session.output.warning("HF_TOKEN is set in this shell and is used before the token that was kept")


def _confirm_endpoint(session: Session, confirmed: str | None) -> None:
    """A token goes to the Hub that ``HF_ENDPOINT`` names: the person must mean that one."""
    named = hub.endpoint()
    if confirmed is not None and confirmed.rstrip("/") != named:
        raise UsageError(
            "--endpoint confirms another address than HF_ENDPOINT names",
            facts=(f"it names {named}",),
            hint="set HF_ENDPOINT to the Hub that you mean",
        )
    if hub.is_default_endpoint() or confirmed is not None:
        return
    question = f"HF_ENDPOINT names {safe(named)}, which is not the public Hub. Sign in there?"
    if not session.interactive or not session.ask(question, instead="--endpoint"):
        raise ConsentMissing(
            "HF_ENDPOINT names another Hub than the public one",
            facts=(f"it names {named}",),
            hint="confirm this address with --endpoint, or unset HF_ENDPOINT",
        )


def _is_signed_in(session: Session) -> bool:
    """Tell of the token that is there already; says whether the person wants no other one."""
    origin = hub.token_origin()
    if origin is None:
        return False
    try:
        found = hub.account()
        _refuse_useless(found)
    except HubRefused as error:
        if not session.interactive or origin == "environment":
            raise
        session.output.complain(error)
        return False
    _report(session, found, origin)
    return not session.interactive or not session.ask("Sign in anew?", instead="--token-stdin")


def _place(session: Session, *, agreed: bool) -> Place:
    """Where the token will be kept; asked before it is there."""
    if hub.keyring_name() is not None:
        return "keyring"
    fact = f"no system keyring was found; one needs the extra `keyring` ({NAME}[keyring])"
    session.output.note(fact[0].upper() + fact[1:])
    question = (
        f"Keep the token in {safe(str(hub.client_store()))} instead? Programs that you run can read that file, "
        "and it becomes the token of `hf` as well."
    )
    if not agreed and not (session.interactive and session.ask(question, instead="--use-hf-store")):
        raise NeedsPerson(
            "nothing was kept: there is no place for the token that you agreed to",
            facts=(fact,),
            hint="agree with --use-hf-store, or set HF_TOKEN for one shell",
        )
    return "hf"


def _through_browser(session: Session, client_id: str) -> hub.OwnToken:
    if not session.interactive:
        raise NeedsPerson(
            "signing in through the browser needs you at the terminal",
            hint="or pipe a token into --token-stdin",
        )
    code = hub.ask_for_code(client_id)
    out = session.output
    out.ask(f"Open {safe(code.page_with_code or code.page)}")
    out.ask(f"and approve the code {safe(code.user_code)}. It lasts {round(code.expires_in / 60)} minutes.")
    try:
        return hub.wait_for_token(client_id, code)
    except KeyboardInterrupt:
        raise Interrupted(
            "signing in was interrupted: nothing was kept", hint=f"run `{NAME} login` again; the code is void"
        ) from None


def _typed_token(session: Session) -> hub.OwnToken:
    out = session.output
    if session.interactive:
        out.ask("Make a token at this page; the two rights that are needed are ticked already:")
        out.ask(f"  {safe(hub.new_token_page())}")
        out.ask("Give it a name and an end, take no further right, and paste it here. It is not shown.")
        return hub.checked(secret_typed(session, "Token", instead="--token-stdin"))
    raise NeedsPerson(
        "a person makes a token and types it here",
        facts=(f"make one at {hub.new_token_page()}",),
        hint="run this at a terminal, or pipe the token into --token-stdin",
    )


def _refuse_useless(found: hub.Account) -> None:
    if found.publish == "no":
        raise HubRefused(
            f"the token of {found.name} cannot publish",
            facts=tuple(f"missing: {right}" for right in found.missing),
            hint=f"make one with these rights: {hub.new_token_page()}",
        )


def _report(session: Session, found: hub.Account, place: hub.TokenOrigin) -> None:
    out = session.output
    if out.as_json:
        facts = msgspec.to_builtins(found)
        out.document({"endpoint": hub.endpoint(), "kept_in": place, **facts})
        return
    out.data(f"Signed in to {safe(hub.endpoint())} as {safe(found.name)}")
    out.data(f"  token: {found.kind}, from {_FROM[place]}")
    writes = safe(", ".join(found.writes))
    out.data(f"  publish: {_VERDICTS[found.publish].format(writes=writes)}")
    out.data(f"  withdraw: {_VERDICTS[found.withdraw].format(writes=writes)}")
    for right in found.missing:
        out.data(f"  missing: {safe(right)}")
    if found.expires:
        out.data(f"  until: {safe(found.expires)}")


@click.command()
@verb
def logout(session: Session, /) -> None:
    """Forget the token that `login` put into the system keyring; asks no network."""
    gone = hub.forget_token()
    left = hub.token_origin()
    if session.output.as_json:
        session.output.document({"endpoint": hub.endpoint(), "forgotten": gone, "still_used": left})
        return
    where = safe(hub.endpoint())
    session.output.data(
        f"The token for {where} was deleted from the keyring."
        if gone
        else f"No token of {NAME} for {where} was kept."
    )
    if gone:
        session.output.note(
            f"It stays valid until it is revoked: {where}/settings/tokens, or connected-apps."
        )
    if left == "hf":
        session.output.note("A token of `hf auth login` is still used; `hf auth logout` deletes it.")
    elif left == "environment":
        session.output.note("HF_TOKEN is still set in this shell, and is used.")
