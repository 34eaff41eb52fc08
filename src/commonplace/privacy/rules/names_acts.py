"""Names of persons on no list, known by what only persons do, are to each other, and are called by their trade."""

import re

from commonplace.privacy.names import beside_public, first_names, is_eponym, is_public, is_surname, is_word
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.names_forms import CAPITAL, LETTER, NAME, NO_NAME, PARTICLE
from commonplace.privacy.rules.names_lists import is_free
from commonplace.privacy.words import words

__all__ = ["NAME_ACTS"]

_REFERENCE = "https://en.wikipedia.org/wiki/Personal_name"
_NOBODY = NO_NAME | words(
    "everyone everybody nobody somebody someone anyone another other others people police government congress parliament court army crowd god lord jesus allah "
    "mother father mom dad mum daddy mommy grandma grandpa aunt uncle king queen prince princess president senator bishop pope teacher doctor nurse "
    "guy guys man woman boy girl children kids baby one two three each neither none half most many some several few "
    "later again finally suddenly once maybe perhaps even only still never always often meanwhile instead especially his her its their our"
)
_DID = ("shouted", "whispered", "smiled", "laughed", "nodded", "sighed", "frowned", "shrugged", "giggled", "sobbed", "grinned", "blushed", "winked", "yelled", "muttered", "murmured", "had given", "gave me", "gave him", "gave her", "told me", "told her", "told him", "asked me", "texted me", "emailed me", "called me", "hugged", "kissed", "hat mir", "m'a dit", "me dijo", "mi ha detto", "me disse")  # fmt: skip
_GIVEN = ("given", "gave", "lent", "showed", "handed", "owe", "sent", "paid")
_MOODS = ("impulsive", "jealous", "stubborn", "rude", "shy", "lonely", "pregnant", "drunk", "upset", "talented", "moody", "clumsy", "grumpy", "bossy", "generous", "thoughtful", "immature", "narcissistic", "depressed", "allergic to", "autistic", "diabetic", "married", "divorced", "unemployed", "homesick", "sympathetic", "polite", "caring", "outgoing", "introverted", "sociable", "kind to", "hungover", "grieving", "furious", "heartbroken")  # fmt: skip
_KIN = ("wife", "husband", "daughter", "son", "mother", "father", "mom", "dad", "mum", "sister", "brother", "birthday", "girlfriend", "boyfriend", "fiancé", "fiancée", "parents", "kids", "wedding", "funeral", "aunt", "uncle", "cousin", "grandmother", "grandfather", "ex-wife", "ex-husband", "stepson", "stepdaughter", "maiden name", "voicemail", "mother-in-law")  # fmt: skip
_CALLED = ("maiden name is", "maiden name was", "named him", "named her", "named the baby", "named our son", "named our daughter", "last name is", "surname is", "first name is", "middle name is", "partner's name", "wife's name is", "husband's name is", "son's name is", "daughter's name is", "mother's name is", "father's name is", "boss's name is", "name was", "nickname is", "people call me", "friends call me", "everyone calls me", "they call me", "nachname ist", "vorname ist", "mädchenname ist", "mon nom de famille est", "mi apellido es", "il mio cognome è", "meu sobrenome é", "shouted at", "yelled at", "married to", "engaged to", "divorced from", "in love with", "a crush on", "a date with", "pregnant by", "beneficiary is", "next of kin is", "next of kin:", "on behalf of my client", "my client", "the defendant", "the plaintiff", "the deceased", "the late", "the tenant", "the landlord", "the victim", "the witness", "the applicant", "the patient")  # fmt: skip
_TRADES = ("producer", "commenter", "singer", "songwriter", "guitarist", "drummer", "actor", "actress", "coach", "lawyer", "attorney", "judge", "officer", "detective", "sergeant", "lieutenant", "captain", "inspector", "constable", "senator", "congressman", "congresswoman", "mayor", "councillor", "councilman", "headmaster", "principal", "teacher", "tutor", "nurse", "midwife", "therapist", "counsellor", "dentist", "surgeon", "accountant", "realtor", "plumber", "electrician", "landlord", "landlady", "neighbor", "neighbour", "colleague", "coworker", "co-worker", "classmate", "roommate", "flatmate", "teammate", "babysitter", "nanny", "trainer", "supervisor", "recruiter", "caseworker", "social worker", "founder", "co-founder", "spokesman", "spokeswoman", "spokesperson", "reporter", "journalist", "columnist", "photographer", "pastor", "deacon", "rabbi", "imam", "pupil", "suspect", "witness", "customer", "tenant", "patient")  # fmt: skip
_END = rf"(?![{LETTER}{CAPITAL}0-9_/@(=])(?!\.[a-z])"
_TWO = rf"{NAME}(?:[ ][{CAPITAL}]\.)?(?:[ ]{PARTICLE}{NAME}){{0,2}}"


