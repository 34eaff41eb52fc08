"""What is said of a person in words: birth, age, employer, health."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import COMMON_WORDS, words

__all__ = ["PLACES"]


_NO_NAME = COMMON_WORDS | words(
    "the a an my your his her our their this that these those here there i you he she it we they not so very just "
    "sorry sure glad happy sad tired new working trying using looking getting going having being doing making "
    "claude chatgpt gemini copilot codex assistant gpt bard grok llama mistral siri alexa cortana python java "
    "javascript typescript rust react django flask linux windows macos ubuntu docker kubernetes github google "
    "microsoft apple amazon openai anthropic facebook twitter english german french spanish italian american british "
    "monday tuesday wednesday thursday friday saturday sunday january february march june july september october "
    "november december hello hi dear thanks thank regards best kind sincerely yes no ok okay please note error "
    "warning info debug todo none null true false string object class function method list dict table column row "
    "user admin team all everyone everybody somebody someone nobody sir madam customer support help system file "
    "world there unknown anonymous default example test name first last full content type and or but if when what who how"
)


_MONTHS = (
    r"(?:jan(?:uar|uary|vier|eiro)?|feb(?:ruar|ruary|rero|braio)?|fév(?:rier)?|mar(?:ch|s|zo|ço|t)?|märz|apr(?:il|ile)?|avril|abril|may|mai|mayo|maio|maggio"
    r"|jun(?:e|i|io|ho)?|juin|giugno|jul(?:y|i|io|ho)?|juillet|luglio|aug(?:ust)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|setembro|settembre"
    r"|o[ck]t(?:ober|obre|ubre)?|outubro|ottobre|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro)?|dicembre|dezember|décembre)\.?"
)
_DATE = (
    r"(?:[0-3]?[0-9][./-][0-3]?[0-9][./-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[./-][01]?[0-9][./-][0-3]?[0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th|\.|er|º)?[ ](?:of[ ]|de[ ])?{_MONTHS}[ ,]{{1,2}}(?:de[ ]|del[ ])?(?:19|20)[0-9]{{2}}"
    rf"|{_MONTHS}[ ][0-3]?[0-9](?:st|nd|rd|th)?,?[ ](?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}}年[01]?[0-9]月[0-3]?[0-9]日)"
)

PLACES: tuple[Rule, ...] = (
    Rule(
        id="age-third",
        kind="personal.age",
        anchors=(" year old", "-year-old", " years old", " yo "),
        before=r"[0-9][1-9]",
        reach=2,
        pattern=r"(?<![0-9.])[1-9][0-9](?:[ -]years?[ -]old| yo)(?= (?:woman|man|female|male|boy|girl|patient|son|daughter|lady|gentleman|student)\b)",
        tier="likely",
        reference="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html",
        finds=("a «79 year old» female came", "my «16-year-old» daughter"),
        ignores=("a 200 year old building", "a 12 years old computer"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="age",
        kind="personal.age",
        anchors=cue_anchors(("i am", "i'm", "im", "my age is", "age:", "aged", "ich bin", "tengo", "j'ai")),
        ignore_case=True,
        pattern=r"(?:i am|i'?m|my age is|age:|aged|ich bin|tengo|j'ai)[ ](?:a[ ])?(?P<v>[1-9][0-9][ -](?:years?[ -]old|y/?o|jahre alt|años|ans))(?![a-z])",
        tier="likely",
        reference="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html",
        finds=("I'm «43 years old» and", "Ich bin «43 Jahre alt».", "tengo «43 años»"),
        ignores=("I'm 100% sure", "age: 12"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="health-statement",
        kind="personal.health",
        anchors=cue_anchors(
            (
                "i was diagnosed with",
                "i have been diagnosed with",
                "diagnosed me with",
                "i suffer from",
                "my diagnosis is",
                "i'm hiv positive",
                "i take medication for",
                "bei mir wurde",
                "me diagnosticaron",
                "on m'a diagnostiqué",
                "i am pregnant",
                "i'm pregnant",
            )
        ),
        ignore_case=True,
        pattern=r"(?:i was diagnosed with|i have been diagnosed with|diagnosed me with|i suffer from|my diagnosis is|i take medication for|me diagnosticaron|on m'a diagnostiqué)[ ](?:an?[ ]|un[ea]?[ ])?(?P<v>[A-Za-z0-9\u00c0-\u00ff'-]{3,30}(?: (?!and\b|in\b|when\b|at\b|last\b|two\b|which\b|but\b|so\b|y\b|et\b)[A-Za-z0-9\u00c0-\u00ff'-]{1,24}){0,3})(?=[\s.,;!?)]|$)",
        tier="likely",
        reference="https://gdpr-info.eu/art-9-gdpr/",
        finds=("I was diagnosed with «type 2 diabetes» in", "I suffer from «chronic migraine»."),
        ignores=("the patient was diagnosed", "diagnosed with care"),
        confidence=0.6,
        spread=False,
    ),
)
