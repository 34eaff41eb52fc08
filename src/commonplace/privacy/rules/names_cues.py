"""Names behind words that only persons stand behind: introductions, relations, titles, letters, speech."""

import re
from collections.abc import Callable

from commonplace.privacy.names import is_eponym, is_public, is_surname, is_word, plain_first_names
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import ANY, before_any, cue_anchors
from commonplace.privacy.rules.names_cue_words import (
    CLOSINGS,
    FIELDS,
    FOREIGN,
    GREETINGS,
    I_AM,
    RELATION,
    RELATION_BEGINS,
    SELF,
    SPEECH_BEGINS,
    TITLE_CUES,
    TITLES,
)
from commonplace.privacy.rules.names_forms import (
    CAPITAL,
    FULL,
    LETTER,
    NO_NAME,
    TITLE,
    is_cued_name,
    parts_of,
)

__all__ = ["NAME_CUES"]

_REFERENCE = "https://en.wikipedia.org/wiki/Personal_name"
_END = rf"(?![{CAPITAL}{LETTER}0-9_/@(=])(?!\.[a-z])"


def _rule(
    name: str,
    cues: str,
    pattern: str,
    finds: tuple[str, ...],
    ignores: tuple[str, ...],
    *,
    validate: Callable[[str], bool] = is_cued_name,
    anchors: tuple[str | Shape, ...] = (),
    confidence: float = 0.75,
) -> Rule:
    """Cues are parted by bars; in the pattern ``CUE`` stands for any of them, ``NAME`` for a name behind it."""
    options = tuple(cues.split("|"))
    cue = f"(?:{one_of(options, blank='[ ]')})"
    return Rule(
        id=name,
        kind="personal.name",
        anchors=anchors or cue_anchors(options),
        ignore_case=True,
        pattern=r"(?<![\w/\\.@-])" + pattern.replace("CUE", cue).replace("NAME", f"(?-i:{FULL}){_END}"),
        validate=validate,
        reference=_REFERENCE,
        finds=finds,
        ignores=ignores,
        confidence=confidence,
    )


def _is_pair_or_known(value: str) -> bool:
    """Behind a weak cue such as ``I am``: two words, or one that is a first name and nothing else."""
    plain = parts_of(value)
    if not is_cued_name(value) or plain[0] in NO_NAME:
        return False
    if len(plain) == 1:
        return value in plain_first_names()
    return value.split()[0] in plain_first_names() or is_surname(plain[-1], words=False)


def _is_speaker(value: str) -> bool:
    """Who speaks in a report: a first name or a surname that is no word, and nobody famous."""
    plain = parts_of(value)
    if not plain or plain[0] in NO_NAME or is_public(value) or (len(plain) == 1 and is_eponym(value)):
        return False
    if value.split()[0] in plain_first_names() or is_surname(plain[-1], words=False):
        return True
    return not plain[-1].isascii() and not is_word(plain[-1])


