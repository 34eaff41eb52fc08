"""How long a scan takes for texts made to hold it up: CPU-seconds for each, the dearest first.

Usage: ``python benchmarks/hostile_texts.py [--kilobytes N] [--only NAME]``. Half a second for 400 kB is
the goal. Half of these took other tools more than forty seconds.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.privacy.guarantees import said

from commonplace.privacy import RULES, Identity, IdentityTerm, Scanner

SHAPES = {
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
    "chinese": "密码是什么",
    "blanks": " ",
    "quotes": '"',
    "nested-quotes": "'\"",
    "at": "@",
    "mail": "a.b@c.d ",
    "backslashes": "\\",
    "escapes": "\\u0041",
    "ansi": "\x1b[31m",
    "zero-width": "a\u200b",
    "braces": '{"a":',
    "brackets": "[",
    "combining": "e\u0301",
    "percent": "%41",
    "entities": "&#64;",
    "concat": '"a"+"b"+',
    "passwords": 'password="',
    "names": "Maria Lopez ",
    "streets": "12 Alder Street ",
    "phones": "+1 415 ",
    "cards": "4929 ",
    "seeds": "ripple maple ",
    "homes": "/home/",
    "tokens": "ghp_sk-AKIAxoxb-",
    "jwt": "eyJhbGciOiJIUzI1NiJ9.",
    "lines": "abcdefghijkl\n",
    "newlines": "\n",
    "keys": "api_key=",
    "octets": "1.2.3.4.",
    "full-width": "ＡＢＣ",
    "cyrillic": "пароль ",
    "nuls": "\x00",
}


def main() -> None:
    """Scan each and print the times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kilobytes", type=int, default=400)
    parser.add_argument("--only", default="", help="names of texts, with commas between")
    options = parser.parse_args()
    identity = Identity((IdentityTerm("name", "Maria Lopez"), IdentityTerm("phone", "+1 415 555 2671")))
    scanner = Scanner(identity, b"k" * 32)
    for rule in RULES:
        rule.match("", 0)  # compiles its patterns
    size = options.kilobytes * 1000
    times: list[tuple[float, str, str]] = []
    for name, unit in SHAPES.items():
        if options.only and name not in options.only.split(","):
            continue
        text = (unit * (size // len(unit.encode()) + 1))[:size]
        start = time.process_time()
        (result,) = scanner.scan([said(text)])
        times.append((time.process_time() - start, name, result.status))
        print(f"{times[-1][0]:8.2f} s  {name:<16}{result.status}", flush=True)
    print(f"slowest: {', '.join(f'{name} {spent:.2f} s' for spent, name, _ in sorted(times)[:-6:-1])}")


if __name__ == "__main__":
    main()
