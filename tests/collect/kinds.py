"""A fleet of donors' repositories, most of them well, each kind of defect among them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from commonplace.evidence import SIGNATURE_NAME
from tests.collect.fleet import SHARD, Donor, donors, files_of, publish, put, signed
from tests.hub_server import HubServer

LIMIT = 200_000
"""Bytes of one origin that the tests allow."""


@dataclass(frozen=True)
class Placed:
    """A donor's repository as it stands, what is to be reported of it, and the rows that may be used."""

    donor: Donor
    codes: tuple[str, ...]
    usable: frozenset[str]


def _well(server: HubServer, donor: Donor) -> Placed:
    publish(server, donor)
    return Placed(donor, (), frozenset(donor.ids))


def _with_tombstones(server: HubServer, donor: Donor) -> Placed:
    return _well(server, donor.without(donor.ids[0]))


def _row_left(server: HubServer, donor: Donor) -> Placed:
    publish(server, replace(donor, withdrawn=donor.ids[:1]))
    return Placed(donor, ("withdrawn-row-left",), frozenset(donor.ids[1:]))


def _gated(server: HubServer, donor: Donor) -> Placed:
    publish(server, donor).gated = "manual"
    return Placed(donor, ("gated",), frozenset())


def _corrupt(server: HubServer, donor: Donor) -> Placed:
    put(server, donor.name, signed(donor, {**files_of(donor), SHARD: b"PAR1 torn"}, {}))
    return Placed(donor, ("corrupt-file",), frozenset())


def _wrong_hash(server: HubServer, donor: Donor) -> Placed:
    files = files_of(donor)
    put(server, donor.name, {**files, SHARD: files[SHARD][:-1] + b"!"})
    return Placed(donor, ("wrong-hash",), frozenset())


def _bad_signature(server: HubServer, donor: Donor) -> Placed:
    files = files_of(donor)
    put(
        server,
        donor.name,
        {**files, SIGNATURE_NAME: files[SIGNATURE_NAME].replace(b'"signature": "', b'"signature": "00')},
    )
    return Placed(donor, ("bad-signature",), frozenset())


def _empty(server: HubServer, donor: Donor) -> Placed:
    put(server, donor.name, {"README.md": files_of(donor)["README.md"]})
    return Placed(donor, ("no-manifest",), frozenset())


def _without_rows(server: HubServer, donor: Donor) -> Placed:
    return replace(_well(server, replace(donor, ids=())), codes=("empty",))


def _huge(server: HubServer, donor: Donor) -> Placed:
    publish(server, replace(donor, extra={"data/train-0002-00000.parquet": b"PAR1" + bytes(LIMIT)}))
    return Placed(donor, ("too-large",), frozenset())


def _later_schema(server: HubServer, donor: Donor) -> Placed:
    publish(server, replace(donor, schema_version="2"))
    return Placed(donor, ("other-schema",), frozenset())


def _export(server: HubServer, donor: Donor) -> Placed:
    publish(server, replace(donor, not_for_publication=True))
    return Placed(donor, ("not-for-publication",), frozenset())


def _unsigned(server: HubServer, donor: Donor) -> Placed:
    return replace(_well(server, replace(donor, secret=None)), codes=("unsigned",))


def _force_pushed(server: HubServer, donor: Donor) -> Placed:
    publish(server, replace(donor, text="what stood here before"))
    return _well_squashed(server, donor)


def _well_squashed(server: HubServer, donor: Donor) -> Placed:
    publish(server, donor, squashed=True)
    return Placed(donor, (), frozenset(donor.ids))


_ODD: tuple[Callable[[HubServer, Donor], Placed], ...] = (
    _with_tombstones, _row_left, _gated, _corrupt, _wrong_hash, _bad_signature, _empty, _without_rows, _huge,
    _later_schema, _export, _unsigned, _force_pushed,
)  # fmt: skip


def place(server: HubServer, number: int) -> list[Placed]:
    """So many repositories; each kind of defect comes every 26th time, every second one is well."""
    placed = []
    for at, donor in enumerate(donors(number)):
        odd = _ODD[at // 2 % len(_ODD)] if at % 2 else _well
        placed.append(odd(server, donor))
    return placed
