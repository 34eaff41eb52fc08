"""E-mail addresses in every way people and programs write them, and all other cases of the area. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development.network_wide_fresh import network_fresh_cases
from benchmarks.privacy.development.network_wide_handles import handle_cases, login_name, variants
from benchmarks.privacy.development.network_wide_hosts import host_cases
from benchmarks.privacy.development.network_wide_machines import machine_cases
from benchmarks.privacy.development.network_wide_paths import path_cases
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["network_wide_cases"]


def _domain(draw: Draw) -> str:
    firm = draw.pick(("fernwald-bau", "atelier-noisette", "lunaris", "kopernik24", "tres-rios", "hagalund"))
    return draw.pick(
        (
            f"{firm}.{draw.pick(('de', 'fr', 'com.br', 'co.uk', 'pl', 'io', 'se', 'cz'))}",
            "outlook.com",
            "web.de",
            "seznam.cz",
            "qq.com",
            "naver.com",
            "yandex.ru",
            "libero.it",
            "mail.fernwald-bau.de",
        )
    )


def _email(draw: Draw) -> str:
    return f"{login_name(draw)}@{_domain(draw)}"


_SPOKEN: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (" at ", " dot "),
        (" AT ", " DOT "),
        ("(at)", "(dot)"),
        (" <at> ", " <dot> "),
        (" {at} ", " {dot} "),
        ("[at]", "."),
        (" at ", "."),
    ),
    "de": ((" ät ", " punkt "), (" (ät) ", " (punkt) "), (" Klammeraffe ", " Punkt "), ("(at)", ".")),
    "fr": (
        (" arobase ", " point "),
        (" AROBASE ", " POINT "),
        (" (arobase) ", " (point) "),
        (" chez ", " point "),
    ),
    "es": ((" arroba ", " punto "), ("(arroba)", "(punto)")),
    "it": ((" chiocciola ", " punto "), (" (chiocciola) ", ".")),
    "pt": ((" arroba ", " ponto "), ("(arroba)", ".")),
    "nl": ((" apenstaartje ", " punt "),),
    "pl": ((" małpa ", " kropka "), ("(małpa)", "(kropka)")),
    "ru": ((" собака ", " точка "), ("(собака)", ".")),
    "uk": ((" равлик ", " крапка "), (" собака ", " крапка ")),
    "tr": ((" et ", " nokta "), ("(et)", "(nokta)")),
    "sv": ((" snabel-a ", " punkt "),),
    "cs": ((" zavináč ", " tečka "), ("(zavináč)", ".")),
    "ja": (("アットマーク", "ドット"), (" アット ", " ドット ")),
    "zh": ((" 艾特 ", " 点 "), ("(at)", ".")),
    "ko": ((" 골뱅이 ", " 점 "), ("골뱅이", " 닷 ")),
    "ar": ((" آت ", " دوت "), (" at ", " dot ")),
    "hi": ((" एट ", " डॉट "),),
}
_MAIL_PROSE = {
    "en": ("You can reach me at {v}.", "Please add {v} to the list"),
    "de": ("Schreib mir bitte an {v}", "Meine Mail: {v}"),
    "fr": ("Mon adresse mail c'est {v}",),
    "es": ("Mi correo es {v}", "Escríbeme a {v}"),
    "it": ("La mia mail è {v}",),
    "pt": ("Meu e-mail é {v}",),
    "nl": ("Mijn mailadres is {v}",),
    "pl": ("Mój adres to {v}",),
    "ru": ("Моя почта {v}",),
    "uk": ("Моя пошта {v}",),
    "tr": ("E-posta adresim {v}",),
    "sv": ("Min mejl är {v}",),
    "cs": ("Můj e-mail je {v}",),
    "ja": ("メールは{v}です",),
    "zh": ("我的邮箱是{v}",),
    "ko": ("제 메일은 {v} 입니다",),
    "ar": ("بريدي الإلكتروني {v}",),
    "hi": ("मेरा ईमेल {v} है",),
}


def _spoken(locale: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        local, host = (
            login_name(draw).replace("_", "."),
            draw.pick(("gmail", "outlook", "lunaris", "hagalund", "kopernik24")),
        )
        at, dot = draw.random.choice(_SPOKEN[locale])
        ending = draw.pick(("com", "net", "org", "eu"))
        return (
            local.replace(".", dot if len(dot) > 1 and draw.number(1, 2) == 1 else ".")
            + at
            + host
            + dot
            + ending
        )

    return make


def _mail_cases() -> tuple[Case, ...]:
    def changed(change: Callable[[Draw, str], str]) -> Callable[[Draw], str]:
        return lambda draw: change(draw, _email(draw))

    forms: dict[str, tuple[Callable[[Draw], str], tuple[str, ...]]] = {
        "plain": (
            _email,
            (
                "From: Ops <{v}>",
                "git config user.email {v}",
                "Author: x <{v}>",
                "{word},{v},{n}",
                "<a href='mailto:{v}'>mail</a>",
                "MAILTO={v}",
                "to={v}&subject=hi",
                "| {v} | active |",
                "- **E-mail:** `{v}`",
                "cc {v};",
                "Signed-off-by: T <{v}>",
                "dn: mail={v},ou=people,dc=lunaris",
            ),
        ),
        "encoded": (
            changed(lambda _, mail: mail.replace("@", "%40")),
            ("https://shop.lunaris.io/unsubscribe?mail={v}&x=1", "smtp://{v}:25", "GET /users/{v} 200"),
        ),
        "entity": (
            changed(lambda d, mail: mail.replace("@", d.pick(("&#64;", "&#x40;", "&commat;")))),
            ("<p>Kontakt: {v}</p>", "<li>{v}</li>"),
        ),
        "fullwidth": (
            changed(lambda d, mail: mail.replace("@", d.pick(("＠", "﹫")))),
            ("メール:{v}", "{v} まで"),
        ),
        "escaped": (
            changed(lambda d, mail: mail.replace("@", d.pick(("\\u0040", "\\x40")))),
            ('{"m": "{v}"}', "'{v}'"),
        ),
        "spaced": (
            changed(lambda d, mail: mail.replace("@", d.pick((" @ ", "@ ", " @")))),
            ("mail: {v}", "E-Mail {v}"),
        ),
        "bracketed": (
            changed(
                lambda d, mail: mail.replace(
                    "@", d.pick(("[at]", "(at)", "[@]", "(@)", " [at] ", "_at_", "<at>", "{at}", " [ät] "))
                )
            ),
            ("contact {v}", "Contact: {v}"),
        ),
        "quoted-local": (
            changed(lambda _, mail: f'"{mail.split("@")[0].replace(".", " ")}"@{mail.split("@")[1]}'),
            ("To: {v}", "rcpt to:<{v}>"),
        ),
        "special-local": (
            changed(
                lambda d, mail: d.pick(
                    (
                        f"o'{mail}",
                        mail.replace("@", "+spam-2026@"),
                        f"_{mail}",
                        mail.upper(),
                    )
                )
            ),
            ("To: {v}", "login {v} ok"),
        ),
        "unicode-local": (
            changed(
                lambda d, mail: (
                    d.pick(("jürgen", "søren", "иван.петров", "张伟", "josé.núñez", "δοκιμή"))
                    + mail[mail.index("@") :]
                )
            ),
            ("To: {v}", "mail={v}"),
        ),
    }
    cases = [
        Case(
            id=f"wide-email-{name}",
            kind="personal.email",
            variants=variants(
                make,
                {locale: _MAIL_PROSE[locale] for locale in ("en", "de", "ja")},
                tech=tech,
                fields=("email", "reply_to", "contactEmail"),
            ),
            repeats=True,
        )
        for name, (make, tech) in forms.items()
    ]
    spoken = tuple(
        Variant(make=_spoken(locale), prose=texts, locale=locale) for locale, texts in _MAIL_PROSE.items()
    )
    return (*cases, Case(id="wide-email-spoken", kind="personal.email", variants=spoken))


def network_wide_cases() -> tuple[Case, ...]:
    """All of them, those of handles, hosts, paths and machines too."""
    return (
        *_mail_cases(),
        *handle_cases(),
        *host_cases(),
        *path_cases(),
        *machine_cases(),
        *network_fresh_cases(),
    )
