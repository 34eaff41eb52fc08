"""``publish`` and ``export``: what would leave, the typed yes, and sending it."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from commonplace import NAME
from commonplace.cli.bulk import bulk_facts, say_bulk
from commonplace.cli.consenting import ask_answers
from commonplace.cli.gating import ask_for_key_backup, ask_of_age
from commonplace.cli.giving import SCOPE_HELP, Giving, choose_giving
from commonplace.cli.output import plural, safe, size
from commonplace.cli.rehearsing import rehearse
from commonplace.cli.seeing import ask_visibility, say_who_sees
from commonplace.cli.session import Session, coding_agent, verb
from commonplace.errors import CommonplaceError, NeedsPerson, UsageError
from commonplace.publish import (
    REPLACEMENTS,
    SEEN_BY,
    SIGN_WITH,
    Expected,
    Plan,
    Receipt,
    Staged,
    Target,
    confirm,
    prepare,
    rehearsing,
    send,
    staged,
)
from commonplace.publish import export as export_rows
from commonplace.records.consent import AGE, LICENCES, USES, Channel
from commonplace.review import make_scanner, scan_pending
from commonplace.store import SENT, Workspace, note_of_age, of_age, state_words

__all__ = ["export", "publish"]


@click.command()
@click.option("--to", "target", metavar="TARGET", help="A folder, or hf:OWNER/NAME.")
@click.option(
    "--pull-request",
    "pull",
    is_flag=True,
    help="Propose it to a repository of somebody else, in a folder of your own there.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would leave and its digest; send nothing.")
@click.option(
    "--confirm", "typed", metavar="NAME@DIGEST", help="Your yes to what --dry-run showed (folders only)."
)
@click.option("--send", "sending", is_flag=True, help="Send what was confirmed before and is ready.")
@click.option("--now", is_flag=True, help="Do not wait in the outbox.")
@click.option("--licence", type=click.Choice(LICENCES), help="Licence of your own words.")
@click.option("--use", "uses", type=click.Choice(USES), multiple=True, help="What others may do with it.")
@click.option("--scope", "scopes", metavar="[PROVIDER=]HOW", multiple=True, help=SCOPE_HELP)
@click.option("--visibility", type=click.Choice(list(SEEN_BY)), help="Of a new repository on the Hub.")
@click.option(
    "--code-licence", default="unknown", help="SPDX id of the code in agent sessions, if you know it."
)
@click.option(
    "--replace-with",
    type=click.Choice(REPLACEMENTS),
    help="What stands where something was found; by default as the dataset has it, placeholders in a new one.",
)
@click.option(
    "--sign-with",
    type=click.Choice(SIGN_WITH),
    help="Whose key signs: this dataset's own, or one for all your datasets, which joins them.",
)
@click.option("--traces", is_flag=True, help="Give agent sessions as files for viewers of traces, too.")
@click.option(
    "--rehearse",
    is_flag=True,
    help="Try out in a private repository whether taking back works; sends nothing.",
)
@click.option(
    "--accept-recreation",
    is_flag=True,
    help="With --send: the rehearsal was refused; withdrawing will delete the repository and make it again.",
)
@click.option("--of-age", is_flag=True, help=f"Say that you are {AGE} or older, if `add` did not ask.")
@click.option("--endpoint", help="Confirm a Hub other than the public one.")
@verb
def publish(
    session: Session, /, *, target: str | None, sending: bool, now: bool, pull: bool, **choices: object
) -> None:
    """Publish the included conversations: show exactly what leaves, ask for a typed yes, then send.

    Nothing is sent without the name and digest of what was shown, typed by you. A publication to the Hub
    waits in a local outbox first; a folder needs no account.
    """
    target = _as_proposal(target) if pull else target
    if choices["rehearse"]:
        rehearse(session, target, str(choices["endpoint"]) if choices["endpoint"] else None)
        return
    if sending:
        _send_ready(session, target, accept_recreation=bool(choices["accept_recreation"]))
        return
    if target is None:
        raise UsageError("say where to", hint=f"`{NAME} publish --to FOLDER` or `--to hf:OWNER/NAME`")
    typed = choices["typed"]
    place = Target.parse(target)
    dry = bool(choices["dry_run"])
    asked = session.interactive and typed is None and not dry and not coding_agent()
    # What --dry-run shows is confirmed by --confirm, and the way of confirming is part of the digest.
    channel: Channel = "terminal" if asked else "script"
    _refuse_script(place, channel, dry=dry)
    with session.workspace(create=False) as workspace:
        scan_pending(workspace, progress=session.output.progress)
        if choices["of_age"]:
            note_of_age(workspace, channel)
        elif asked and of_age(workspace) is None:
            ask_of_age(session, workspace)
        giving = choose_giving(session, workspace, choices["scopes"], asked=asked)
        if asked:
            choices["visibility"] = ask_visibility(session, place, choices["visibility"], choices["endpoint"])
        answers = giving.put_into(ask_answers(session, choices, channel))
        shown = prepare(
            workspace, place, answers, scanner=make_scanner(workspace), progress=session.output.progress
        )
        if shown is None:
            _say_state(session, {"target": place.text, "state": "nothing to send"})
            session.output.data(f"{safe(place.text)} holds everything that is included; nothing to send.")
            return
        if dry:
            _show(session, shown, giving, digest=place.kind == "folder")
            return
        ask_for_key_backup(session, workspace)
        if typed is None:
            say_who_sees(session, workspace, shown.plan)
            typed = _ask_for_phrase(session, shown, giving)
        confirmed = confirm(
            workspace,
            shown,
            str(typed),
            channel,
            wait_hours=session.settings.wait_hours,
            send_now=now,
        )
        if confirmed.state == "ready":
            _report(session, [send(workspace, confirmed)])
        else:
            _say_waiting(session, confirmed)


def _say_state(session: Session, facts: dict[str, object]) -> None:
    if session.output.as_json:
        session.output.document(facts)


def _say_waiting(session: Session, confirmed: Staged) -> None:
    plan = confirmed.plan
    _say_state(session, {"target": plan.target, "state": confirmed.state, "ready_at": confirmed.ready_at})
    session.output.data(f"Confirmed: {state_words(confirmed.state, confirmed.ready_at)}, in the outbox here.")
    session.output.note(f"It is not sent by itself: then run `{NAME} publish --send`.")


def _as_proposal(target: str | None) -> str:
    """The same repository as the target of a pull request."""
    place = Target.parse(target or "")
    if place.kind == "folder":
        raise UsageError("a pull request goes to a repository", hint="name it with --to hf:OWNER/NAME")
    return f"pr:{place.place}"


def _refuse_script(place: Target, channel: Channel, *, dry: bool) -> None:
    """A publication to the Hub is confirmed by a person at the page or the terminal, never by an option."""
    if place.kind != "folder" and channel == "script" and not dry:
        agent = coding_agent()
        raise NeedsPerson(
            "a publication to the Hub is confirmed by a person",
            facts=[
                f"{agent} is set: a coding agent runs this" if agent else "there is no terminal to type at"
            ],
            hint=f"run `{NAME} review`, or this command at a terminal and without --confirm",
        )


def _show(session: Session, shown: Staged, giving: Giving, *, digest: bool) -> None:
    """Say what would leave; for the Hub the digest is shown only where a person types it."""
    plan = shown.plan
    if session.output.as_json:
        facts: dict[str, object] = {
            "target": plan.target,
            "new": plan.new,
            "changed": plan.changed,
            "unchanged": plan.unchanged,
            "not_included_any_more": plan.not_included,
            "replacements": plan.by_type,
            "expected": msgspec.to_builtins(plan.expected),
            "bulk": bulk_facts(plan),
            "replace_with": plan.answers.replace_with,
            "replaced_with_before": plan.replaced_with,
            "providers": plan.providers,
            "registry": plan.registry,
            "folder": plan.folder,
            "training_classes": plan.classes,
            "terms": giving.document(),
            "files": [
                {"path": fact.path, "bytes": fact.size, "sha256": fact.sha256} for fact in plan.operations
            ],
        }
        session.output.document({**facts, **({"confirm": shown.phrase} if digest else {})})
        return
    out = session.output
    out.data(
        f"To {safe(plan.target)}: {plan.new:,} new, {plan.changed:,} changed, {plan.unchanged:,} unchanged"
    )
    for provider, count in sorted(plan.providers.items()):
        out.data(f"  {provider}: {plural(count, 'conversation')}")
        for name, of_them in plan.classes.get(provider, {}).items():
            out.data(f"    terms on training: {name}, {of_them:,}")
    out.data(f"  what was found is replaced by {plan.answers.replace_with}")
    for kind, count in sorted(plan.by_type.items()):
        out.data(f"  replaced, {kind}: {count:,}")
    _say_expected(session, plan.expected)
    say_bulk(out, plan)
    if plan.purges:
        out.data(
            "  earlier versions of changed rows are deleted for ever: branches are squashed, tags deleted"
        )
    if plan.folder:
        out.data(f"  as a pull request, under {plan.folder}/, whatever else stands there stays:")
    for fact in plan.operations:
        out.data(f"  {fact.path}  {size(fact.size)}  {fact.sha256[:16]}")
    if plan.changes_replacements:
        out.warning(_about_the_change(plan))
    if plan.not_included:
        out.warning(f"{plan.not_included:,} rows stand there whose conversations are not included any more")
    if digest:
        out.data(f"To confirm: {shown.phrase}")


def _say_expected(session: Session, expected: Expected) -> None:
    """Say what may still be in it, the kinds with the most first."""
    for each in expected.groups:
        session.output.data(f"  may still be in it, {each.group}: {each.words}")
    if expected.less_than_one:
        session.output.data(f"  may still be in it, less than one each: {', '.join(expected.less_than_one)}")
    if expected.groups or expected.less_than_one:
        session.output.data(f"  {expected.basis}")


def _about_the_change(plan: Plan) -> str:
    kept = f"; {plan.not_included:,} that are not included any more keep theirs" if plan.not_included else ""
    return (
        f"{plan.replaced_with} become {plan.answers.replace_with}: all rows of included conversations are made "
        f"anew{kept}"
    )


def _ask_for_phrase(session: Session, shown: Staged, giving: Giving) -> str:
    """Show what would leave and have its name and digest typed; the digest stands in the question alone."""
    if not session.interactive:
        raise NeedsPerson(
            "nothing was sent: your typed yes is missing",
            facts=[f"it is staged for {shown.plan.target}"],
            hint="see what would leave with --dry-run, then give --confirm NAME@DIGEST",
        )
    _show(session, shown, giving, digest=False)
    question = f"To publish, type {safe(shown.phrase)}\n"
    return str(click.prompt(question, default="", show_default=False, prompt_suffix="> ", err=True))


def _send_ready(session: Session, target: str | None, *, accept_recreation: bool) -> None:
    """Send what is ready; what still waits is an error only if nothing else is there."""
    wanted = Target.parse(target).text if target else None
    receipts: list[Receipt] = []
    with session.workspace(create=False) as workspace:
        confirmed = [
            staged(item) for item in workspace.outbox.all("waiting", "ready") if wanted in (None, item.target)
        ]
        if not confirmed:
            raise UsageError("nothing is confirmed and waiting", hint=f"run `{NAME} publish --to TARGET`")
        ready = [publication for publication in confirmed if publication.state == "ready"]
        for publication in ready or confirmed:
            try:
                if accept_recreation and publication.to_hub:
                    rehearsing.accept_failure(workspace, Target.parse(publication.plan.target))
                receipts.append(send(workspace, publication))
            except CommonplaceError as error:
                if not receipts:
                    raise
                session.output.complain(error)
                _report(session, receipts)
                raise click.exceptions.Exit(error.exit_code) from error
    _report(session, receipts)


def _report(session: Session, receipts: Sequence[Receipt]) -> None:
    sent = [msgspec.to_builtins(receipt) for receipt in receipts]
    _say_state(session, {"state": SENT, "receipts": sent})
    for receipt in receipts:
        made = receipt.pull_request
        if made is not None:
            session.output.data(
                f"{safe(receipt.target)}: proposed as pull request {made.number}: {safe(made.address)}"
            )
            session.output.note(f"`{NAME} status --published` tells what becomes of it.")
            continue
        session.output.data(
            f"{SENT.capitalize()}: {plural(receipt.new + receipt.changed, 'row')} in "
            f"{plural(len(receipt.files), 'file')} at {safe(receipt.target)}"
        )
        if receipt.earlier == "pending":
            session.output.warning(
                f"earlier versions of changed rows are not confirmed to be gone: run `{NAME} withdraw --from "
                f"{safe(receipt.target)}` later, which goes on"
            )


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--all", "everything", is_flag=True, help="Every scanned conversation, not only those included."
)
@verb
def export(session: Session, /, *, folder: Path, everything: bool) -> None:
    """Write the rows that publishing would send into a local folder, marked as not for publication."""
    with session.workspace(create=False) as workspace:
        scan_pending(workspace, progress=session.output.progress)
        result = _export(session, workspace, folder, everything=everything)
    if session.output.as_json:
        session.output.document(result)


def _export(session: Session, workspace: Workspace, folder: Path, *, everything: bool) -> dict[str, object]:
    done = export_rows(
        workspace,
        folder,
        scanner=make_scanner(workspace),
        all_scanned=everything,
        progress=session.output.progress,
    )
    session.output.data(f"{plural(done.rows, 'row')} in {safe(str(done.folder))}, not for publication")
    for count, why in (
        (done.unscanned, "not scanned"),
        (done.leaking, "stopped by the last check"),
        (done.empty, "without a message"),
    ):
        if count:
            session.output.warning(f"{plural(count, 'conversation')} left out: {why}")
    return {"rows": done.rows, "unscanned": done.unscanned, "leaking": done.leaking, "empty": done.empty}
