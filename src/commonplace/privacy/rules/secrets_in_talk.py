"""Passwords in talk that goes other ways: questions, corrections, the value alone on the next line, notes, chats."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_shapes import (
    is_made_up,
    is_typed,
    is_typed_surely,
)
from commonplace.privacy.rules.secret_words import PASSWORD_STEMS

__all__ = ["SECRETS_IN_TALK"]

_OWASP = "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"
_SHORT = ("pw", "pwd", "p/w", "pass", "psw", "passwd")
_STEM = rf"(?:{one_of([*PASSWORD_STEMS])}|(?:{one_of(_SHORT)})(?![\w-]))"
_ANCHORS = (*PASSWORD_STEMS, *cue_anchors(_SHORT))
_SIGNS = r"[!#-&*-.:;=?@A-Z\[\]^_a-z~0-9À-ɏЀ-ӿ/+]"
_MAIL = r"[\w.+-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}"
_VALUE = rf"(?P<v>(?=[^\s0-9@#$%&*+=^~!?_]{{0,40}}[0-9@#$%&*+=^~!?_]){_SIGNS}{{4,63}}(?<![.,;:)?\]]))"
_END = r"(?=[\s.,;:)!?\"'`*»”」\]]|$|[^\x00-\x7f])"


def _is_line(value: str) -> bool:
    return (
        is_typed_surely(value) and re.search(r"[)\]}>;,]$|[(<{|\\]|^(?:\w+\.)?\w+\.\w{1,4}$", value) is None
    )


SECRETS_IN_TALK: tuple[Rule, ...] = (
    Rule(
        id="password-below",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"{_STEM}(?=[^\n]{{0,50}}\n)[^\n=<>{{}}()\[\]|\\;]{{0,48}}(?:\r?\n[ \t]{{0,8}}){{1,2}}(?:[>*-][ ]{{0,2}}|[0-9]\.[ ])?(?:[A-Za-z][\w.-]{{0,16}}:[ ]{{1,2}})?[\"'`*]{{0,3}}(?P<v>(?=[^\s0-9@#$%&*+=^~!?_]{{0,40}}[0-9@#$%&*+=^~!?_])[!-~À-ɏЀ-ӿ]{{5,64}}?)[\"'`*]{{0,3}}[ \t]{{0,4}}(?=\r?\n|$)",
        validate=_is_line,
        generic=True,
        reference=_OWASP,
        finds=(
            "password?\n«kettle4821»",
            "> what's the password\n«kettle4821»",
            "bob: what's the netflix pw\nann: «Falke#99»\n",
            "**Password**\n«kettle4821»",
            "Passphrase:\n\n> «maple-otter-12»",
        ),
        ignores=("forgot the password?\nRFC6238\n", "password:\nuser: bob", "enter a password\nhttps://x.test/a1", "password\nreturn x1;"),
        confidence=0.75,
    ),
    Rule(
        id="login-brief",
        kind="secret.password",
        anchors=cue_anchors(("p: ", "pw: ", "pass: ")),
        ignore_case=True,
        before=r"[^\n]{0,60}|\n[^\n]{0,60}",
        reach=62,
        pattern=r"[^\n]{0,60}?(?:(?<![A-Za-z0-9])(?:u|un|usr|user|login|l|id)[:= ][ ]?[\w.@+-]{2,60}[ ,;/|]{1,4}(?:p|pw|pwd|pass)[:= ][ ]?(?P<v>[^\s\"'`,;]{4,64}))",
        validate=is_typed,
        generic=True,
        reference=_OWASP,
        finds=("u: bob p: «kettle4821»", "un: bob, pw: «Falke#99»"),
        ignores=("u: metres p: kPa", "user guide p: 12", "id=7 p=2"),
        confidence=0.8,
    ),
    Rule(
        id="login-brief-turned",
        kind="secret.password",
        anchors=cue_anchors(("p: ", "pw: ", "pass: ")),
        ignore_case=True,
        pattern=r"(?:p|pw|pass): (?P<v>[^\s\"'`,;]{4,64})(?=[ ,;/|]{1,3}(?:u|un|user|usr|login): ?\S)",
        validate=is_typed,
        generic=True,
        reference=_OWASP,
        finds=("p: «kettle4821» u: bob",),
        ignores=("p: 12 u: 3", "p: kPa"),
        confidence=0.8,
    ),
    Rule(
        id="login-mail-pair",
        kind="secret.password",
        anchors=(" / ", " -> pw", " with "),
        before=r"(?:[\w-]{2,20}\.){1,3}[\w-]{2,40}@[\w.+-]{1,40}",
        reach=164,
        pattern=rf"{_MAIL}[ ](?:/|with|->)[ ]{_VALUE}{_END}",
        validate=is_made_up,
        generic=True,
        reference=_OWASP,
        finds=(
            "bob@site.test / «sPCNx_+CjxJN»",
            "The account is info@site.test with «kettle4821».",
            "bob@site.test -> «pwCNx_+CjxJN» is it",
        ),
        ignores=("bob@site.test / Berlin", "a / b2024", "mail bob@site.test with build-server-01"),
        confidence=0.7,
    ),
    Rule(
        id="login-site-pair",
        kind="secret.password",
        anchors=("(login)", "(Login)"),
        before=r"[^\n]{0,90}",
        reach=90,
        pattern=rf"(?=[^\n@(]{{0,230}}[@(])[^\n]{{0,90}}?(?:{_MAIL}[ ](?:/|with|:|\||->)[ ]|[\w-]{{2,30}}\.[a-z]{{2,8}}[ ][\w.-]{{2,30}}[ ](?=\S{{4,64}} \([lL]ogin\))){_VALUE}{_END}(?:[ ]\([lL]ogin\))?",
        validate=is_made_up,
        generic=True,
        reference=_OWASP,
        finds=("portal.test mara «kettle4821» (login)",),
        ignores=("portal.test mara Berlin (login)", "see portal.test for (login)"),
        confidence=0.7,
    ),
)  # fmt: skip
