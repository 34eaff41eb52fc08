"""Values that stand where a credential would stand and are none: placeholders, variables, calls, digests.

Nothing here looks at the text around a value, so a value is exempt by what it is and never because
something harmless stands beside it.
"""

import re

from commonplace.privacy.words import words

__all__ = ["is_placeholder"]

_WORDS = words(
    "password passwd passwort passphrase contraseña pass pwd secret token key apikey api_key api-key "
    "value string example dummy sample placeholder redacted hidden masked removed none null nil "
    "undefined true false yes no empty default required optional changeme change_me replace_me "
    "replaceme todo tbd foo bar baz foobar test testing user username admin root guest anonymous "
    "unknown env basic bearer digest negotiate auto inherit "
)
_PLACEHOLDER = re.compile(
    r"(?:"
    r"<[^<>]{0,80}>|!(?:vault|secret|env|env_var|include|Ref|Sub|GetAtt|ImportValue|Join)|(?:\$\{[^{}]{0,60}\}[^A-Za-z0-9]{0,8}){1,6}|\{\{?[^{}]{0,80}\}?\}|\$\{\{?[^{}]{0,80}\}?\}|\$\([^()]{0,120}\)?|\$[A-Za-z_][A-Za-z0-9_]{0,60}|\$[0-9@*#?]"
    r"|%(?:[A-Za-z_]{1,60}|[A-Z0-9_]{1,60})%|%\(?[A-Za-z_]{0,30}\)?s|@[A-Za-z_]{1,40}@|\[[A-Za-z _.-]{0,60}\]"
    r"|[A-Za-z0-9]{0,12}[-_]{0,2}[xX]{3,64}|[*]{2,64}|[.]{2,64}|…|[-_=#?]{2,64}|0{3,64}|(?:[xX*.]{2,20}-){1,6}[xX*.]{2,20}"
    r"|[A-Za-z0-9_-]{0,12}[*•…]{3,64}[A-Za-z0-9_-]{0,6}|[A-Za-z0-9_-]{0,24}\.{3,6}[A-Za-z0-9_-]{0,6}"
    r"|(?:your|my|the|our|some|any|insert|enter|put|new|old|fake|dummy|sample|example)"
    r"(?:[-_ .]?[A-Za-z]{1,16}){1,6}(?:[-_ ]?(?:here|goes|0?1?2?3?))?"
    r"|[A-Za-z]{1,20}[-_](?:here|placeholder|example|goes[-_]here)"
    r"|(?:process|import\.meta)\.env\b.{0,80}|os\.(?:environ|getenv).{0,80}|(?:ENV|env|getenv|System\.getenv)[\[(.].{0,80}"
    r"|(?:self|this|args?|options?|opts?|config|cfg|settings|params?|props|ctx|context|req|request|res|response|data|body|user|form|event|state|secrets|vault|vars?|local|module|env)"
    r"(?:[.]|->|\[).{0,80}"
    r"|[A-Za-z_][A-Za-z0-9_.]{0,60}\(.{0,120}"
    r"|[A-Za-z_][A-Za-z0-9_]{0,40}(?:\.[a-z_][A-Za-z0-9_]{2,40})+\(?\)?"
    r"|[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,6}"
    r")",
    re.DOTALL,
)
# Published by AWS as examples and part of half of all tutorials.
# Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
_PUBLISHED = frozenset({"AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"})


def is_placeholder(value: str) -> bool:
    """Whether a value is a stand-in (``<password>``, ``xxxx``), a variable, a call or a published example.

    Cost: linear in the value, which rules keep short.
    """
    plain = value.strip().strip("\"'`")
    if not plain or plain.lower() in _WORDS or plain in _PUBLISHED:
        return True
    return len(set(plain)) == 1 or _PLACEHOLDER.fullmatch(plain) is not None
