"""Values that are looked for in a whole account once they were found beside a cue, and which ones are not.

A cue stands beside a value only once; weeks later the value stands alone, in a title, in a log, in a path.
So every value that was found with certainty is looked for in all conversations. What could as well be a
word is judged by how the account uses it.

Values are not stored anywhere: they are read again from the places of the findings that they come from.
"""

import re
from collections.abc import Callable, Container, Iterable, Sequence

import msgspec

from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.leaves import leaf_text, leaves
from commonplace.privacy.names import first_names, plain_first_names
from commonplace.privacy.placeholders import is_redacted
from commonplace.privacy.rules import RULES
from commonplace.privacy.sighting import value_id
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS, TITLES, words
from commonplace.records import Conversation, Finding, Text, Tier

__all__ = ["Usage", "Value", "is_word", "offered", "usage_in", "values_of"]

_SHORTEST = 5
_SHORTEST_DENSE = 3
_LONGEST = 300
_MOST = 400
"""Values of one conversation at most: a list of customers is no longer about a few people."""

_FEW = 8
"""Up to so many leaves are looked up one by one."""

_NOT_BY_ITSELF = frozenset(
    f"personal.{name}"
    for name in words(
        "age birth-date card-expiry card-security-code pin-code postcode sort-code employer health "
        "repository coordinates"
    )
)
"""Kinds whose values say nothing without their cue: a date, four digits, the name of a company."""


class Value(msgspec.Struct, frozen=True, gc=False):
    """A value that is looked for everywhere, and what a finding of it says.

    ``judged`` says that it could be a word, so that ``is_word`` decides before a finding is made of it.
    """

    text: str
    kind: str
    tier: Tier
    confidence: float
    value_id: str
    judged: bool = False


class Usage(msgspec.Struct, frozen=True):
    """In how many conversations a word stands as given, in how many in small letters, and of how many."""

    exact: int
    lower: int
    total: int


_SPREADING = frozenset(
    rule.id for rule in RULES if rule.spread and rule.tier == "certain" and rule.kind not in _NOT_BY_ITSELF
)


def offered(findings: Iterable[Finding]) -> frozenset[str]:
    """Ids of the values that findings of one conversation offer to all others.

    Only certain finds of rules that spread; not what another conversation gave, nor what stands in pieces
    or inside an encoding, where the letters of the text are not those of the value.
    """
    return frozenset(
        finding.value_id
        for finding in findings
        if finding.rule in _SPREADING
        and finding.tier == "certain"
        and len(finding.ranges) == 1
        and set(finding.chain) <= {"json"}
    )


def values_of(
    conversation: Conversation,
    findings: Sequence[Finding],
    key: bytes,
    wanted: Container[str] | None = None,
) -> list[Value]:
    """Read the values that a conversation offers, and the parts of names among them.

    Args:
        conversation: as it was scanned.
        findings: of that scan.
        key: the workspace's secret, for the ids of parts.
        wanted: ids of values; None takes all.

    Cost: one walk through the leaves of the conversation if it offers anything.
    """
    ids = offered(findings)
    chosen: dict[str, Finding] = {}
    for finding in findings:
        if finding.value_id in ids and (wanted is None or finding.value_id in wanted):
            chosen.setdefault(finding.value_id, finding)
    if not chosen:
        return []
    texts = _texts_at(conversation, {finding.path for finding in chosen.values()})
    found: dict[str, Value] = {}
    for finding in list(chosen.values())[:_MOST]:
        text = texts.get(finding.path, "")[finding.ranges[0].start : finding.ranges[0].end]
        if value_id(text, key) != finding.value_id:
            continue  # the text is another by now, and waits for its scan
        for value in _values(text.strip(), finding, key):
            found.setdefault(value.text, value)
    return list(found.values())


def _texts_at(conversation: Conversation, paths: set[str]) -> dict[str, str]:
    if len(paths) <= _FEW:
        return {path: leaf_text(conversation, path) for path in paths}
    return {leaf.path: leaf.text for leaf in leaves(conversation) if leaf.path in paths}


