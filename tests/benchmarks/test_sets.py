"""The two sets share nothing that a rule could be tuned to, and hold no secret as a literal."""

import re
from pathlib import Path

import benchmarks.privacy
from benchmarks.privacy import development, sealed
from benchmarks.privacy.planting import Kit

from commonplace.privacy import Identity, Scanner

HERE = Path(benchmarks.privacy.__file__).parent


def _texts(kit: Kit) -> set[str]:
    return {
        text
        for case in kit.cases
        for variant in case.variants
        for text in (*variant.prose, *variant.tech)
        if len(text) > 12
    }


def test_no_text_is_in_both_sets() -> None:
    assert not _texts(development.KIT) & _texts(sealed.KIT)
    assert not set(development.KIT.again) & set(sealed.KIT.again)


def test_no_name_is_in_both_sets() -> None:
    names = []
    for kit in ("development", "sealed"):
        text = (HERE / kit / "names.txt").read_text(encoding="utf-8")
        lines = [line.partition(": ")[2] for line in text.splitlines() if not line.startswith("#")]
        names.append({word for line in lines for word in re.split(r"[ |]+", line) if len(word) > 1})
    assert not names[0] & names[1]


def test_neither_set_imports_the_other() -> None:
    for own, other in (("development", "sealed"), ("sealed", "development")):
        for file in (HERE / own).glob("*.py"):
            assert f"privacy.{other}" not in file.read_text(encoding="utf-8"), file.name


def test_both_sets_cover_secrets_and_personal_data_in_many_languages() -> None:
    for kit in (development.KIT, sealed.KIT):
        kinds = {case.kind for case in kit.cases}
        assert sum(kind.startswith("secret.") for kind in kinds) >= 12
        assert sum(not kind.startswith("secret.") for kind in kinds) >= 20
        assert len({variant.locale for case in kit.cases for variant in case.variants}) >= 12
        assert len(kit.negatives) >= 40


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
