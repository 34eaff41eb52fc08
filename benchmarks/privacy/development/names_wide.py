"""Names of persons as people and programs write them, in many languages and containers. Development set."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["name_wide_cases"]

_HERE = Path(__file__).parent
_FAMILY_FIRST = ("zh", "ja", "ko", "hu", "vi")
_JOINED = ("zh", "ja", "ko")
_SPACED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "cs", "da", "fi", "ro", "no", "id")


def read_lines(name: str) -> list[str]:
    """Lines of a text beside this file, without remarks."""
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def wide_phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    """Texts around a value: kind, locale, texts."""
    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in read_lines("names_wide.txt"):
        head, _, text = line.partition(": ")
        kind, _, locale = head.partition(" ")
        texts = result.setdefault(kind, {})
        texts[locale] = (*texts.get(locale, ()), text.replace("\\n", "\n"))
    return result


@cache
def wide_people() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Given names, family names and firms of each locale."""
    result = {}
    for line in read_lines("names_wide_people.txt"):
        locale, _, rest = line.partition(": ")
        first, last, firms = (part.strip() for part in rest.split("|"))
        result[locale] = (_items(first), _items(last), tuple(firms.split(";")))
    return result


def _items(text: str) -> tuple[str, ...]:
    """Items with blanks in them are parted by semicolons; particles belong to the name behind them."""
    if ";" in text:
        return tuple(text.split(";"))
    return tuple(re.findall(r"(?:de la |de |De )?[^ ]+", text))


def wide_name(draw: Draw, locale: str) -> str:
    """A whole name in the order and with the blanks of its locale."""
    given, family, _ = wide_people()[locale]
    first, last = draw.pick(given), draw.pick(family)
    if locale in _FAMILY_FIRST:
        return f"{last}{first}" if locale in _JOINED else f"{last} {first}"
    return f"{first} {last}"


def _whole(locale: str) -> Callable[[Draw], str]:
    return lambda draw: wide_name(draw, locale)