NAME_CUES: tuple[Rule, ...] = (
    _rule(
        "name-self",
        SELF,
        r"CUE[ ]{1,2}(?:[-–—][ ])?[\"'“«(]?(?P<v>NAME)",
        (
            "Hi, my name is «Annika Sorvali» and",
            "My name's «Tobiah».",
            "Hallo, ich heiße «Jürgen Möller».",
            "Me llamo «Íñigo Etxeberria»",
            "je m'appelle «Aurélie»",
            "Меня зовут «Светлана Орлова»",
            "Моё полное имя — «Светлана Орлова»",
            "Jmenuji se «Zdeněk Hájek».",
        ),
        (
            "my name is not important",
            "My name is Claude",
            "ich heiße das gut",
            "me llamo así",
            "call me Monday",
        ),
        anchors=before_any(SELF.split("|"), "[ ]"),
    ),
    _rule(
        "name-self-weak",
        I_AM,
        rf"CUE[ ](?P<v>(?-i:{FULL}){_END})(?=[\s.,!?;:)'’]|$)(?![ ](?:is|API|Server|Project|Framework|Code|Studio)\b)",
        (
            "I'm «Annika Sorvali», a nurse",
            "Je suis «Aurélie Möller», responsable",
            "Soy «Annika», de",
            "Jestem «Halina Nowicka» i",
        ),
        (
            "This is Visual Studio",
            "I'm using Spring Boot",
            "I am Not Sure",
            "I'm Batman",
            "Ich bin Lehrer",
            "This is Sherlock Holmes",
        ),
        validate=lambda value: _is_pair_or_known(value) and not is_public(value),
        anchors=before_any(I_AM.split("|"), "[ ]"),
        confidence=0.6,
    ),
    Rule(
        id="name-here",
        kind="personal.name",
        anchors=(" here.", " here,", " here!", " here again", " here from", " speaking.", " speaking,"),
        pattern=rf"(?<![\w/\\.@-])(?:(?:hi|hello|hey|there|hey there|hi there),?[ ]|[ ])?(?P<v>(?-i:{FULL}))[ ](?:here|speaking)(?:[.,!]|[ ](?:again|from))",
        before=rf"(?:[{CAPITAL}{LETTER}'’.-]{{2,25}}[ ]){{0,2}}[{CAPITAL}{LETTER}'’.-]{{2,25}}(?![{LETTER}{CAPITAL}])",
        reach=60,
        ignore_case=True,
        validate=_is_pair_or_known,
        reference=_REFERENCE,
        finds=("Hey there, «Annika Sorvali» here. Can", "«Annika» here again, same"),
        ignores=("Nothing new here.", "See Chapter Two here,"),
        confidence=0.6,
    ),
    _rule(
        "name-relation",
        "my|our|his|her|their|your|whose",
        rf"{RELATION}(?P<v>NAME)(?=[\s.,!?;:)'’\"]|$)",
        (
            "my sister «Maarit» lives in",
            "my boss, «Leandro Quispe», said",
            "my best friend's name is «Annika»",
            "our accountant «Ada Lovelace» made",
            "His wife, «Sorvali», filed",
        ),
        (
            "my boss said",
            "my son The",
            "my manager Will",
            "my boss Monday",
            "my manager Slack",
            "my brother English",
        ),
        anchors=cue_anchors(("my ", "our ", "his ", "her ", "their ", "your ", "whose ")),
        confidence=0.7,
    ),
    Rule(
        id="name-relation-other",
        kind="personal.name",
        anchors=cue_anchors(RELATION_BEGINS),
        ignore_case=True,
        pattern=r"(?<![\w/\\.@-])"
        + FOREIGN.replace("(?-i:NAMED)", rf"(?P<v>(?-i:{FULL}){_END})(?=[\s.,!?;:)'’\"]|$)"),
        validate=is_cued_name,
        reference=_REFERENCE,
        finds=(
            "mein Bruder «Jürgen» kommt",
            "Mi jefa «Yolanda» no",
            "Moja sąsiadka «Halina Nowicka» narzeka",
            "Моя сестра «Лариса» живёт",
            "Kız kardeşim «Nihal Acar» dün",
            "Ο φίλος μου «Σταύρος» μένει",
        ),
        ignores=("meine Frau sagt", "mi jefe dice", "mon ami est", "моя сестра живёт"),
        confidence=0.7,
    ),
    _rule(
        "name-title",
        TITLE_CUES,
        r"(?P<v>CUE[ ](?:(?:dr|prof|med|ing|jur)\.[ ]?){0,3}NAME)(?=[\s.,!?;:)'’\"]|$)",
        (
            "see «Dr. Annika Sorvali» on",
            "«Frau Möller» hat",
            "«Sra. Etxeberria»,",
            "«Mevrouw Kuipers» heeft",
            "Ask «Nurse Okonkwo» about",
            "«Пані Шевчук» підписала",
        ),
        (
            "Dr. The",
            "mr x",
            "Professor of Law",
            "Judge the",
            "Coach Monday",
            "Frau und Mann",
            "Nurse Education",
        ),
        validate=lambda value: _is_titled(value),
        anchors=before_any(TITLE_CUES.split("|"), "[ ]"),
        confidence=0.7,
    ),
    _rule(
        "name-self-lower",
        "my name is|my name's|i am called|people call me|call me|named him|named her|my friend|my wife|my husband|my son|my daughter|my sister|my brother|my boss|my colleague|my girlfriend|my boyfriend|my mom|my dad|mr.|mrs.|ms.|dr.|mr|mrs",
        r"CUE[ ](?-i:(?P<v>[a-z]{3,20}))(?![\w@./(=])",
        ("my name is «mieszko»", "my sister «annika» thinks", "mr. «lombardo» is"),
        ("my name is not", "call me later", "my friend said", "my son will"),
        validate=lambda value: (
            value not in NO_NAME
            and (
                value.capitalize() in plain_first_names()
                or (is_surname(value, words=False) and not is_word(value) and len(value) > 4)
            )
        ),
        confidence=0.6,
    ),
    Rule(
        id="name-title-behind",
        kind="personal.name",
        anchors=(" Bey ", " Bey,", " Hanım ", " Hanım,", " Hoca ", " Efendi ", " Usta "),
        pattern=rf"(?P<v>{FULL})[ ](?:Bey|Hanım|Hoca|Efendi|Usta)(?![{LETTER}])",
        before=rf"(?:[{LETTER}{CAPITAL}'’-]{{2,25}}[ ])?[{LETTER}{CAPITAL}'’-]{{2,25}}(?![{LETTER}{CAPITAL}])",
        validate=is_cued_name,
        reference="https://en.wikipedia.org/wiki/Bey",
        finds=("Dün «Orhan Tekin» Bey imzaladı", "«Nihal» Hanım, merhaba"),
        ignores=("bir Bey geldi", "The Bey ruled"),
        confidence=0.7,
    ),
    _rule(
        "name-greeting",
        GREETINGS,
        rf"CUE,?[ ](?:{TITLE}|(?:herrn?|frau|señora?|monsieur|madame|signora?|senhora?|meneer|mevrouw|heer|panie|pani|pane|paní|господин|госпожа|пане|пані|κύριε|κυρία|herr|fru|mijnheer|dott|dr|prof)\.?[ ]){{0,2}}(?P<v>NAME)(?=[ ]?(?:[,!:;.。،]|-[ ]|–|\n|\?|$)|[ ](?:jee|ji|and|und|et|y|e|i|и)[ ])",
        (
            "Dear «Annika»,\nthank you",
            "Hi «Leandro Quispe»,",
            "Sehr geehrte Frau «Möller»,",
            "Thanks so much, «Annika Sorvali»! That",
            "Gentile dott. «Fumagalli»,\nle",
            "Уважаемый «Глеб Щербаков»!\nПишу",
        ),
        (
            "Hello World!",
            "Dear Sir,",
            "Hi Claude,",
            "Hello Everyone,",
            "Dear Hiring Manager,",
            "Sehr geehrte Damen und Herren,",
            "Thanks, Copilot!",
            "To Do:",
        ),
        validate=lambda value: is_cued_name(value) and not (" " in value and is_public(value)),
        anchors=before_any(GREETINGS.split("|"), "[ ,]"),
        confidence=0.7,
    ),
    _rule(
        "name-sign-off",
        CLOSINGS,
        rf"CUE[ ]?[,.!:;]{{0,2}}(?:[ ]{{0,3}}\n{{1,3}}[ ]{{0,4}}(?:-{{1,2}}[ ]?\n?[ ]?|[–—][ ]?)?|,[ ]|[ ][-–—][ ]|:[ ])(?:{TITLE})?(?P<v>(?-i:{FULL})){_END}(?=[ ]{{0,8}}(?:\n|$|[,.)|(\"]|[ ][-–|(]))",
        (
            "Best regards,\n«Leandro Quispe»\n",
            "Liebe Grüße, «Annika»",
            "Cordiali saluti\n«Ettore»",
            "С уважением,\n«Лариса Громова»",
            "All the best\n-- \n«Annika Sorvali»",
        ),
        ("Regards,\nThe Team", "Thanks,\nPlease see", "Cheers,\nClaude", "Best,\nEveryone"),
        anchors=before_any(CLOSINGS.split("|"), rf"(?:[,\n!.:]{ANY}| [-\n\x80-\xff])", 2),
        confidence=0.7,
    ),
    _rule(
        "name-speech",
        "said|says|told|asked|replied|explained|shouted|whispered|answered|wrote|argued|added|warned|insisted|admitted|announced|recalls|recalled|thinks|according to|signed by|filed by|email to|letter to|reply to|message to|text to|note to|call from|email from|letter from"
        "|message from|meeting with|lunch with|dinner with|coffee with|spoke with|spoke to|talked to|talked with|talking to|talk to|met with|met|meet|chat with|dating|married to|married|divorced|hired|fired|introduced me to|assistant to|directed by|written by|starring|produced by|played by|performed by|founded by|recorded by"
        "|interviewed|reported by|approved by|reviewed by|prepared by|assigned to|invite|invited|tell|ask|call|email|text|contact|reach out to|follow up with|beneficiary|on behalf of|speaking with|speak with|speak to|shouted at|yelled at"
        "|mit|von|bei|habe ich|fragte|sagte|meinte|schrieb|traf|avec|de la part de|a dit|déjeuné avec|dîné avec|rencontré|parlé à|parlé avec|con|hablé con|dijo|conocí a|vi a|parlato con|detto|incontrato|falei com|disse|conheci|sprak ik met|met|zei|rozmawiałem z|rozmawiałam z|spotkał mnie|spotkałem|powiedział"
        "|pratade jag med|talade med|sa|mluvil s|řekl|звонил|звонила|сказал|сказала|говорил с|говорила с|написал|написала|встретил|встретила|от|зустрів|сказав|dün",
        rf"CUE[ ](?P<v>(?:{TITLE})?(?-i:{FULL}){_END})(?=[\s.,!?;:)'’\"]|$)",
        (
            "jealous! said «Annika» to",
            "I had lunch with «Leandro Quispe» yesterday",
            "directed by «Featherstone» and",
            "Ayer hablé con «Azucena Gálvez» y",
        ),
        (
            "said Monday",
            "met Google",
            "ask Claude",
            "according to Einstein",
            "call Main",
            "email Support",
            "von Paris",
            "said Albert Einstein",
        ),
        validate=_is_speaker,
        anchors=before_any(
            SPEECH_BEGINS,
            "[ ]",
        ),
        confidence=0.55,
    ),
)


_SHORT = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sra?|Hr|Fr|Mme|Mlle|Sig|Dott|Herr|Frau)\.? (?!House|Strange|Bean|Robot|Data|Wu|Hyde|Jekyll)[^\W\d_]+$"
)


def _is_titled(value: str) -> bool:
    """A title and a name: the title itself proves nothing for a word that follows it by chance."""
    plain = parts_of(value)
    while plain and plain[0] in TITLES:
        plain.pop(0)
    # Behind a short form with its point a word is a name: ``Mr. Fields``.
    dotted = (
        _SHORT.match(value) is not None and len(plain) == 1 and plain[0] not in NO_NAME and len(plain[0]) > 2
    )
    return (
        bool(plain)
        and (dotted or is_cued_name(" ".join(plain).title()))
        and not is_public(value)
        and plain[0] not in FIELDS
    )