def _values(text: str, finding: Finding, key: bytes) -> Iterable[Value]:
    if "\\" in text and finding.chain:
        return  # written with escapes: its letters are others where it stands without them
    if _can_be_found(text, finding.kind):
        yield _value(text, finding, finding.value_id)
    for part in _parts_of_name(text, finding.kind):
        if _can_be_found(part, finding.kind):
            yield _value(part, finding, value_id(part, key))


def _value(text: str, finding: Finding, identifier: str) -> Value:
    judged = _is_single_word(text)
    return Value(text, finding.kind, finding.tier, finding.confidence, identifier, judged)


_SINGLE_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


def _is_single_word(text: str) -> bool:
    return _SINGLE_WORD.fullmatch(text) is not None


def _can_be_found(text: str, kind: str) -> bool:
    """Whether a value is long and odd enough to be looked for without its cue."""
    low = text.casefold()
    dense = any(char >= "\u2e80" for char in text)
    if not (_SHORTEST_DENSE if dense else _SHORTEST) <= len(text) <= _LONGEST:
        return False
    if low in COMMON_WORDS or low in COMMON_USERS or low in PUBLIC_FIGURES:
        return False
    if is_placeholder(text) or is_redacted(text):
        return False
    if not _LETTERS.search(text):
        return sum(char.isdigit() for char in text) >= 7 or kind == "personal.ip" or _is_odd(text)
    if not _is_single_word(text):
        return True
    if kind == "personal.name":
        return dense or (text[0].isupper() and low not in NAMES_OF_PLACES)
    # A word that is a user, a host or a password: too many words are.
    return kind.startswith("secret.") and (not low.isascii() or len(text) >= 9 or low != text)


def _is_odd(text: str) -> bool:
    """Digits and signs that are no number: a password such as ``71!!4$9``."""
    return len(text) >= 6 and any(not (char.isdigit() or char in " .,:;/()+-") for char in text)


def _parts_of_name(text: str, kind: str) -> tuple[str, ...]:
    """First name and surname of a whole name, each of which may stand alone elsewhere."""
    parts = text.replace(",", " ").split()
    if kind != "personal.name" or not 2 <= len(parts) <= 4:
        return ()
    return tuple(part for part in parts if part[0].isupper() and _is_single_word(part) and part not in TITLES)


def usage_in(conversation: Conversation, word: str) -> tuple[bool, bool]:
    """Whether a word stands in what was said in a conversation as given, and in small letters."""
    low = word.lower()
    exact = lower = False
    for message in conversation.messages:
        for part in message.parts:
            if isinstance(part, Text):
                exact = exact or _stands(part.text, word)
                lower = lower or (low != word and _stands(part.text, low))
        if exact and (lower or low == word):
            break
    return exact, lower