def _is_somebody(value: str) -> bool:
    """Any capitalised words that are no plain ones, nobody famous and no product."""
    parts = value.split()
    low = [part.lower().strip(".'’") for part in parts]
    told = set(low[1:] if len(low) > 1 and parts[0] in first_names() else low)
    return (
        not told & _NOBODY
        and not is_public(value)
        and not (len(parts) == 1 and is_eponym(value) and value not in first_names())
        and len(low[-1]) > 2
        and not (is_word(low[-1]) and (len(parts) == 1 or is_word(low[0])) and parts[0] not in first_names())
    )


def _is_of_trade(value: str) -> bool:
    """Behind a trade: a word from a list, or two words."""
    parts = value.split()
    if not _is_somebody(value):
        return False
    if len(parts) == 1:
        return value in first_names() or is_surname(value, words=False)
    return parts[0] in first_names() or is_surname(parts[-1], words=False) or not value.isascii()


def _stands_free(text: str, start: int, end: int) -> bool:
    return is_free(text, start, end) and not beside_public(text, start, end)


def _cued(name: str, cues: tuple[str, ...], finds: tuple[str, ...], ignores: tuple[str, ...], *, trade: bool = False) -> Rule:  # fmt: skip
    return Rule(
        id=name,
        kind="personal.name",
        anchors=cue_anchors(tuple(f"{cue} " for cue in cues)),
        ignore_case=True,
        pattern=rf"(?<![\w/.@-])(?:{one_of(cues)})[ ](?:(?-i:(?:Mr|Mrs|Ms|Dr)\.? ))?(?P<v>(?-i:{_TWO})){_END}",
        validate=_is_of_trade if trade else _is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=finds,
        ignores=ignores,
        tier="likely",
        confidence=0.55,
        spread=False,
    )


_KINDS_OF_PERSON = ("person", "man", "woman", "guy", "girl", "boy", "kid", "child", "baby", "toddler", "friend", "listener", "colleague", "boss", "teacher", "student", "mother", "father", "mom", "dad", "mum", "neighbour", "neighbor", "roommate", "cook", "driver", "patient")  # fmt: skip
_OWNED = ("address", "home address", "email address", "mailing address", "phone", "phone number", "number", "cell", "date of birth", "social security number", "passport", "resume", "diagnosis", "prescription", "medical records", "salary", "school", "teacher", "homework", "bedroom", "surgery", "insurance", "password")  # fmt: skip
_ASKED = re.compile(
    r"(?:\b(?:here['’]s|here is|what['’]s|what is|know|find|lost|forgot|remember|need|have|send|sent|give|gave|got|get|update|change|changed|about)(?: (?:me|you|him|her|us|them))?|[.!?,] to)[ ]$",
    re.IGNORECASE,
)
_ROLES = ("guardian", "beneficiary", "dependent", "co-signer", "cosigner", "authorized user", "emergency contact", "executor", "trustee", "co-owner", "joint owner", "additional driver", "named driver", "power of attorney", "next of kin", "godmother", "godfather", "tenant")  # fmt: skip


def _is_added(value: str) -> bool:
    """Somebody in capitals, or a first name in small letters and one word more."""
    first, _, last = value.partition(" ")
    if value[0].isupper():
        return _is_somebody(value)
    return first.capitalize() in first_names() and first not in NO_NAME and last not in _NOBODY


def _is_asked_for(text: str, start: int, end: int) -> bool:
    return _ASKED.search(text[max(0, start - 30) : start]) is not None and _stands_free(text, start, end)


