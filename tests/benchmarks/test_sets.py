"""The sealed set shares nothing with a set that rules are tuned on, and no set holds a secret as a literal.

What fails here says how many overlap and in which cases, never a text: who works on rules reads this output.
"""

import re
from pathlib import Path

import benchmarks.privacy
import pytest
from benchmarks.privacy.kits import KITS, OPEN
from benchmarks.privacy.planting import Case, Draw, Kit

from commonplace.privacy import Identity, Scanner

HERE = Path(benchmarks.privacy.__file__).parent
SEALED = KITS["sealed"]


def _texts(case: Case) -> set[str]:
    return {
        text
        for variant in case.variants
        for text in (*variant.prose, *variant.tech, *case.path)
        if len(text) > 12
    }


def _cases_with_texts_of(kit: Kit) -> list[str]:
    known = set().union(*map(_texts, (*kit.cases, *kit.negatives)))
    return [case.id for case in (*SEALED.cases, *SEALED.negatives) if _texts(case) & known]


def _names(kit: str) -> set[str]:
    text = (HERE / kit / "names.txt").read_text(encoding="utf-8")
    lines = [line.partition(": ")[2] for line in text.splitlines() if not line.startswith("#")]
    return {word for line in lines for word in re.split(r"[ |]+", line) if len(word) > 1}


def _sentences(kit: Kit) -> set[str]:
    paragraphs = [kit.prose(Draw(f"talk {number}"), "en") for number in range(200)]
    return {sentence for each in paragraphs for sentence in re.split(r"(?<=[.?!]) ", each)}


@pytest.mark.parametrize("other", OPEN)
def test_no_text_of_an_open_set_is_in_the_sealed_one(other: str) -> None:
    overlapping = _cases_with_texts_of(KITS[other])
    assert overlapping == []
    again = len(set(KITS[other].again) & set(SEALED.again))
    filler = len(_sentences(KITS[other]) & _sentences(SEALED))
    assert (again, filler) == (0, 0)


@pytest.mark.parametrize("other", OPEN)
def test_no_name_of_an_open_set_is_in_the_sealed_one(other: str) -> None:
    shared = len(_names(other) & _names("sealed"))
    assert shared == 0


def test_no_set_imports_another() -> None:
    for own in KITS:
        for file in (HERE / own).glob("*.py"):
            imports = re.findall(r"privacy\.(\w+)", file.read_text(encoding="utf-8"))
            assert not (set(imports) & set(KITS)) - {own}, file.name


def test_every_set_covers_secrets_and_personal_data_in_many_languages() -> None:
    for kit in KITS.values():
        kinds = {case.kind for case in kit.cases}
        assert sum(kind.startswith("secret.") for kind in kinds) >= 12
        assert sum(not kind.startswith("secret.") for kind in kinds) >= 20
        assert len({variant.locale for case in kit.cases for variant in case.variants}) >= 12
        assert len(kit.negatives) >= 40


def test_every_kind_of_the_former_set_is_in_the_sealed_one() -> None:
    former = KITS["former"]
    assert {case.kind for case in former.cases} <= {case.kind for case in SEALED.cases}
    assert {case.kind for case in former.negatives} <= {case.kind for case in SEALED.negatives}


def test_no_credential_of_a_vendor_stands_in_the_sources() -> None:
    vendors = ("github", "gitlab", "openai", "anthropic", "stripe", "slack", "google", "aws", "private-key")
    texts = [
        (file.name, line)
        for file in (*HERE.rglob("*.py"), *HERE.rglob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    found = Scanner(Identity(), b"k" * 32).scan_texts(texts)
    assert [
        finding.path for finding in found if finding.kind.removeprefix("secret.").startswith(vendors)
    ] == []
