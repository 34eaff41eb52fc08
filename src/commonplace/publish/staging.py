"""Makes the finished files of a publication and puts them into the outbox, where the person sees them.

Rows that stand at the target already and say the same stay as they are; one that changed makes its shard be
written anew; new ones form a batch of their own. So that a small addition moves little, and the same
conversations with the same answers give the same bytes.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec

from commonplace import __version__, hub
from commonplace.errors import ConsentMissing, UsageError
from commonplace.privacy import Scanner
from commonplace.publish.answers import Answers, consent_of
from commonplace.publish.contents import Contents, contents_of
from commonplace.publish.current import Current, look
from commonplace.publish.describing import TEXTS, file_fact, write_texts
from commonplace.publish.giving import given
from commonplace.publish.merging import Candidate, Merged, merge
from commonplace.publish.plan import FILES, Plan, write_rows_list
from commonplace.publish.proposing import folder_for
from commonplace.publish.public_receipt import RECEIPTS, modes_of, public_receipt, write_public_receipt
from commonplace.publish.row_terms import TermsOfRows, day_of, write_cases
from commonplace.publish.rows import (
    Progress,
    RowBuilder,
    inputs_digest,
    refuse_asking,
    refuse_unscanned,
)
from commonplace.publish.scoring import Scores, listed, scores_of
from commonplace.publish.seeing import OFFERED, SEEN_BY, author_of
from commonplace.publish.settling import settled
from commonplace.publish.signing import signing_for
from commonplace.publish.targets import Target
from commonplace.publish.tracing import has_traces, write_traces
from commonplace.records.consent import CONSENT_TEXT
from commonplace.records.ids import derive_key, key_fingerprint
from commonplace.records.manifest import (
    MANIFEST_NAME,
    ConsentReference,
    FileFact,
    Manifest,
    write_manifest,
)
from commonplace.records.row import SCHEMA_VERSION
from commonplace.records.tombstone import WITHDRAWN
from commonplace.store import Publication, PublicationState, Workspace
from commonplace.terms import registry

__all__ = ["Staged", "prepare", "staged"]


class Staged(msgspec.Struct, frozen=True, kw_only=True):
    """A publication in the outbox.

    Attributes:
        number: of the publication in this workspace.
        plan: what would leave.
        digest: what the person confirms, as ``NAME@DIGEST``.
        folder: the finished files.
        state: ``staged``, ``waiting``, ``ready``, ``sent`` or ``cancelled``.
        ready_at: UTC seconds from when on it may be sent; None before it is confirmed.
    """

    number: int
    plan: Plan
    digest: str
    folder: Path
    state: PublicationState
    ready_at: float | None

    @property
    def to_hub(self) -> bool:
        """Whether it goes to the Hub."""
        return self.plan.endpoint is not None

    @property
    def phrase(self) -> str:
        """What the person types to confirm."""
        return f"{self.plan.name}@{self.digest}"


def prepare(
    workspace: Workspace,
    target: Target,
    answers: Answers,
    *,
    scanner: Scanner,
    now: float | None = None,
    progress: Progress | None = None,
) -> Staged | None:
    """Stage the finished files of all conversations that are included and given. Nothing leaves.

    Args:
        workspace: open for writing.
        target: where they shall go; a repository is looked at over the network.
        answers: the person's choices.
        scanner: of the same version as the scans of the conversations.
        now: UTC seconds, for the month of the consent and the terms of the day; by the workspace's clock
            unless said otherwise.
        progress: told about each row.

    Returns:
        The staged publication, or None if the target holds exactly these rows already.

    Raises:
        NotScanned: text that no scan has covered is among them.
        LeakFound: the last check found something, or does not see made-up values (``BlindCheck``).
        ConsentMissing: an answer is missing.
        NeedsPerson: nothing is included, a question is open, or another key published there.
        UsageError, DamagedInput, HubError: the target cannot be used.
    """
    cids = given(workspace, answers)
    refuse_unscanned(workspace, cids, scanner.version)
    refuse_asking(workspace, cids)
    folder = workspace.outbox.new_folder()
    try:
        return _Staging(workspace, target, answers, folder, workspace.clock() if now is None else now).run(
            cids, scanner, progress
        )
    finally:
        workspace.outbox.sweep()


def staged(publication: Publication) -> Staged:
    """A publication of the outbox, with its plan."""
    plan = msgspec.convert(publication.summary, Plan)
    return Staged(
        number=publication.id,
        plan=plan,
        digest=publication.digest,
        folder=publication.folder / FILES,
        state=publication.state,
        ready_at=publication.ready_at,
    )


class _Staging:
    """The steps of one preparation, and what they share."""

    def __init__(
        self, workspace: Workspace, target: Target, answers: Answers, folder: Path, now: float
    ) -> None:
        self._workspace = workspace
        self._target = target
        self._folder = folder
        self._files = folder / FILES
        self._scratch = folder / "there"
        self._files.mkdir()
        self._scratch.mkdir()
        self._secret = workspace.secret()
        self._current = look(target, self._scratch)
        self._current.check_ours(self._secret)
        self._own_folder = folder_for(workspace, self._current, answers)
        self._settled = settled(workspace, self._current, self._scratch)
        chosen = answers.replace_with or self._settled or "placeholders"
        self._signing = signing_for(workspace, self._current, self._scratch, answers.sign_with)
        self._answers = msgspec.structs.replace(
            answers,
            replace_with=chosen,
            sign_with=self._signing.choice,
            traces=answers.traces or has_traces(self._known().values()),
        )
        self._visibility = _visibility(self._current, answers)
        self._endpoint = _endpoint(target, answers)
        self._label = self._current.label()
        self._tombstones = {each.id for each in self._current.tombstones(self._scratch)}
        self._consent = consent_of(answers, self._secret, self._label, now)
        self._terms = TermsOfRows(workspace, day_of(now))
        self._scores: Scores = {}

    def run(self, cids: tuple[int, ...], scanner: Scanner, progress: Progress | None) -> Staged | None:
        self._scores = scores_of(self._workspace, cids)
        builder = RowBuilder(
            self._workspace,
            scanner,
            self._label,
            self._terms,
            answers=self._answers,
            consent=self._consent,
            scores=self._scores,
        )
        builder.refuse_blindness()
        merged = merge(
            self._current,
            [self._candidate(builder, cid) for cid in cids],
            builder,
            files=self._files,
            scratch=self._scratch,
            progress=progress or _silent,
        )
        builder.refuse_leaks()
        facts = [file_fact(self._files, path, rows=True) for path in merged.written]
        shards = sorted([fact for fact, _ in merged.kept] + facts, key=lambda fact: fact.path)
        local = {fact.path: path for fact, path in merged.kept}
        places = [local.get(fact.path, self._files / fact.path) for fact in shards]
        traces = self._write_traces(merged, places)
        if not merged.rows and self._signing.rotations is None and not self._differs(traces):
            return None
        contents = contents_of(places)
        given = [*shards, *traces]
        write_texts(self._files, self._target, contents, given, has_withdrawals=bool(self._tombstones))
        receipt = self._write_receipt(merged, contents)
        plan = self._plan(merged, contents, self._write_manifest(contents, [*given, receipt]))
        write_rows_list(self._folder, merged.rows)
        write_cases(self._folder, self._terms.resolved(row.cid for row in merged.rows))
        shutil.rmtree(self._scratch)
        return staged(
            self._workspace.outbox.stage(
                self._target.text,
                plan.digest,
                self._folder,
                summary=msgspec.to_builtins(plan),
                consent=msgspec.to_builtins(self._consent),
            )
        )

    def _candidate(self, builder: RowBuilder, cid: int) -> Candidate:
        generation = self._workspace.outbox.generation(cid, self._target.text)
        # The log of another workspace, or of the folder's earlier place, is not here; the tombstones are.
        while (row_id := builder.id_of(cid, generation)) in self._tombstones:
            generation += 1
        return Candidate(cid, row_id, generation, inputs_digest(self._workspace, cid))

    def _known(self) -> dict[str, FileFact]:
        """The files that stand there, by path."""
        earlier = self._current.manifest
        return {each.path: each for each in earlier.files} if earlier else {}

    def _differs(self, traces: Sequence[FileFact]) -> bool:
        known = self._known()
        return any(known.get(fact.path) != fact for fact in traces)

    def _write_traces(self, merged: Merged, shards: Sequence[Path]) -> tuple[FileFact, ...]:
        if not self._answers.traces:
            return ()
        key = derive_key(self._secret, "traces", self._label)
        return write_traces(shards, self._known(), (row.row_id for row in merged.rows), key, self._files)

    def _write_receipt(self, merged: Merged, contents: Contents) -> FileFact:
        receipt = public_receipt(
            self._consent,
            merged.rows,
            counts=(merged.new, merged.changed),
            reviewed=modes_of(self._workspace, merged.rows),
            gives={provider: self._answers.scope_of(provider) for provider in sorted(contents.providers)},
            registry=registry().version,
        )
        return write_public_receipt(self._files, receipt)

    def _write_manifest(self, contents: Contents, made: Sequence[FileFact]) -> tuple[FileFact, ...]:
        """Write the manifest over all files; returns the operations: files that differ from what is there."""
        texts = [file_fact(self._files, name) for name in TEXTS]
        known = self._known()
        beside = (f"{WITHDRAWN}/", f"{RECEIPTS}/")
        others = [each for path, each in known.items() if path.startswith(beside) and each not in made]
        files = sorted([*made, *texts, *others], key=lambda fact: fact.path)
        manifest = Manifest(
            not_for_publication=False,
            schema_version=SCHEMA_VERSION,
            tool_version=__version__,
            target=self._label,
            key_fingerprint=key_fingerprint(self._secret, self._label),
            consent_texts=_consent_texts(self._current.manifest),
            counts=contents.counts(),
            files=tuple(files),
        )
        (self._files / MANIFEST_NAME).write_bytes(write_manifest(manifest))
        unlisted = (file_fact(self._files, MANIFEST_NAME), *self._signing.write(self._files))
        changed = [fact for fact in files if known.get(fact.path) != fact]
        for fact in texts:
            if fact not in changed:
                (self._files / fact.path).unlink()
        return tuple(sorted([*changed, *unlisted], key=lambda fact: fact.path))

    def _plan(self, merged: Merged, contents: Contents, operations: tuple[FileFact, ...]) -> Plan:
        return Plan(
            target=self._target.text,
            name=self._target.name,
            label=self._label,
            operations=operations,
            endpoint=self._endpoint,
            visibility=self._visibility,
            parent=self._current.state,
            consent=self._consent,
            answers=self._answers,
            registry=registry().version,
            new=merged.new,
            changed=merged.changed,
            unchanged=merged.unchanged,
            not_included=merged.not_included,
            empty=merged.empty,
            counts=contents.counts(),
            providers=dict(sorted(contents.providers.items())),
            by_type=dict(sorted(contents.redactions.items())),
            classes=contents.classes(),
            replaced_with=self._settled,
            author=author_of(self._target),
            signed_by=self._signing.public,
            accounts=listed(self._scores),
            folder=self._own_folder,
        )


def _visibility(current: Current, answers: Answers) -> str | None:
    if current.target.kind == "folder":
        return None
    if current.visibility is not None:
        if answers.visibility not in (None, current.visibility):
            raise UsageError(
                f"{current.target.text} is {current.visibility} already",
                hint="change it on the Hub, or leave the visibility out",
            )
        return current.visibility
    if answers.visibility not in SEEN_BY:
        raise ConsentMissing(
            "who may see the new repository has to be chosen",
            facts=(*SEEN_BY.values(), OFFERED),
            hint="choose `private`, `gated` or `public`",
        )
    return answers.visibility


def _endpoint(target: Target, answers: Answers) -> str | None:
    if target.kind == "folder":
        return None
    address = hub.endpoint()
    if not hub.is_default_endpoint() and answers.endpoint != address:
        raise ConsentMissing(
            "HF_ENDPOINT names another Hub than the public one",
            facts=(f"it names {address}",),
            hint="confirm this address, or unset HF_ENDPOINT",
        )
    return address


def _consent_texts(earlier: Manifest | None) -> tuple[ConsentReference, ...]:
    now = ConsentReference(version=CONSENT_TEXT.version, sha256=CONSENT_TEXT.sha256)
    before = earlier.consent_texts if earlier else ()
    return (*(each for each in before if each != now), now)


def _silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
