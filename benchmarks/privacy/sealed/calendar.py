"""Days of birth, and how a day is written in a language."""

from random import Random

__all__ = ["day_of_birth", "written_day"]

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ms": "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
}


def day_of_birth(random: Random) -> tuple[int, int, int]:
    """Year, month and day of an adult of the twentieth century."""
    return random.randint(1941, 1999), random.randint(1, 12), random.randint(1, 28)


def written_day(random: Random, locale: str, day: tuple[int, int, int]) -> str:
    """The day in one of the forms that are usual there."""
    year, month, number = day
    named = _MONTHS.get(locale, "").split()
    forms = {
        "en": (f"{named[month - 1]} {number}, {year}" if named else "", f"{number:02}/{month:02}/{year}"),
        "fr": (f"{number:02}/{month:02}/{year}",),
        "es": (
            f"{number:02}/{month:02}/{year}",
            f"{number} de {named[month - 1]} de {year}" if named else "",
        ),
        "pt": (
            f"{number:02}/{month:02}/{year}",
            f"{number} de {named[month - 1]} de {year}" if named else "",
        ),
        "nl": (f"{number:02}-{month:02}-{year}",),
        "lt": (f"{year}-{month:02}-{number:02}",),
        "ja": (f"{year}年{month}月{number}日", f"昭和{year - 1925}年{month}月{number}日"),
        "zh": (f"{year}年{month}月{number}日", f"{year}/{month:02}/{number:02}"),
        "fa": (f"{year - 621}/{month:02}/{number:02}",),
    }.get(locale, (f"{number:02}.{month:02}.{year}",))
    if locale in ("de", "fr", "it", "nl", "tr", "pl", "ru", "ms", "is") and random.random() < 0.5:
        dot = "." if locale in ("de", "is") else ""
        return f"{number}{dot} {named[month - 1]} {year}"
    if locale == "ja" and year > 1988:
        return forms[0]
    return random.choice(forms)
