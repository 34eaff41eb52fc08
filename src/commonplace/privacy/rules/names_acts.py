"""Names of persons on no list, known by what only persons do, are to each other, and are called by their trade."""

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
_MOODS = ("impulsive", "jealous", "stubborn", "rude", "shy", "lonely", "pregnant", "drunk", "upset", "talented", "moody", "clumsy", "grumpy", "bossy", "generous", "thoughtful", "immature", "narcissistic", "depressed", "allergic to", "autistic", "diabetic", "married", "divorced", "unemployed", "homesick")  # fmt: skip
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


NAME_ACTS: tuple[Rule, ...] = (
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
