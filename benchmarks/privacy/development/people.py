"""Names, birth dates, employers, handles, and everything about the donor. Development set."""

import unicodedata
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.wording import LATIN, family, given, locales, phrases
from benchmarks.privacy.planting import Case, Draw, Person, Variant

__all__ = ["ascii_of", "full_name", "make_person", "people_cases"]

_FAMILY_FIRST = ("zh", "ja")
_MAIL = ("gmail.com", "web.de", "orange.fr", "outlook.com", "yandex.ru", "qq.com", "posteo.net")
_TURNED = str.maketrans("ßłŁøıİđ", "slLoiId")


def ascii_of(text: str) -> str:
    """Letters without marks, as in addresses and account names."""
    plain = unicodedata.normalize("NFKD", text.translate(_TURNED))
    return "".join(char for char in plain if char.isascii() and char.isalnum())


def full_name(draw: Draw, locale: str) -> str:
    """In the order and with the blanks of the locale."""
    if locale == "zh":
        return family(draw, locale) + given(draw, locale)
    if locale == "ja":
        return (
            f"{family(draw, locale)} {given(draw, locale)}"
            if draw.number(0, 1)
            else family(draw, locale) + given(draw, locale)
        )
    return f"{given(draw, locale)} {family(draw, locale)}"


def make_person(draw: Draw) -> Person:
    """The donor of an account; Latin names, because account names and addresses are."""
    locale = draw.pick(LATIN)
    first, last = given(draw, locale), family(draw, locale)
    folded = (ascii_of(first).lower(), ascii_of(last).lower())
    username = draw.pick(
        (folded[0][0] + folded[1], f"{folded[0]}{draw.number(10, 99)}", f"{folded[1]}.{folded[0][:2]}")
    )
    home = draw.pick((f"/home/{username}", f"/Users/{username}", f"C:\\Users\\{username}"))
    return Person(
        locale=locale,
        given=first,
        family=last,
        email=f"{folded[0]}.{folded[1]}@{draw.pick(_MAIL)}",
        username=username,
        phone=f"+49 15{draw.digits(1)} {draw.digits(8)}",
        host=draw.pick(
            (f"{folded[0]}s-MacBook-Pro", f"LAPTOP-{draw.chars(a.UPPER_DIGITS, 8)}", f"{username}-thinkpad")
        ),
        home=home,
    )