NAME_ACTS: tuple[Rule, ...] = (
    Rule(
        id="name-kind-of-person",
        kind="personal.name",
        anchors=(" is a very ", " was a very ", " is a really ", " was a really ", " is such a ", " was such a ", " is a truly ", " was a truly "),
        before=rf"[{LETTER}'’-]{{1,20}}[{CAPITAL}](?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}])?(?![\w.])",
        reach=48,
        pattern=rf"(?P<v>{NAME}(?:[ ]{NAME})?)[ ](?:is|was)[ ](?:such a|a very|a really|a truly)(?:[ ][a-z-]{{2,16}}){{1,2}}[ ]{one_of(_KINDS_OF_PERSON)}(?!\w)",
        validate=_is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=("«Hugolina» is a very caring person", "«Zyta Oleś» was such a good listener"),
        ignores=("Everyone is a very nice person", "Python is a very good teacher", "He is a very nice guy"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-whose",
        kind="personal.name",
        anchors=(*(f"'s {thing}" for thing in _OWNED), *(f"’s {thing}" for thing in _OWNED)),
        before=rf"[{LETTER}'’-]{{1,20}}[{CAPITAL}](?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}])?(?![\w.])",
        reach=48,
        pattern=rf"(?P<v>{NAME}(?:[ ]{NAME})?)['’]s[ ]{one_of(_OWNED)}(?!\w)",
        validate=_is_somebody,
        judge=_is_asked_for,
        reference=_REFERENCE,
        finds=("As promised, here's «Hugolina»'s address:", "Do you know «Zyta Oleś»'s phone number?"),
        ignores=("Here's Python's address", "what is Everyone's number", "here's Einstein's address", "the Foo's address"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-behind-speech",
        kind="personal.name",
        anchors=tuple(f'{mark} {verb} ' for mark in ('"', "”", "»", "“") for verb in ("says", "said", "asks", "asked", "replied", "answered", "explained", "explains", "whispered", "muttered", "sagte", "fragte", "dit", "demanda", "dijo", "disse", "zei")),
        pattern=rf"[\"”»“][ ][a-z]{{3,9}}[ ](?P<v>{NAME}(?:[ ]{NAME})?){_END}",
        validate=_is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=('"Wrong way," says «Vedrizhev».', "„Nein“ sagte «Kotoya»"),
        ignores=('"Yes," says Everyone', '"Hello" said Einstein', '"X" said the man'),
        tier="likely",
        confidence=0.55,
        spread=False,
    ),
    Rule(
        id="name-role",
        kind="personal.name",
        anchors=tuple(f" as {article}{role}" for article in ("", "a ", "an ", "my ", "our ", "the ") for role in _ROLES),
        before=rf"[{LETTER}'’-]{{1,20}}[{CAPITAL}{LETTER}](?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}{LETTER}])?[ ](?:dda|eman|tes|tsil|tnioppa|tup)(?![\w.])",
        reach=60,
        pattern=rf"(?:add|name|set|list|appoint|put)[ ](?P<v>{NAME}(?:[ ]{NAME})?|[{LETTER}]{{3,20}}[ ][{LETTER}]{{3,20}})[ ]as[ ](?:an?[ ]|my[ ]|our[ ]|the[ ])?{one_of(_ROLES)}(?!\w)",
        validate=_is_added,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=("we need to add «tammy gyarmaty» as guardian", "please list «Kotoya» as my emergency contact"),
        ignores=("add another person as beneficiary", "add Everyone as a tenant"),
        tier="likely",
        confidence=0.55,
    ),
    Rule(
        id="name-acts",
        kind="personal.name",
        anchors=(*(f" {act}" for act in _DID), *(f"'s {kin}" for kin in _KIN), *(f"’s {kin}" for kin in _KIN)),
        before=rf"[{LETTER}'’-]{{1,20}}[{CAPITAL}](?:['’][{CAPITAL}])?(?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}])?(?![\w.])",
        reach=48,
        pattern=rf"(?P<v>{NAME}(?:[ ]{NAME})?)(?:['’]s[ ]{one_of(_KIN)}|[ ]{one_of(_DID)})(?![\w/@(=-])",
        validate=_is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=("«Kotoya» shouted at him", "because «Loggia»'s daughter is ill", "«Zyta Oleś» told me so"),
        ignores=("Everyone laughed", "Police shouted", "God smiled", "Einstein's wife", "The crowd nodded"),
        tier="likely",
        confidence=0.55,
        spread=False,
    ),
    Rule(
        id="name-given-to",
        kind="personal.name",
        anchors=cue_anchors(tuple(f"{verb} " for verb in _GIVEN)),
        pattern=rf"(?<![\w/.@-])(?:{one_of(_GIVEN)})[ ](?P<v>{NAME}(?:[ ]{NAME})?)[ ](?:his|her|my|our|their|a (?:hug|kiss|ride|lift|call|gift|present|ring))(?!\w)",
        validate=_is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=("Stephen had given «Julcsa» his address", "I lent «Kotoya» my bike"),
        ignores=("gave Everyone his due", "showed Google our code", "gave him his"),
        tier="likely",
        confidence=0.55,
        spread=False,
    ),
    Rule(
        id="name-mood",
        kind="personal.name",
        anchors=tuple(f" {mood}" for mood in _MOODS),
        before=rf"(?:(?:oot|yllaer|yrev|os) )?(?:si|saw) [{LETTER}'’-]{{1,20}}[{CAPITAL}](?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}])?(?![\w.])|(?:(?:oot|yllaer|yrev|os) )?[{LETTER}'’-]{{1,20}}[{CAPITAL}] (?:si|saw) (?:yhw|yhW)(?!\w)",
        reach=60,
        pattern=rf"(?:[Ww]hy (?:is|was) )?(?P<v>{NAME}(?:[ ]{NAME})?)(?: (?:is|was))?(?: (?:so|very|really|too))? {one_of(_MOODS)}(?!\w)",
        validate=_is_somebody,
        judge=_stands_free,
        reference=_REFERENCE,
        finds=("«Hugolina» is very jealous of", "Why is «Jesenko» so impulsive?"),
        ignores=("Everybody is so stubborn", "Why is Python so stubborn", "He is so rude"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    _cued(
        "name-called",
        _CALLED,
        ("Her maiden name is «Haleberg».", "She named him «Kotoya», after", "shouted at «Saibara»:", "my client «Zyta Oleś» asks"),
        ("maiden name is required", "shouted at Everyone", "my client API", "the late Monday", "the patient Table"),
    ),
    _cued(
        "name-trade",
        _TRADES,
        ("Producer «Matthew Pušaver» explained", "my neighbour «Featherstone» says", "as regular commenter «Rose Nekrasova» points out"),
        ("producer API", "customer Service", "teacher Training", "Founder Elon Musk", "patient Portal"),
        trade=True,
    ),
)  # fmt: skip