def _stands(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def most_conversations(word: str, total: int) -> int:
    """In how many of so many conversations a word may stand that is taken for a name or a password.

    A first name that is hardly ever another word may be that of somebody near; a word that stands in one of
    fifty conversations and is on no such list is a product, a place or a word of the account's own.
    """
    if word in plain_first_names():
        return max(50, total // 10)
    return max(20, total // 50) if word != word.lower() else max(5, total // 200)


def is_word(word: str, usage: Usage) -> bool:
    """Whether an account uses something that could be a word as a word."""
    if usage.exact > most_conversations(word, usage.total):
        return True
    if word in first_names():
        return False
    return usage.lower > 1 and usage.lower * 4 > usage.exact


WordJudge = Callable[[str], bool]
"""Says whether a value that could be a word is one, in the account that is looked through."""


NAMES_OF_PLACES = words(
    "adelaide africa alabama alaska albania alexandria algeria america amsterdam andorra angola ankara antigua "
    "argentina arizona armenia asia athens atlanta austin australia austria azerbaijan bangkok barcelona beijing "
    "belgium belgrade berlin bolivia bologna boston bosnia brazil brisbane bristol britain brooklyn brussels "
    "bucharest budapest bulgaria cairo california cambridge canada carolina catania chad charlotte chester chicago "
    "chile china cleveland cologne colombia colorado copenhagen cordoba croatia cuba cyprus dallas damascus dakota "
    "delhi denmark denver detroit dresden dublin durham ecuador edinburgh egypt england essex estonia ethiopia "
    "europe finland florence florida france geneva genoa georgia germany ghana glasgow granada greece hamburg "
    "hamilton hanover havana hawaii helsinki holland houston hungary iceland india indiana indonesia iowa iran iraq "
    "ireland israel istanbul italy jackson jakarta jamaica japan jersey jerusalem jordan kansas kazakhstan kentucky "
    "kenya korea kosovo kuwait lancaster latvia lebanon leeds leipzig lincoln lisbon lithuania liverpool london "
    "lourdes louisiana lyon macedonia madison madrid malaysia malta manchester mecca melbourne memphis mexico miami "
    "milan milano minnesota mississippi moldova monaco mongolia montana montenegro montreal morocco moscow mumbai "
    "munich naples nebraska nepal nevada newcastle newton nigeria norway odessa ohio oklahoma oregon orlando oslo "
    "oxford padua pakistan palermo palestine panama paraguay paris persia perth philippines phoenix pittsburgh "
    "poland portland portugal prague preston quebec queensland raleigh richmond rochester romania russia salem "
    "salvador samoa santiago scotland seattle seoul serbia sevilla shanghai singapore slovakia slovenia sofia "
    "somalia spain stanford stockholm sudan sweden switzerland sydney syria taiwan tanzania tbilisi texas thailand "
    "tokyo toledo toronto trinidad tunisia turin turkey ukraine uruguay utah valencia vancouver venice verona "
    "victoria vienna vietnam virginia wales warsaw washington wellington winchester windsor york yorkshire zambia "
    "zurich alpine android angular ansible apache apple azure bayer benz boeing bosch bugatti canon chase chevrolet "
    "chrysler cisco citroen claude copilot dell disney django docker dyson ferrari fiat fiona flask gemini gillette "
    "google gradle grafana hadoop heinz hilton honda intel jenkins jupiter kafka kellogg kubernetes laravel levi "
    "lidl linux macintosh marriott maven maserati mercedes mercury microsoft mistral nestle neptune nissan node "
    "opera oracle pascal peugeot pfizer philips porsche postgres prada puma pandas python rails redis renault ruby "
    "saturn scala siemens spark spring swift suzuki tesla toyota twilio ubuntu venus volvo windows xerox"
)
"""Places, makers and products that are names of people too: without the rest of the name they are not meant."""

PUBLIC_FIGURES = frozenset(
    name.replace("_", " ")
    for name in words(
        "ada_lovelace adam_smith alan_kay alan_turing albert_einstein alexander_hamilton amelia_earhart "
        "andrew_ng angela_merkel anne_frank aristotle barack_obama benjamin_franklin bill_clinton bill_gates "
        "bob_dylan brian_kernighan charles_babbage charles_darwin charles_dickens claude_monet claude_shannon "
        "david_bowie dennis_ritchie donald_knuth donald_trump edgar_allan_poe edgar_codd edsger_dijkstra "
        "elizabeth_bennet elon_musk emily_dickinson emmanuel_macron ernest_hemingway franz_kafka "
        "friedrich_nietzsche galileo_galilei george_orwell george_washington grace_hopper guido_van_rossum "
        "harry_potter hermione_granger immanuel_kant isaac_asimov isaac_newton jane_austen jeff_bezos "
        "jesus_christ joe_biden johann_sebastian_bach john_lennon john_mccarthy john_von_neumann julius_caesar "
        "karl_marx ken_thompson kurt_gödel leo_tolstoy leonardo_da_vinci linus_torvalds ludwig_van_beethoven "
        "ludwig_wittgenstein mahatma_gandhi marie_curie mark_twain mark_zuckerberg martin_fowler "
        "martin_luther_king michael_jackson michael_jordan nelson_mandela nikola_tesla noam_chomsky oscar_wilde "
        "pablo_picasso paul_graham paul_mccartney richard_feynman richard_stallman ronald_reagan sam_altman "
        "sherlock_holmes sigmund_freud stephen_hawking stephen_king steve_jobs taylor_swift theresa_may "
        "thomas_edison thomas_jefferson tim_berners-lee tim_cook virginia_woolf vladimir_putin "
        "volodymyr_zelenskyy walt_disney warren_buffett william_shakespeare winston_churchill "
        "wolfgang_amadeus_mozart yukihiro_matsumoto"
    )
)
"""People whom everybody writes about; their names tell nothing about the donor."""
