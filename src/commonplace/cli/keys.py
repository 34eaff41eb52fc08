"""``key``: the secret behind the ids of published rows, saved and carried to another machine."""

import os
import time
from pathlib import Path

import click

from commonplace import NAME
from commonplace.cli.asking import secret_line, secret_typed
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import InputError, NeedsPerson, UsageError
from commonplace.review import scan_pending
from commonplace.store import (
    LEAST_PASSPHRASE,
    Workspace,
    key_name,
    key_saved,
    note_key_saved,
    open_key,
    read_key_file,
    seal_key,
)

__all__ = ["key"]


@click.command()
@click.argument("act", required=False, type=click.Choice(["save", "load"]), metavar="[save|load]")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--passphrase-stdin", is_flag=True, help="Read the passphrase from the first line of stdin.")
@click.option(
    "--scan-again",
    is_flag=True,
    help="With load: agree that everything is scanned again, and values you kept are asked about again.",
)
@verb
def key(
    session: Session, /, *, act: str | None, file: Path | None, passphrase_stdin: bool, scan_again: bool
) -> None:
    """Show the fingerprint of your key; save it to a file, or load it from one.

    The key makes the ids of your published rows. Without it nobody can add to what you published; taking it
    back needs no key. The file is locked by a passphrase: keep it outside this machine.
    """
    if act is None:
        _show(session)
    elif file is None:
        raise UsageError("name a file", hint=f"`{NAME} key {act} FILE`")
    elif act == "save":
        _save(session, file, from_stdin=passphrase_stdin)
    else:
        _load(session, file, from_stdin=passphrase_stdin, agreed=scan_again)


def _show(session: Session) -> None:
    if not Workspace.exists(session.root):
        if session.output.as_json:
            session.output.document({"fingerprint": None, "saved": None})
        session.output.data("There is no key yet: it is made with the workspace.")
        return
    with session.workspace(create=False) as workspace:
        name, saved = key_name(workspace.secret()), key_saved(workspace)
    day = None if saved is None else _day(saved)
    if session.output.as_json:
        session.output.document({"fingerprint": name, "saved": day})
    session.output.data(f"Key {name}")
    if day is None:
        session.output.data("It was never saved.")
        session.output.note(f"Next: {NAME} key save FILE")
    else:
        session.output.data(f"It was saved on {day}.")


def _save(session: Session, file: Path, *, from_stdin: bool) -> None:
    if file.exists() or file.is_symlink():
        raise UsageError("there is a file of that name already", hint="name a new one")
    with session.workspace(create=False) as workspace:
        if file.resolve().is_relative_to(session.root.resolve()):
            raise UsageError(
                "a copy inside the workspace is lost with it", hint="name a file on another disk or a stick"
            )
        secret = workspace.secret()
        passphrase = _new_passphrase(session, from_stdin=from_stdin)
        now = time.time()
        data = seal_key(secret, passphrase, saved=_day(now))
        _write(file, data)
        if open_key(file.read_bytes(), passphrase) != secret:
            raise InputError("the file that was written does not hold the key", hint="try another disk")
        note_key_saved(workspace, now)
    name = key_name(secret)
    if session.output.as_json:
        session.output.document({"file": str(file), "fingerprint": name, "saved": _day(now)})
    session.output.data(f"Key {name} saved in {safe(str(file))}.")
    session.output.note("Keep the file outside this machine, and the passphrase apart from it.")


def _new_passphrase(session: Session, *, from_stdin: bool) -> str:
    if from_stdin:
        return secret_line("a passphrase")
    session.output.note(
        f"A passphrase of {LEAST_PASSPHRASE} characters or more; nobody can help if you lose it."
    )
    first = secret_typed(session, "Passphrase", instead="--passphrase-stdin")
    if secret_typed(session, "Once more", instead="--passphrase-stdin") != first:
        raise NeedsPerson("nothing was saved: you typed two different passphrases", hint="try again")
    return first


def _write(file: Path, data: bytes) -> None:
    """Write a file that only its owner may read, and none that was there."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(file, flags, 0o600), "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        raise InputError(
            "the key file cannot be written", facts=(f"{file}: {error.strerror or type(error).__name__}",)
        ) from error


def _load(session: Session, file: Path, *, from_stdin: bool, agreed: bool) -> None:
    data = _read(file)
    named = read_key_file(data).fingerprint
    forgotten = _agreed(session, named, agreed=agreed) if Workspace.exists(session.root) else 0
    passphrase = (
        secret_line("a passphrase")
        if from_stdin
        else secret_typed(session, "Passphrase", instead="--passphrase-stdin")
    )
    secret = open_key(data, passphrase)
    with session.workspace() as workspace:
        workspace.load_secret(secret)
        note_key_saved(workspace)
        scanned = scan_pending(workspace, progress=session.output.progress)
    if session.output.as_json:
        session.output.document(
            {"fingerprint": named, "scanned": scanned, "choices_about_values_forgotten": forgotten}
        )
    session.output.data(f"Key {named} is the key of this workspace.")
    if scanned:
        session.output.data(f"{plural(scanned, 'conversation')} scanned again.")
    if forgotten:
        session.output.data(f"{plural(forgotten, 'choice')} about values forgotten: choose again in review.")


def _agreed(session: Session, named: str, *, agreed: bool) -> int:
    """Have the person agree to what is forgotten; returns the number of choices about values."""
    with session.workspace(create=False) as workspace:
        use = workspace.would_forget(named)
    if use is None or not use.scanned:
        return 0
    question = (
        f"With another key {plural(use.scanned, 'conversation')} must be scanned again, and "
        f"{plural(use.choices, 'choice')} about values forgotten. Go on?"
    )
    if not agreed and not session.ask(question, instead="--scan-again"):
        raise NeedsPerson("the key was not loaded", hint="load it into a new workspace with --root")
    return use.choices


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(1 << 20)
    except OSError as error:
        raise InputError(
            "the key file cannot be read", facts=(f"{file}: {error.strerror or type(error).__name__}",)
        ) from error


def _day(at: float) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(at))
