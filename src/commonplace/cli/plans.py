"""``plan``: on which plan an account was, and where; terms differ by it and few exports tell."""

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError
from commonplace.publish import Account, accounts_of, declare_plan
from commonplace.terms import REGIONS

__all__ = ["plan"]

_DO_NOT_SAY = "unknown"


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--client", help="Only accounts of this product, e.g. claude.ai.")
@click.option("--account", help="Only this account.")
@click.option("--region", type=click.Choice(REGIONS, case_sensitive=False), help="Where you used it.")
@verb
def plan(
    session: Session, /, *, name: str | None, client: str | None, account: str | None, region: str | None
) -> None:
    """Say on which plan an account was and where, for providers whose terms differ by it; both are optional.

    Without PLAN and --region, list the accounts and what is known. What you say is published as `stated` and
    decides which documents a row names; say `unknown` to take it back. Without it all that may apply count.
    """
    with session.workspace(create=False) as workspace:
        accounts = [
            each
            for each in accounts_of(workspace)
            if client in (None, each.client) and account in (None, each.account)
        ]
        if name is None and region is None:
            _list(session, accounts)
            return
        if not accounts:
            raise UsageError(
                "there is no such account whose terms differ by plan or region",
                hint=f"`{NAME} plan` lists the accounts",
            )
        plan_name = None if name in (None, _DO_NOT_SAY) else name.strip().lower()
        chosen = [each for each in accounts if region is None or each.by_region or plan_name]
        changed = sum(
            declare_plan(workspace, [each], plan_name, region if each.by_region else None) for each in chosen
        )
    if session.output.as_json:
        session.output.document({"answered": changed})
        return
    session.output.data(f"{plural(changed, 'account')} answered")


def _list(session: Session, accounts: list[Account]) -> None:
    if session.output.as_json:
        listed = [
            {
                "provider": each.provider,
                "client": each.client,
                "account": each.account,
                "conversations": each.conversations,
                "plans": list(each.plans),
                "differs_by_region": each.by_region,
                "plan": _plan(each),
                "basis": _basis(each),
                "region": each.stated.region if each.stated else None,
            }
            for each in accounts
        ]
        session.output.document({"accounts": listed})
        return
    if not accounts:
        session.output.data("No account whose terms differ by plan or region.")
        return
    session.output.table(
        (
            [
                each.client,
                safe(each.account) or "unknown",
                str(each.conversations),
                f"{_plan(each) or 'unknown'} ({_basis(each)})",
                _region(each),
                ", ".join(each.plans),
            ]
            for each in accounts
        ),
        ["product", "account", "conversations", "plan", "region", "plans to choose from"],
    )


def _plan(account: Account) -> str | None:
    return (account.stated and account.stated.plan) or account.detected


def _basis(account: Account) -> str:
    if account.stated and account.stated.plan:
        return "stated"
    return "detected" if account.detected else "unknown"


def _region(account: Account) -> str:
    if not account.by_region:
        return "same everywhere"
    return (account.stated and account.stated.region) or "unknown"
