"""Both engines report the same anchors, a text in pieces gives what it gives whole, and time stays linear."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commonplace.privacy import RULES, Identity, IdentityTerm, Scanner, database, engine
from commonplace.privacy.engine import Anchor, EngineName, build_engine
from commonplace.privacy.examples import expand
from commonplace.privacy.matching import Matcher
from commonplace.privacy.rule import Shape
from tests.privacy.conversations import KEY, said

ANCHORS = (
    Anchor("ab"),
    Anchor("aba"),
    Anchor("Ü", ignore_case=True),
    Anchor("pass", ignore_case=True),
    Anchor(Shape("[0-9]{2}", 2, "0-9")),
    Anchor(Shape("x[a-c]", 2, "a-z", "x"), ignore_case=True),
    Anchor("@"),
)
SNIPPETS = [
    expand(text).replace("«", "").replace("»", "") for rule in RULES for text in (*rule.finds, *rule.ignores)
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SNIPPETS),
        st.text(max_size=30),
        st.sampled_from(
            [
                "\\u0040",
                "%40",
                '"',
                " + ",
                "\n",
                "\x1b[31m",
                "\ud83d",
                "é",
                "密码",
                "\x1e",
                "password",
                "/home/",
                "://",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(st.text(alphabet="abxyÜüPpsAS0123@ é😀\x1e\ud800", max_size=60))
@example("passPASS")
@example("Üü")
def test_both_engines_report_the_same_anchors(text: str) -> None:
    assert build_engine(ANCHORS, "hyperscan").find(text) == build_engine(ANCHORS, "fallback").find(text)


@given(
    st.text(alphabet="abxüP0@ 😀", max_size=80),
    st.integers(5, 20),
    st.sampled_from(["hyperscan", "fallback"]),
)
def test_pieces_give_what_the_whole_gives(text: str, size: int, name: EngineName) -> None:
    finder = build_engine(ANCHORS, name)
    whole = finder.find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_PIECE", size)
        patch.setattr(engine, "_OVERLAP", 8)
        assert finder.find(text) == whole


@pytest.fixture(scope="module")
def matchers() -> tuple[Matcher, Matcher]:
    return Matcher(RULES, "hyperscan"), Matcher(RULES, "fallback")


@given(texts=st.lists(TEXTS, max_size=4))
def test_both_engines_find_the_same_values(matchers: tuple[Matcher, Matcher], texts: list[str]) -> None:
    first, second = (matcher.find(texts) for matcher in matchers)
    assert first == second


@given(text=TEXTS, size=st.integers(600, 900))
def test_values_do_not_depend_on_pieces(matchers: tuple[Matcher, Matcher], text: str, size: int) -> None:
    text = text * 3
    whole = matchers[0].find([text])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_PIECE", size)
        assert matchers[0].find([text]) == whole


SIZE = 400_000
# Those that took peers more than forty seconds, and others that look as if they could.
HOSTILE = {
    "url-password": "postgres://a:",
    "dotted": "a.b.c.d.",
    "pem": "-----BEGIN RSA PRIVATE KEY-----\n",
    "hex": "deadbeef01234567",
    "letter": "a",
    "digits": "7",
    "dashes": "-",
    "base64": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIz",
    "minified": "function(e,t){return e.a&&t.b?e.c(t):null}",
    "numbers": "0.123456,",
    "blanks": " ",
    "quotes": '"',
}
SMALLER = {
    "backslashes": "\\",
    "escapes": "\\u0041",
    "percent": "%41",
    "at": "a@",
    "mail": "a.b@c.d ",
    "colons": "1:",
    "ip": "1.2.3.4.",
    "password": "password=",
    "password-quote": 'password="',
    "curl": "curl -u ",
    "names": "Maria Lopez ",
    "street": "12 Alder Street ",
    "ansi": "\x1b[31m",
    "braces": '{"a":',
    "jwt": "eyJhbGciOiJIUzI1NiJ9.",
    "lines": "abcdefghijkl\n",
    "concat": '"a"+"b"+',
    "newlines": "\n",
    "entities": "&#64;",
    "phone": "+1 415 ",
    "seed": "ripple maple ",
    "cookie": "a=b; Cookie: ",
    "card": "4929 ",
    "users": "/home/",
    "iban": "DE89 3704 ",
    "coordinates": "52.520008, 13.404954, ",
    "looklike": "[EMAIL_1]",
    "equals": "=",
    "commas": ",",
    "umlauts": "ü@",
    "combining": "e\u0301",
    "chinese": "密码是什么",
}


@pytest.mark.parametrize("name", [*HOSTILE, *SMALLER])
def test_no_text_takes_more_than_linear_time(name: str) -> None:
    # Half a second is what it takes alone on its machine; the bound leaves room for a loaded one.
    identity = Identity((IdentityTerm("name", "Maria Lopez"), IdentityTerm("phone", "+1 415 555 2671")))
    scanner = Scanner(identity, KEY)
    size = SIZE if name in HOSTILE else SIZE // 4
    text = ((HOSTILE | SMALLER)[name] * size)[:size]
    start = time.process_time()
    result = scanner.scan([said(text)])[0]
    assert result.status == "scanned"
    assert time.process_time() - start < 5


def test_a_database_is_kept_and_a_damaged_one_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anchors = [Anchor(f"word{number}") for number in range(50)]
    build_engine(anchors, "hyperscan", tmp_path / "a")
    (kept,) = (tmp_path / "a").iterdir()
    copy = tmp_path / "b"
    copy.mkdir()
    (copy / kept.name).write_bytes(b"\0" * 100)
    monkeypatch.setattr(database, "_known", {})  # as in a process that starts anew
    assert build_engine(anchors, "hyperscan", copy).find("a word7") == [(2, 7)]
    assert (copy / kept.name).read_bytes() == kept.read_bytes()


def test_what_nobody_used_for_a_month_goes_when_something_new_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_engine([Anchor("first-here")], "hyperscan", tmp_path)
    (used,) = tmp_path.iterdir()
    unused, other = tmp_path / "anchors-0.hsdb", tmp_path / "notes.hsdb"
    for file in (used, unused, other):
        file.touch()
        os.utime(file, (0, 0))
    monkeypatch.setattr(database, "_known", {})
    build_engine([Anchor("first-here")], "hyperscan", tmp_path)  # reads it, so that it is used
    assert unused.exists()
    build_engine([Anchor("second-here")], "hyperscan", tmp_path)
    assert used.exists()
    assert other.exists()
    assert not unused.exists()


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert build_engine([Anchor("only-here")], "hyperscan", tmp_path / "file" / "x").find("only-here") == [
        (0, 0)
    ]