def _named(locale: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        return full_name(draw, locale)

    return make


def _given(locale: str) -> Callable[[Draw], str]:
    return lambda draw: given(draw, locale)


def _firm(locale: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(_FIRMS[locale].split("|"))


def _name_case(name: str, kind: str, tech: tuple[str, ...] = (), fields: tuple[str, ...] = ()) -> Case:
    variants = tuple(
        Variant(make=_named(locale), prose=texts, tech=tech, fields=fields, locale=locale)
        for locale, texts in phrases(kind).items()
    )
    return Case(id=f"name-{name}", kind="personal.name", variants=variants, repeats=True)


def _technical_names() -> tuple[Case, ...]:
    fields = ("full_name", "customerName", "author", "contact_name")
    record = tuple(
        Variant(
            make=_named(locale),
            tech=(
                '{"id": {n}, "name": "{v}", "active": true}',
                "name: {v}\nrole: owner",
                "INSERT INTO customers (id, full_name) VALUES ({n}, '{v}');",
            ),
            fields=fields,
            locale=locale,
        )
        for locale in locales()
    )
    mail = tuple(
        Variant(
            make=_named(locale),
            tech=(
                "From: {v} <info@example.org>\nSubject: Re: {word}",
                "Author: {v} <dev@example.org>\nDate:   Mon Mar 2 2026",
                "Signed-off-by: {v} <dev@example.org>",
            ),
            locale=locale,
        )
        for locale in locales()
    )
    first = tuple(
        Variant(make=_given(locale), prose=texts, locale=locale)
        for locale, texts in {
            "en": (
                "My daughter {v} starts school in autumn.",
                "Thanks, {v}!",
                "Hi {v}, are you free on Monday?",
                "I told my friend {v} about it.",
            ),
            "de": ("Meine Tochter {v} kommt in die Schule.", "Hallo {v}, hast du am Montag Zeit?"),
            "es": ("Mi hijo {v} tiene fiebre.", "Hola {v}, ¿tienes tiempo el lunes?"),
            "fr": ("Mon fils {v} a de la fièvre.", "Bonjour {v}, es-tu libre lundi ?"),
            "pt": ("Minha filha {v} tem febre.",),
            "ru": ("Мой сын {v} заболел.",),
            "zh": ("我儿子{v}发烧了。",),
            "ja": ("娘の{v}が熱を出しました。",),
        }.items()
    )
    return (
        Case(id="name-record", kind="personal.name", variants=record, repeats=True),
        Case(id="name-mail-header", kind="personal.name", variants=mail, repeats=True),
        Case(id="name-given-only", kind="personal.given-name", variants=first, repeats=True),
    )


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


def _birth_date(locale: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        day, month, year = draw.number(1, 28), draw.number(1, 12), draw.number(1941, 2012)
        forms = {
            "en": (f"{month:02}/{day:02}/{year}", f"{year}-{month:02}-{day:02}", "{m} {d}, {y}"),
            "de": (f"{day:02}.{month:02}.{year}", "{d}. {m} {y}"),
            "fr": (f"{day:02}/{month:02}/{year}", "{d} {m} {y}"),
            "es": (f"{day}/{month}/{year}", "{d} de {m} de {y}"),
            "zh": (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}"),
            "ja": (f"{year}年{month}月{day}日", f"{year}/{month:02}/{day:02}"),
        }.get(
            locale,
            (f"{day:02}.{month:02}.{year}", f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}"),
        )
        text = draw.pick(forms)
        if "{m}" in text:
            text = (
                text.replace("{m}", _MONTHS[locale].split()[month - 1])
                .replace("{d}", str(day))
                .replace("{y}", str(year))
            )
        return text

    return make


_FIRMS = {
    "en": "Brightwater Logistics Inc.|Halden & Pryce LLP|Norcastle Utilities Ltd|Tessera Analytics",
    "de": "Kranzler Anlagenbau GmbH|Wefelmeier Druck KG|Nordlicht Versicherung AG",
    "fr": "Mercadet Conseil SARL|Ateliers Vauquelin SAS",
    "es": "Transportes Olmeda S.L.|Gestoría Belarra S.A.",
    "it": "Officine Bertolazzi S.r.l.",
    "pt": "Comercial Tavares Ltda",
    "nl": "Van Houten Installatie B.V.",
    "pl": "Zakłady Mechaniczne Wilga Sp. z o.o.",
    "tr": "Karataş Tekstil A.Ş.",
    "ru": "ООО «Северный Мост»",
    "zh": "华辰精密机械有限公司",
    "ja": "株式会社北野製作所",
}


def _plain_cases() -> tuple[Case, ...]:
    births = tuple(
        Variant(
            make=_birth_date(locale),
            prose=texts,
            tech=('{"dob": "{v}"}', "Date of birth: {v}", "birth_date,{v}"),
            fields=("date_of_birth", "birthDate", "dob"),
            locale=locale,
        )
        for locale, texts in phrases("birth").items()
    )
    firms = tuple(
        Variant(make=_firm(locale), prose=texts, locale=locale)
        for locale, texts in phrases("employer").items()
    )
    handle = Variant(
        make=lambda draw: (
            f"@{ascii_of(given(draw, 'en')).lower()}_{draw.pick(('codes', 'runs', 'bakes'))}{draw.number(1, 99)}"
        ),
        prose=("Follow me, I am {v} on Instagram.", "My twitter handle is {v}.", "DM {v} and ask him."),
        tech=("telegram: {v}", '{"instagram": "{v}"}'),
        fields=("twitter", "instagram_handle"),
    )
    profile = Variant(
        make=lambda draw: (
            f"linkedin.com/in/{ascii_of(given(draw, 'de')).lower()}"
            f"-{ascii_of(family(draw, 'de')).lower()}-{draw.chars(a.HEX, 6)}"
        ),
        prose=("My profile is https://www.{v} - could you summarise it?",),
        tech=("linkedin: https://www.{v}/",),
        fields=("linkedin",),
    )
    return (
        Case(id="birth-date", kind="personal.birth-date", variants=births),
        Case(id="employer", kind="personal.employer", variants=firms),
        Case(id="handle", kind="personal.handle", variants=(handle,)),
        Case(id="profile", kind="personal.profile", variants=(profile,), public=16),
    )


def _own_cases() -> tuple[Case, ...]:
    """What a scanner can know beforehand: the donor's name, addresses, account and machine, in other spellings."""

    def own(
        name: str,
        kind: str,
        make: Callable[[Draw], str],
        texts: tuple[str, ...],
        *,
        path: tuple[str, ...] = (),
    ) -> Case:
        variant = Variant(make=make, prose=texts[:1], tech=texts[1:])
        return Case(id=f"own-{name}", kind=kind, variants=(variant,), own=True, path=path)

    return (
        own(
            "name", "personal.name", lambda d: d.person.name, ("As {v} already said, we wait.", "owner: {v}")
        ),
        own(
            "name-turned",
            "personal.name",
            lambda d: f"{d.person.family.upper()}, {d.person.given.upper()}",
            ("The invoice says {v} again.", "{v};{n};paid"),
        ),
        own(
            "name-folded",
            "personal.name",
            lambda d: ascii_of(d.person.family).lower(),
            ("Ask {v} about the {word} table.", "assignee={v} state=open"),
        ),
        own(
            "given-name",
            "personal.given-name",
            lambda d: d.person.given,
            ("{v} here again, same question.", "# TODO({v}): remove"),
        ),
        own("email", "personal.email", lambda d: d.person.email, ("Write to {v} please.", "user.email={v}")),
        own(
            "email-tagged",
            "personal.email",
            lambda d: d.person.email.replace("@", "+shop@"),
            ("The shop has {v} on file.", "to={v} status=sent"),
        ),
        own(
            "email-local",
            "personal.username",
            lambda d: d.person.email.partition("@")[0],
            ("The login {v} is locked.", "login {v} failed {n} times"),
        ),
        own(
            "phone",
            "personal.phone",
            lambda d: d.person.phone.replace(" ", ""),
            ("They rang {v} twice.", "caller={v} seconds={n}"),
        ),
        own(
            "phone-national",
            "personal.phone",
            lambda d: "0" + d.person.phone[4:].replace(" ", ""),
            ("Ring {v} twice.", "caller={v} seconds={n}"),
        ),
        own(
            "username",
            "personal.username",
            lambda d: d.person.username,
            ("My account there is {v}.", "drwxr-xr-x 2 {v} staff 4096 Mar  1 10:0 src", "{v}@{host}:~$ make"),
        ),
        own(
            "host",
            "personal.host",
            lambda d: d.person.host,
            ("It only fails on {v}.", "Mar 02 10:11:12 {v} kernel: ok"),
        ),
        own(
            "home",
            "path.user",
            lambda d: d.person.username,
            (
                "It writes to /home/{v}/out and stops.",
                "cd /Users/{v}/work && make",
                "C:\\Users\\{v}\\AppData\\Local\\app",
            ),
            path=("/home/{v}/work/app.py", "/Users/{v}/Documents/a.txt"),
        ),
        own(
            "home-hyphens",
            "path.user",
            lambda d: d.person.username.replace(".", "-"),
            (
                "See ~/.claude/projects/-Users-{v}-work for the log.",
                "ls ~/.claude/projects/-home-{v}-src-app",
            ),
            path=("/root/.claude/projects/-Users-{v}-app/a.jsonl",),
        ),
        own(
            "home-url",
            "path.user",
            lambda d: d.person.username,
            ("It opens file:///home/{v}/a.html in the browser.", "GET /open?path=%2Fhome%2F{v}%2Fa.txt"),
        ),
    )


def people_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        _name_case("self", "self"),
        _name_case("other", "other"),
        _name_case("signoff", "signoff"),
        *_technical_names(),
        *_plain_cases(),
        *_own_cases(),
    )
