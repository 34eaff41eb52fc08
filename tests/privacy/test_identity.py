"""The donor is found in every spelling, and not where the same letters mean something else."""

from pathlib import Path

import pytest

from commonplace.privacy import Identity, IdentityTerm, environment_secrets, machine_identity
from commonplace.privacy.engine import EngineName
from commonplace.privacy.identity import IdentityKind
from commonplace.privacy.known import KnownMatcher


def found(kind: IdentityKind, value: str, text: str, engine: EngineName = "auto") -> list[str]:
    matcher = KnownMatcher(Identity((IdentityTerm(kind, value),)), engine=engine)
    spans = sorted(
        {(hit.start, hit.end) for hit in matcher.find([text])}, key=lambda span: (span[0], -span[1])
    )
    longest = [
        span for span in spans if not any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in spans)
    ]
    return [text[a:b] for a, b in longest]


@pytest.mark.parametrize("engine", ["hyperscan", "fallback"])
@pytest.mark.parametrize(
    ("kind", "value", "text", "wanted"),
    [
        ("name", "José López", "Hi José López!", ["José López"]),
        ("name", "José López", "JOSE LOPEZ", ["JOSE LOPEZ"]),
        ("name", "Jose Lopez", "José López", ["José López"]),
        ("name", "José López", "López, José", ["López, José"]),
        ("name", "José López", "J. López", ["J. López"]),
        ("name", "José López", "jose.lopez88 and joselopez", ["jose.lopez88", "joselopez"]),
        ("name", "José López", "jlopez@x", ["jlopez"]),
        ("name", "José López", "Jose\u0301 Lo\u0301pez", ["Jose\u0301 Lo\u0301pez"]),
        ("name", "Jürgen Möller", "Juergen Moeller und Jurgen Moller", ["Juergen Moeller", "Jurgen Moller"]),
        ("name", "López, José", "José López", ["José López"]),
        ("name", "王建国", "我叫王建国。", ["王建国"]),
        ("name", "Grace Hope", "with grace and hope", []),
        ("name", "Grace Hope", "Grace Hope said", ["Grace Hope"]),
        ("name", "Ann Lee", "the annual fleet", []),
        ("email", "maria.lopez@firm.de", "<Maria.Lopez@Firm.de>", ["Maria.Lopez@Firm.de"]),
        ("email", "maria.lopez@firm.de", "at marialopez9, maria.lopez", ["marialopez9", "maria.lopez"]),
        ("email", "info@firm.de", "for your info", []),
        ("phone", "+49 151 23456789", "0151/23456789", ["0151/23456789"]),
        ("phone", "+49 151 23456789", "ruf +49 (0)151 2345-6789 an", ["+49 (0)151 2345-6789"]),
        ("phone", "0151 23456789", "+4915123456789", ["+4915123456789"]),
        ("phone", "+49 151 23456789", "id 9915123456780", []),
        ("username", "izabaleta", "izabaleta@host izabaletas", ["izabaleta"]),
        ("username", "root", "root cause; /home/root/x", ["root"]),
        ("username", "al", "also /home/al/x -Users-al-y al", ["al", "al"]),
        ("username", "al", "al@thinkpad:~$ ls", ["al"]),
        ("username", "m.lopez", "m.lopez and /home/mlopez", ["m.lopez", "mlopez"]),
        (
            "home",
            "/home/izabaleta",
            "-home-izabaleta-proj and %2Fhome%2Fizabaleta%2F",
            ["izabaleta", "izabaleta"],
        ),
        ("home", r"C:\Users\Carla", r"C:\\Users\\Carla\\x", ["Carla"]),
        ("home", "/root", "the root of it", []),
        ("host", "thinkpad-zaba", "ssh THINKPAD-ZABA", ["THINKPAD-ZABA"]),
        ("host", "localhost", "on localhost", []),
        ("custom", "Nordwind Systeme", "nordwind systeme!", ["nordwind systeme"]),
        ("account", "user-8fK2", "id user-8fK2.", ["user-8fK2"]),
    ],
)
def test_terms(kind: IdentityKind, value: str, text: str, wanted: list[str], engine: EngineName) -> None:
    assert found(kind, value, text, engine) == wanted


def test_secrets_are_matched_exactly() -> None:
    matcher = KnownMatcher(Identity(), ["Tr0ub-4dor"])
    assert [(hit.start, hit.end) for hit in matcher.find(["x Tr0ub-4dor", "tr0ub-4dor"])] == [(2, 12)]


def test_places_are_right_in_folded_texts_of_a_batch() -> None:
    matcher = KnownMatcher(Identity((IdentityTerm("name", "José López"),)))
    texts = ["e\u0301e\u0301 😀", "ÉÉ José López", "x"]
    (hit, *_) = matcher.find(texts)
    assert (hit.text, texts[hit.text][hit.start : hit.end]) == (1, "José López")


def test_the_machine_says_who_uses_it(tmp_path: Path) -> None:
    home = tmp_path / "izabaleta"
    home.mkdir()
    (home / ".gitconfig").write_text(
        '[user]\n\tname = "Íñigo Zabaleta"\n\temail = iz@firm.de\n[alias]\n\tco = checkout\n[core]\n\tbare\n'
    )
    terms = {
        (term.kind, term.value) for term in machine_identity(home, {"USER": "iz", "HOSTNAME": "box.firm.lan"})
    }
    assert {
        ("home", str(home)),
        ("username", "iz"),
        ("username", "izabaleta"),
        ("name", "Íñigo Zabaleta"),
        ("email", "iz@firm.de"),
        ("host", "box.firm.lan"),
        ("host", "box"),
    } <= terms


def test_a_machine_that_says_nothing_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".gitconfig").write_bytes(b"\xff\x00[[broken")
    assert ("home", str(tmp_path / "x")) in {(t.kind, t.value) for t in machine_identity(tmp_path / "x", {})}
    assert machine_identity(tmp_path, {})


def test_the_version_follows_the_terms_and_not_their_order() -> None:
    a, b = IdentityTerm("name", "A B"), IdentityTerm("email", "a@b.de", "git")
    assert Identity((a, b)).version == Identity((b, a)).version != Identity((a,)).version
    assert Identity((a,)).with_terms([a, b]).terms == (a, b)


def test_variables_that_look_secret_are_taken() -> None:
    taken = environment_secrets(
        {
            "GITHUB_TOKEN": "abcdef123456",
            "DB_PASSWORD": "hunter22",
            "DATABASE_URL": "postgres://a:b@c/d",
            "SSH_AUTH_SOCK": "/run/user/1/x",
            "PWD": "/home/x",
            "API_KEY_FILE": "/etc/key",
            "SHORT_TOKEN": "abc",
            "PATH": "/usr/bin",
            "MONKEY": "banana-split",
        }
    )
    assert taken == ("abcdef123456", "hunter22", "postgres://a:b@c/d")