def _given(locale: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(wide_people()[locale][0])


def _family(locale: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(wide_people()[locale][1])


def _prose_case(name: str, texts: str, make: Callable[[str], Callable[[Draw], str]], kind: str) -> Case:
    variants = tuple(
        Variant(make=make(locale), prose=own, locale=locale) for locale, own in wide_phrases()[texts].items()
    )
    return Case(id=f"wide-{name}", kind=kind, variants=variants, repeats=True)


def _tech_case(
    name: str,
    tech: tuple[str, ...],
    fields: tuple[str, ...] = (),
    *,
    locales: tuple[str, ...] = (),
    make: Callable[[str], Callable[[Draw], str]] = _whole,
) -> Case:
    variants = tuple(
        Variant(make=make(locale), tech=tech, fields=fields, locale=locale)
        for locale in (locales or tuple(wide_people()))
    )
    return Case(id=f"wide-name-{name}", kind="personal.name", variants=variants, repeats=True)


def _turned(locale: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        given, family, _ = wide_people()[locale]
        return f"{draw.pick(family)}, {draw.pick(given)}"

    return make


def _initialled(locale: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        given, family, _ = wide_people()[locale]
        last = draw.pick(family)
        forms = (
            f"{draw.pick(given)[0]}. {draw.pick(given)[0]}. {last}",
            f"{draw.pick(given)} {draw.pick('ABCDEGHJKLMRST')}. {last}",
            f"{draw.pick(given)[0]}. {last}",
        )
        return draw.pick(forms)

    return make


def _capitals(locale: str) -> Callable[[Draw], str]:
    return lambda draw: wide_name(draw, locale).upper()


_RECORDS = (
    _tech_case(
        "json",
        (
            '{"patient": {"fullName": "{v}", "ward": {n}}}',
            '{"assignee": "{v}", "state": "open"}',
            '{"id": {n}, "contact": {"name": "{v}"}, "paid": true}',
            "{'customer_name': '{v}', 'total': {n}}",
            '[{"name": "{v}", "age": 41}, {"name": "total"}]',
        ),
        ("fullName", "contactPerson", "patient_name", "assignee", "recipient", "guardian"),
    ),
    _tech_case(
        "yaml",
        (
            "owner:\n  name: {v}\n  team: {word}",
            "contact: {v}\nregion: eu",
            "- name: {v}\n  age: 52\n  city: Lyon",
            "maintainers:\n  - {v} <dev@example.org>",
            "approver: '{v}'",
        ),
    ),
    _tech_case(
        "csv",
        (
            "id,name,age\n{n},{v},44",
            "name;birthday;room\n{v};1971-03-02;{n}",
            "first row: {n},{v},active,2026-01-04",
            "patient\tward\n{v}\t{n}",
            "| Name | Room |\n|---|---|\n| {v} | {n} |",
        ),
    ),
    _tech_case(
        "sql",
        (
            "INSERT INTO patients (id, name, ward) VALUES ({n}, '{v}', 4);",
            "UPDATE employees SET full_name = '{v}' WHERE id = {n};",
            "SELECT * FROM customers WHERE name = '{v}';",
        ),
    ),
    _tech_case(
        "xml",
        (
            "<customer><name>{v}</name><no>{n}</no></customer>",
            '<contact fullName="{v}" id="{n}"/>',
            "<author>{v}</author>",
            "BEGIN:VCARD\nVERSION:3.0\nFN:{v}\nEND:VCARD",
        ),
    ),
    _tech_case(
        "calendar",
        (
            "Attendees: {v}, front desk",
            'ATTENDEE;CN="{v}";ROLE=REQ-PARTICIPANT:mailto:info@example.org',
            "ORGANIZER;CN={v}:mailto:info@example.org",
            "Present:\n- {v} (chair)\n- two guests",
            "Participants: {v} and guests",
        ),
    ),
    _tech_case(
        "mail",
        (
            "To: {v} <info@example.org>\nSubject: lease",
            'Cc: "{v}" <info@example.org>',
            "On Mon, 2 Mar 2026 at 10:11, {v} <info@example.org> wrote:\n> ok",
            "Von: {v}\nGesendet: Montag",
            "De : {v}\nEnvoyé : lundi",
        ),
    ),
    _tech_case(
        "git",
        (
            "Co-authored-by: {v} <dev@example.org>",
            "Reviewed-by: {v} <dev@example.org>",
            "    Tested-by: {v} <dev@example.org>",
            "git config --global user.name '{v}'",
            "{n}a1b2c3 ({v} 2026-03-02 10:11:12 +0100 {n}) return items",
            "# Copyright (c) 2024 {v}",
            "@author {v}",
        ),
    ),
    _tech_case(
        "chat",
        (
            "[12:03] {v}: can you send the file?",
            "{v}: no, on Friday\nMe: ok",
            "02.03.26, 10:11 - {v}: bis gleich",
            "{v}  10:11 AM\nlooks good to me",
        ),
        locales=_SPACED,
    ),
    _tech_case(
        "form",
        (
            "Name: {v}\nDate: 02.03.2026",
            "**Name:** {v}",
            "Full name : {v}",
            "Tenant: {v}\nLandlord: see above",
            "Signed: {v}",
            "Prepared for: {v}",
            "Emergency contact: {v}",
            "Nom : {v}",
            "Nombre y apellidos: {v}",
            "Nome: {v}",
            "Ansprechpartner: {v}",
        ),
        locales=_SPACED,
    ),
    _tech_case("form-cyrillic", ("ФИО: {v}", "Имя: {v}", "Пациент: {v}"), ("имя",), locales=("ru", "uk")),
    _tech_case(
        "form-han", ("姓名：{v}", "患者：{v}", "联系人：{v}", '{"姓名": "{v}"}'), ("姓名",), locales=("zh",)
    ),
    _tech_case(
        "form-kana",
        ("氏名：{v}", "お名前: {v}", "担当者：{v}", '{"氏名": "{v}"}'),
        ("氏名",),
        locales=("ja",),
    ),
    _tech_case("form-hangul", ("이름: {v}", "성명: {v}", "담당자: {v}"), ("이름",), locales=("ko",)),
    _tech_case("form-arabic", ("الاسم: {v}", "اسم المريض: {v}"), ("الاسم",), locales=("ar",)),
    _tech_case("form-nagari", ("नाम: {v}", "रोगी का नाम: {v}"), ("नाम",), locales=("hi",)),
    _tech_case(
        "turned",
        ("{v};{n};paid", 'name: "{v}"', '"{v}",{n},open', "Patient: {v}"),
        locales=_SPACED,
        make=_turned,
    ),
    _tech_case(
        "initials",
        ("Author: {v}", "signed {v}", "Reviewer: {v} <dev@example.org>"),
        locales=("en", "de", "fr", "es", "it", "pt", "nl", "sv"),
        make=_initialled,
    ),
    _tech_case(
        "capitals",
        ("NAME: {v}", "PASSENGER {v}", "ACCOUNT HOLDER: {v}", '{"cardholder": "{v}"}'),
        locales=("en", "de", "fr", "es", "it", "pt", "pl"),
        make=_capitals,
    ),
    Case(
        id="wide-given-field",
        kind="personal.given-name",
        variants=tuple(
            Variant(
                make=_given(locale),
                tech=(
                    '{"first_name": "{v}", "age": {n}}',
                    "firstName: {v}",
                    "vorname={v}",
                    "<givenName>{v}</givenName>",
                ),
                fields=("first_name", "givenName", "prenom", "nickname"),
                locale=locale,
            )
            for locale in wide_people()
        ),
        repeats=True,
    ),
    Case(
        id="wide-family-field",
        kind="personal.name",
        variants=tuple(
            Variant(
                make=_family(locale),
                tech=('{"lastName": "{v}"}', "surname: {v}", "nachname={v}", "<familyName>{v}</familyName>"),
                fields=("last_name", "familyName", "apellido"),
                locale=locale,
            )
            for locale in wide_people()
        ),
        repeats=True,
    ),
)


def name_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    name, given = "personal.name", "personal.given-name"
    return (
        _prose_case("name-self", "self", _whole, name),
        _prose_case("name-relation", "relation", _whole, name),
        _prose_case("name-title", "title", _whole, name),
        _prose_case("name-greet", "greet", _whole, name),
        _prose_case("name-sign", "sign", _whole, name),
        _prose_case("name-met", "met", _whole, name),
        _prose_case("family-title", "title", _family, name),
        _prose_case("given-self", "self", _given, given),
        _prose_case("given-relation", "relation", _given, given),
        _prose_case("given-greet", "greet", _given, given),
        _prose_case("given-sign", "sign", _given, given),
        _prose_case("given-met", "met", _given, given),
        *_RECORDS,
    )
