"""Scan conversations: every leaf, however it is wrapped, for secrets, personal data and the donor.

The order of work for one conversation: all leaves are looked through together; then what they hold in
escaped, encoded or split form, up to four decoders deep; then every value found so far is looked for
once more in the whole conversation, for what stands beside a cue once stands alone elsewhere.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import msgspec

from commonplace.privacy.decoding import ENCODED, View, decoded_base64, joined_lines, may_hold_views, views_of
from commonplace.privacy.engine import EngineName
from commonplace.privacy.identity import Identity
from commonplace.privacy.known import KnownMatcher
from commonplace.privacy.leaves import Leaf, leaf_text, leaves
from commonplace.privacy.matching import Matcher
from commonplace.privacy.recurring import Hit, merged
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules import RULES, RULESET_VERSION
from commonplace.privacy.sighting import Sighting, best, value_id
from commonplace.privacy.spelled import CUT_HEAD, SPELLED, opened
from commonplace.privacy.spreading import spread
from commonplace.records import Conversation, Finding, Range, ScanResult

__all__ = ["Scanner", "finding_value", "version_of"]

_LONGEST_FRAMED = 400
# Keys that say what stands under them; a leaf below one is also read together with its key.
_TELLING = re.compile(
    r"pass|pwd|pw$|psk|wpa|wifi|pin_|kennw|senha|contras|clave|parola|haslo|wachtw|losen|jeton|schl|sleutel|backup|recover|otp|2fa|mfa|пароль|ключ|密|パス|secret|token|key|auth|cred|cookie|session|pin\b|phone|mobile|tel\b|fax|mail|name|user|login|owner|author"
    r"|birth|born|dob|ssn|sin\b|nino|tax|passport|licen[cs]e|national|ident|street|address|addr|zip|postal|plz|lat|lon|lng"
    r"|coord|iban|account|card|cvv|cvc|host|patient|insurance|vin\b|plate|wallet|mnemonic|seed|phrase"
    # Accounts, machines and networks.
    r"|handle|twitter|insta|telegram|discord|github|social|nick|assignee|contact|ssid|\bmac\b|mac_|udid|idfa|idfv|gaid|advertis|device|machine|\bnode\b|tenant|server|endpoint|domain|url\b|project_?id"
    # Numbers by which somebody is known, and dates of birth.
    r"|cidad|pasep|cart[aã]o|adoaz|kpo\b|kpp\b|vkn|nss\b|tin\b|festnetz|telem|steuer|telef|tel$|tel_|mobil|akten|codig|utente|fono|unit_id|tessera|taj|spi\b|pdl\b|prm\b|nuss|nhc|mbi\b|khata|emirates|dpi\b|cpr|contribuinte|cnh\b|[cč][ií]sl|cccd|cartel|carteir|titulo|rachun|nomer|znak|num|nr\b|nro\b|no\b|kimlik|vergi|c[ei]dula|documento|dni|nie\b|nif|cpf|\brg\b|curp|rfc\b|rut\b|run\b|cui|pis\b|pesel"
    r"|nip\b|bsn|niss|avs\b|ahv|egn\b|oib\b|jmbg|emso|cnp\b|afm\b|amka|hetu|kood|kods|kodas|snils|inn\b|iin\b|kennitala"
    r"|cnic|nric|hkid|aadha|pan\b|epic|voter|elec?tor|nid\b|nik\b|ktp|iqama|nin\b|bvn|cin\b|cni\b|tfn|melli|zehut|visa|dowod"
    r"|pas[sz]?a?port|member|employ|staff|badge|student|matric|matrik|customer|client|kunde|klant|klient|socio|subscri|health"
    r"|medic|mrn\b|polic|poliz|polis|claim|schaden|contra|vertrag|booking|reserv|localiz|dossier|pnr\b|ticket|loyalty|payback"
    r"|meter|mpan|cups\b|serial|serie|imei|imsi|iccid|udid|sn\b|tag\b|fin\b|bastidor|chassis|plak|placa|patente|targa|kenteken"
    r"|spz|znack|plaque|gosnomer|kennzeichen|imma|reg\b|na[st]cita|nascimento|nacimiento|naissance|ddn|geb|f[oö]dels|urodz"
    r"|rozhd|naro[zd]|dogum|sort_?code|bsb|ifsc|upi\b|vpa\b|pix|clabe|ccc\b|bic\b|swift|blz|cont[oa]|cuenta|compte|rib\b|schet"
    r"|rahun|acct|cart[ea]o?\b|tarjeta|kart|cc\b|handy|gsm|cel(?:l|ular)|tlf|natel|port[aá]vel|portable|whatsapp|telegram|signal"
    r"|msisdn|sdt|_hp\b|komorka|puhelin|kinito|contact|permis|rijbewijs|carnet|titre|permit|uscis|agencia|giro|legajo|[^\x00-\x7f]",
    re.IGNORECASE,
)

# All that can go wrong in a text's way: a rule, a list or a recogniser that is broken or missing included.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    ReferenceError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    SystemError,
    TypeError,
    ValueError,
    re.error,
    msgspec.MsgspecError,
)


def version_of(identity: Identity, key: bytes) -> str:
    """The version of a scan with this identity; the key hides the identity from whoever reads it."""
    known = hmac.digest(key, b"identity\0" + identity.version.encode(), hashlib.sha256).hex()
    return f"{RULESET_VERSION}-{known[:12]}"


class _Texts:
    """Texts of one round, each once however many leaves say it, and the views that stand for a text."""

    def __init__(self, views: Sequence[View], leaves: Sequence[Leaf] = ()) -> None:
        places: dict[str, list[int]] = {}
        for index, leaf in enumerate(leaves):
            places.setdefault(leaf.text, []).append(index)
        self.texts = [*places, *(view.text for view in views)]
        self._places = list(places.values())
        self._views = views
        self._made: dict[int, list[View]] = {}

    def views(self, index: int) -> Sequence[View]:
        """The views that have the text of this number."""
        own = index - len(self._places)
        if own >= 0:
            return self._views[own : own + 1]
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = [View(self.texts[index], leaf) for leaf in self._places[index]]
        return made


@lru_cache(maxsize=8)
def _matcher(engine: EngineName, cache: Path | None) -> Matcher:
    """The rules made ready, once in a process: they are the same for all people."""
    return Matcher((*RULES, ENCODED, CUT_HEAD, *SPELLED), engine, cache)


class Scanner:
    """Scans conversations; building one costs some tens of milliseconds, so it is built once.

    Args:
        identity: what is known about the donor.
        key: the workspace's secret; value ids are HMACs under it.
        engine: ``auto`` takes Hyperscan where it is installed; both engines find the same.
        environment_secrets: values that must not appear, held in memory only.
        cache: folder for the compiled database.

    Attributes:
        version: changes when rules or identity do, not with the engine. A scan of another version is stale.
    """

    def __init__(
        self,
        identity: Identity,
        key: bytes,
        *,
        engine: EngineName = "auto",
        environment_secrets: Sequence[str] = (),
        cache: Path | None = None,
    ) -> None:
        self.identity = identity
        self._key = key
        self._secrets = tuple(environment_secrets)
        self._cache = cache
        self._rules = _matcher(engine, cache)
        self._known = KnownMatcher(identity, environment_secrets, engine)
        self.version = version_of(identity, key)

    def scan(self, conversations: Sequence[Conversation]) -> list[ScanResult]:
        """Scan a batch.

        Returns:
            One result for each conversation, in order. What goes wrong inside one is the status
            ``failed`` of that one, which blocks its publication; nothing is raised.

        Cost: about 0.1 s of CPU for each MB of text, once more as much where much of it is escaped.
        """
        return [self._scan_one(conversation) for conversation in conversations]

    def scan_texts(self, texts: Sequence[tuple[str, str]]) -> tuple[Finding, ...]:
        """What stands in plain texts, each given with its place; nothing is spread from one to another.

        Unlike ``scan`` this raises what goes wrong.
        """
        found = [Leaf(place, text) for place, text in texts]
        return self._findings(found, self._sightings(found, spreading=False))

    @property
    def secrets(self) -> tuple[str, ...]:
        """The environment's secrets, for the final check; never store or show them."""
        return self._secrets

    @cached_property
    def twin(self) -> "Scanner":
        """The same scanner on the fallback engine, which shares no matching code with Hyperscan."""
        return Scanner(
            self.identity,
            self._key,
            engine="fallback",
            environment_secrets=self._secrets,
            cache=self._cache,
        )

    def id_of(self, value: str) -> str:
        """The value id that findings of this scanner carry for a value."""
        return value_id(value, self._key)

    def _scan_one(self, conversation: Conversation) -> ScanResult:
        found: list[Leaf] = []
        try:
            found = list(leaves(conversation))
            findings = self._findings(found, self._sightings(found))
        except _FAULTS as error:
            # Whatever a text does to us, it must end as a conversation that cannot be published.
            return ScanResult(
                status="failed",
                findings=(),
                leaves=len(found),
                characters=0,
                version=self.version,
                detail=type(error).__name__,
            )
        return ScanResult(
            status="scanned",
            findings=findings,
            leaves=len(found),
            characters=sum(len(leaf.text) for leaf in found),
            version=self.version,
        )

    def _sightings(self, given: Sequence[Leaf], *, spreading: bool = True) -> list[Sighting]:
        sightings: dict[tuple[object, ...], Sighting] = {}
        framed = [_framed(leaf, index) for index, leaf in enumerate(given) if _is_framed(leaf)]
        framed += _behind_siblings(given)
        self._descend(_Texts(framed, given), sightings)
        result = [
            sighting for sighting in sightings.values() if not _is_version(sighting, given[sighting.leaf])
        ]
        if spreading:
            again = [Hit(*place) for place in spread(given, result)]
            for hit in merged(again, [leaf.text for leaf in given]):
                ranges = ((hit.start, hit.end),)
                if (hit.text, ranges, hit.rule.kind) not in sightings:
                    result.append(Sighting(hit.text, ranges, hit.rule))
        return best(result)

    def _descend(self, texts: _Texts, sightings: dict[tuple[object, ...], Sighting]) -> None:
        """Look through texts and what is wrapped in them, so much at a time that memory stays that of a few MB."""
        for views in _batches(self._look_through(texts, sightings)):
            self._descend(_Texts(views), sightings)

    def _look_through(self, texts: _Texts, sightings: dict[tuple[object, ...], Sighting]) -> Iterator[View]:
        """Add what stands in these texts, and give the texts wrapped in them, each made when it is asked for."""
        found = self._rules.find(texts.texts)
        inner: list[View] = []
        for index, at in found.broken:
            inner += [line for view in texts.views(index) if (line := joined_lines(view, at))]
        for hit in merged((*found.hits, *self._known.find(texts.texts)), texts.texts):
            for view in texts.views(hit.text):
                if not hit.rule.kind:
                    inner += _opened(view, hit)
                    continue
                ranges = tuple(view.ranges(hit.start, hit.end))
                if ranges and _is_meant(hit.rule, view, ranges):
                    sighting = Sighting(view.leaf, ranges, hit.rule, view.chain)
                    known = sightings.setdefault((view.leaf, ranges, hit.rule.kind), sighting)
                    if len(known.chain) > len(view.chain):
                        sightings[view.leaf, ranges, hit.rule.kind] = sighting
        wrapped = (
            inner_view
            for index, text in enumerate(texts.texts)
            if may_hold_views(text)
            for view in texts.views(index)
            for inner_view in views_of(view)
        )
        return chain(wrapped, inner)

    def _findings(self, found: Sequence[Leaf], sightings: Sequence[Sighting]) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                path=found[sighting.leaf].path,
                ranges=tuple(Range(start, end) for start, end in sighting.ranges),
                kind=sighting.rule.kind,
                rule=sighting.rule.id,
                rule_version=sighting.rule.version,
                tier=sighting.rule.tier,
                confidence=sighting.rule.confidence,
                value_id=value_id(sighting.value(found[sighting.leaf].text), self._key),
                chain=sighting.chain,
            )
            for sighting in sightings
        )


