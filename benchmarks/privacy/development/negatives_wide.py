"""What must stay, wide: what looks like the name or the address of somebody and is none. Development set."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["negatives_wide"]

_TEXTS = Path(__file__).with_name("negatives_wide.txt")


def _keep(
    name: str,
    make: Callable[[Draw], str],
    tech: tuple[str, ...] = ("{v}",),
    *,
    prose: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
) -> Case:
    variant = Variant(make=make, tech=tech, prose=prose, fields=fields)
    return Case(id=f"keep-wide-{name}", kind=f"keep.{name}", variants=(variant,))


def _picked(values: tuple[str, ...], draw: Draw) -> str:
    return draw.pick(values)


def _written() -> Iterator[Case]:
    """The cases of the text file."""
    for block in _TEXTS.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.replace("⏎", "\n") for line in block.splitlines() if not line.startswith("# ")]
        if not lines:
            continue
        texts = {sign: tuple(line[2:] for line in lines[1:] if line[:2] == f"{sign} ") for sign in "vtpf"}
        yield _keep(
            lines[0][1:-1], partial(_picked, texts["v"]), texts["t"], prose=texts["p"], fields=texts["f"]
        )


def _four(draw: Draw) -> str:
    return f"{draw.number(1, 130)}.{draw.number(0, 29)}.{draw.number(0, 255)}.{draw.number(0, 230)}"


def _three(draw: Draw) -> str:
    return f"{draw.number(0, 30)}.{draw.number(0, 40)}.{draw.number(0, 99)}"


_WORDS = (
    "hello world",
    "Hello, World!",
    '{"type":"none"}',
    "foo",
    "test",
    "the quick brown fox",
    "<html></html>",
    "lorem ipsum dolor",
    "data",
    "print(1)",
    "user input",
    '{"a":1}',
    "one two three",
)
_MADE = (
    _keep(
        "version-four",
        _four,
        (
            "Chrome/{v} Safari/537.36",
            "Version {v} is available",
            'version = "{v}"',
            "v{v}",
            "AssemblyVersion({v})",
            "driver {v} installed",
            "firmware {v}",
            "chromedriver=={v}",
            '<PackageReference Include="X" Version="{v}" />',
            "Upgraded foo from 1.2.3.4 to {v}",
            "Product version: {v}",
            "build {v}",
            "release-{v}",
            "foo-{v}.tar.gz",
            "foo_{v}_amd64.deb",
            "FileVersion      : {v}",
            "Version={v}, Culture=neutral",
            "lib.so.{v}",
            "MSVC {v}",
            "image: vendor/app:{v}",
            "Firefox {v}",
        ),
        prose=("I updated to version {v} yesterday.", "It works in Chrome {v}."),
        fields=("version", "appVersion", "build", "driver_version", "browserVersion"),
    ),
    _keep(
        "version-three",
        _three,
        (
            "node v{v}",
            "pip {v}",
            "foo=={v}",
            "^{v}",
            "~> {v}",
            ">={v},<2",
            "# {v} (2026-01-02)",
            "tag: {v}-rc.1+build.{n}",
            "FROM python:{v}-slim",
        ),
        prose=("Python {v} is required.",),
        fields=("version",),
    ),
    _keep(
        "version-long",
        lambda d: f"{_three(d)}.{d.number(1, 9)}.{d.number(1, 9)}",
        ("openssl {v}", "section {v}", "oid 1.{v}"),
    ),
    _keep(
        "oid",
        lambda d: f"1.{d.number(2, 3)}.{d.number(6, 840)}.{d.number(1, 113549)}.1.{d.number(1, 11)}",
        ("OBJECT IDENTIFIER ::= {v}", "snmpwalk -v2c host {v}", "oid={v}"),
    ),
    _keep(
        "section",
        lambda d: f"{d.number(1, 12)}.{d.number(1, 9)}.{d.number(1, 9)}.{d.number(1, 9)}",
        (
            "Section {v} defines it",
            "see clause {v}",
            "{v} General requirements",
            "#### {v} Overview",
            "§ {v}",
        ),
        prose=("As chapter {v} says, it is optional.", "Requirement {v} of the standard applies."),
    ),
    _keep(
        "user-agent",
        lambda d: (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            f"Chrome/{d.number(90, 140)}.0.{d.number(4000, 7300)}.{d.number(1, 230)} Safari/537.36"
        ),
        ("User-Agent: {v}", '{"userAgent": "{v}"}'),
    ),
    _keep(
        "doc-ip",
        lambda d: d.pick(
            (
                f"192.0.2.{d.number(1, 254)}",
                f"198.51.100.{d.number(1, 254)}",
                f"203.0.113.{d.number(1, 254)}",
                "127.0.0.1",
                "0.0.0.0",  # noqa: S104 - a text
                "255.255.255.255",
                "255.255.255.0",
                "8.8.8.8",
                "1.1.1.1",
                "8.8.4.4",
                "9.9.9.9",
                "127.0.0.53",
                "169.254.169.254",
                "224.0.0.251",
                "1.2.3.4",
            )
        ),
        (
            "ping {v}",
            "listen {v}:80",
            "nameserver {v}",
            "ip={v}",
            "bind {v}",
            "curl http://{v}/latest",
            "netmask {v}",
            "inet {v}/8",
            "--host {v}",
        ),
        prose=("It listens on {v}.", "Use {v} as DNS."),
        fields=("host", "bind_address"),
    ),
    _keep(
        "fingerprint-colons",
        lambda d: ":".join(d.chars(a.HEX, 2) for _ in range(d.number(8, 32))),
        ("SHA1 Fingerprint={v}", "Serial Number: {v}", "MD5:{v}"),
    ),
    _keep(
        "hex-pairs",
        lambda d: " ".join(d.chars(a.HEX, 2) for _ in range(16)),
        ("0000 {v}  ......", "dump: {v}"),
    ),
    _keep("hex-minus", lambda d: "-".join(d.chars(a.HEX, 4) for _ in range(3)), ("trace {v}", "span={v}")),
    _keep(
        "memory",
        lambda d: f"0x{d.chars(a.HEX, 12)}",
        ("at {v}", "<object at {v}>", "rip: {v}", "segfault at {v} ip {v}", "=> {v} <+4>: mov"),
    ),
    _keep(
        "eth-like",
        lambda d: "0x" + d.chars(a.HEX, 64),
        ("block hash {v}", "tx {v}", '"stateRoot": "{v}"'),
    ),
    _keep(
        "trace-id",
        lambda d: d.chars(a.HEX, 32),
        ("trace_id={v}", "traceparent: 00-{v}-00f067aa0ba902b7-01", "md5sum {v}"),
        fields=("trace_id", "etag"),
    ),
    _keep(
        "uuid-code",
        lambda d: f"{d.chars(a.HEX, 8)}-{d.chars(a.HEX, 4)}-4d5e-9{d.chars(a.HEX, 3)}-{d.chars(a.HEX, 12)}",
        (
            "Guid({v})",
            "<ProjectGuid>{{v}}</ProjectGuid>",
            "job {v} finished",
            "session={v}",
            "run_id: {v}",
            "/runs/{v}/logs",
        ),
        fields=("id", "run_id", "job_id"),
    ),
    _keep(
        "time",
        lambda d: f"{d.number(10, 23)}:{d.number(10, 59)}:{d.number(10, 59)}",
        ("{v} INFO ready", "at {v}.123", "uptime {v}, 2 users", "{v}:04", "00:{v}:12"),
    ),
    _keep(
        "base64-word",
        lambda d: base64.b64encode(d.pick(_WORDS).encode()).decode(),
        (
            "echo {v} | base64 -d",
            "atob('{v}')",
            "b64decode(b'{v}')",
            "data:text/plain;base64,{v}",
            '"{v}" decodes to text',
        ),
        prose=("What is {v} in plain text?",),
    ),
    _keep(
        "base64-blob",
        lambda d: base64.b64encode(d.random.randbytes(d.number(30, 90))).decode(),
        ("data:font/woff2;base64,{v}", "data:application/wasm;base64,{v}", "payload size 90: {v}"),
    ),
    _keep(
        "integrity",
        lambda d: (
            d.pick(("sha256-", "sha384-", "sha512-"))
            + base64.b64encode(hashlib.sha384(d.chars(a.HEX, 8).encode()).digest()).decode()
        ),
        ('integrity="{v}"', '"integrity": "{v}"', "h1:{v}"),
    ),
    _keep(
        "lock-file",
        lambda d: (
            f'"{d.pick(("ms", "acorn"))}@npm:^{d.number(1, 9)}.{d.number(0, 9)}.0", checksum: 10c0/'
            + d.chars(a.HEX, 64)
        ),
        ("{v}",),
    ),
    _keep(
        "go-sum",
        lambda d: f"github.com/gorilla/mux v1.{d.number(1, 9)}.0 h1:{d.chars(a.ALNUM, 43)}=",
        ("{v}",),
    ),
    _keep(
        "cargo-lock",
        lambda d: f'name = "serde"\nversion = "1.0.{d.number(1, 219)}"\nchecksum = "{d.chars(a.HEX, 64)}"',
        ("{v}",),
    ),
    _keep(
        "dna",
        lambda d: d.chars("ACGT", d.number(24, 90)),
        (">seq1\n{v}", "primer {v}"),
        prose=("The primer is {v}.",),
    ),
    _keep("protein", lambda d: d.chars("ACDEFGHIKLMNPQRSTVWY", d.number(30, 70)), (">sp|P12345\n{v}", "{v}")),
    _keep(
        "date-forms",
        lambda d: d.pick(
            (
                f"{d.number(1, 28)}.{d.number(1, 12)}.{d.number(2001, 2026)}",
                f"{d.number(2001, 2026)}.{d.number(1, 12):02}.{d.number(1, 28):02}",
                f"20260{d.number(101, 928)}T101112Z",
                f"{d.number(1, 12)}/{d.number(1, 28)}/26",
            )
        ),
        ("built {v}", "log-{v}.txt"),
        prose=("The update is from {v}.", "It was released {v}."),
        fields=("date", "updated"),
    ),
    _keep(
        "counter",
        lambda d: d.digits(d.number(6, 13)),
        ("rows={v}", "nonce {v}", "seed={v}", "pid {v}", "inode {v}", "offset: {v}", "run {v} finished"),
        prose=("There are {v} rows.",),
        fields=("count", "seed", "total"),
    ),
)


def negatives_wide() -> tuple[Case, ...]:
    """All of them; kinds begin with ``keep.``."""
    return (*_written(), *_MADE)