_AT_ONCE = 1 << 20
"""Characters of decoded texts that are looked through together."""


def _batches(views: Iterator[View]) -> Iterator[list[View]]:
    batch: list[View] = []
    size = 0
    for view in views:
        batch.append(view)
        size += len(view.text)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@lru_cache(maxsize=4096)
def _is_telling(key: str) -> bool:
    return _TELLING.search(key) is not None


def _is_framed(leaf: Leaf) -> bool:
    return bool(leaf.key) and len(leaf.text) <= _LONGEST_FRAMED and _is_telling(leaf.key)


_VERSION_KEY = re.compile(r"version|release|build|revision|\boid\b|section|^v$", re.IGNORECASE)


def _is_version(sighting: Sighting, leaf: Leaf) -> bool:
    """Four numbers alone under a key for a version are no address; what stands alone has no other word before it."""
    return sighting.rule.id in ("ipv4-public", "ipv4-private") and _VERSION_KEY.search(leaf.key) is not None


def _behind_siblings(given: Sequence[Leaf]) -> Iterator[View]:
    """Items of lists together with the items before them: ``["curl", "-u", "name:password"]`` is a command."""
    parent, before = "", ""
    for index, leaf in enumerate(given):
        path, _, last = leaf.path.rpartition("/")
        if not last.isdigit() or len(leaf.text) > _LONGEST_FRAMED:
            parent = ""
            continue
        before = f"{before} {leaf.text}" if path == parent else leaf.text
        if path == parent and before != leaf.text:
            yield View.framed(
                before[-_LONGEST_FRAMED - len(leaf.text) : -len(leaf.text)], leaf.text, "", index
            )
        parent = path


def _opened(view: View, hit: Hit) -> list[View]:
    """What a run says that is encoded or spelled out, if it says anything."""
    if hit.rule is ENCODED:
        found = decoded_base64(view, hit.start, hit.end)
    else:
        found = opened(view, hit.start, hit.end, hit.rule)
    return [] if found is None else [found]


def _framed(leaf: Leaf, index: int) -> View:
    mark = "" if '"' in leaf.text else '"'
    return View.framed(f'"{leaf.key}": {mark}', leaf.text, mark, index)


def _is_meant(rule: Rule, view: View, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Words that meet only because what parted them was left out prove nothing by themselves."""
    if not view.chain or view.chain[-1] not in ("wrap", "concat", "spaces"):
        return True
    if len(ranges) < 2 or not rule.kind.startswith("secret."):
        return False
    return not rule.generic or view.chain[-1] == "concat"


def finding_value(conversation: Conversation, finding: Finding) -> str:
    """The text that a finding points at, its parts joined; empty if its leaf is gone."""
    text = leaf_text(conversation, finding.path)
    return "".join(text[part.start : part.end] for part in finding.ranges)
