"""What peers were measured to leak or to destroy: each case in every place a conversation has for it."""

import base64
import json
from urllib.parse import quote

import pytest

from commonplace.privacy import Identity, IdentityTerm, Scanner, leaves, redact
from commonplace.privacy.examples import fake
from commonplace.records import Conversation, Message, Part, Provenance, Reasoning, Text, ToolCall, ToolResult
from tests.privacy.conversations import KEY

IDENTITY = Identity(
    (
        IdentityTerm("name", "Íñigo Zabaleta Ruiz"),
        IdentityTerm("username", "izabaleta"),
        IdentityTerm("home", "/home/izabaleta"),
        IdentityTerm("host", "thinkpad-zaba"),
        IdentityTerm("custom", "Nordwind Systeme"),
        IdentityTerm("custom", "nordwind/secret-shop"),
    )
)

GITHUB = "ghp_" + fake("alnum", 36, "floor")
ANTHROPIC = "sk-ant-api03-" + fake("alnum", 93, "floor") + "AA"
DISCORD = "M" + fake("alnum", 23, "d") + "." + fake("alnum", 6, "d") + "." + fake("alnum", 38, "d")
PEM = "\n".join(fake("base64", 64, str(line)) for line in range(12))
SESSION = fake("hex", 40, "session")
BASIC = base64.b64encode(b"carla:hunter-2-2").decode()
SEED = "ripple maple drift orbit canyon violet hammer gentle rescue walnut puzzle cousin"

SECRETS = {
    "basic header": (f"curl -H 'Authorization: Basic {BASIC}' https://x.test", BASIC),
    "curl -u": ("curl -s -u carla:hunter-2-2 https://x.test/api", "hunter-2-2"),
    "short json password": ('{"user": "carla", "password": "tr0ub4"}', "tr0ub4"),
    "json password of letters": ('{"password": "swordfish"}', "swordfish"),
    "password in prose": ("my password is tr0ub4dor&3, can you log in?", "tr0ub4dor&3"),
    "password for": ("the password for the staging box is Blue42House", "Blue42House"),
    "sshpass": ("sshpass -p tr0ub4 ssh root@db.test", "tr0ub4"),
    "seed phrase": (f"my seed phrase is: {SEED}", SEED),
    "concatenated": (f'token = "{GITHUB[:17]}" + "{GITHUB[17:]}"', GITHUB[17:]),
    "concatenated lines": (f"token = ('{ANTHROPIC[:40]}'\n         '{ANTHROPIC[40:]}')", ANTHROPIC[40:]),
    "colours": (f"export T=\x1b[32m{GITHUB[:20]}\x1b[0m{GITHUB[20:]}\n", GITHUB[20:]),
    "wrapped": (f"the key is\n{ANTHROPIC[:60]}\n{ANTHROPIC[60:]}\nok?", ANTHROPIC[60:]),
    "wrapped and indented": (f"    {GITHUB[:25]}\n    {GITHUB[25:]}\n", GITHUB[25:]),
    "sendgrid": ("SG." + fake("url64", 22, "s") + "." + fake("url64", 43, "s"), fake("url64", 43, "s")),
    "discord": (f"client.login('{DISCORD}')", DISCORD),
    "xai": ("XAI=xai-" + fake("alnum", 80, "x"), fake("alnum", 80, "x")),
    "age": ("AGE-SECRET-KEY-1" + fake("uppernum", 58, "a"), fake("uppernum", 58, "a")),
    "cookie": (f"Cookie: session={SESSION}; theme=dark", SESSION),
    "truncated pem": (f"$ head -5 id_rsa\n-----BEGIN RSA PRIVATE KEY-----\n{PEM[:260]}", PEM[70:100]),
    "pem": (f"-----BEGIN PRIVATE KEY-----\n{PEM}\n-----END PRIVATE KEY-----", PEM[200:240]),
    "pem escaped": (
        json.dumps({"key": f"-----BEGIN PRIVATE KEY-----\n{PEM}\n-----END PRIVATE KEY-----\n"}),
        PEM[200:240],
    ),
    "gitlab": ("GL=glpat-" + fake("alnum", 20, "g"), fake("alnum", 20, "g")),
    "twilio": ("twilio key SK" + fake("hex", 32, "t"), fake("hex", 32, "t")),
    "yaml password": ("db:\n  host: x\n  password: correcthorse\n  port: 5\n", "correcthorse"),
    "env password": ("DB_PASSWORD=correct-horse\n", "correct-horse"),
    "ini password": ("[db]\nuser = x\npassword = hunter22\n", "hunter22"),
    "slack webhook": (
        "https://hooks.slack.com/services/T00AB12CD/B00AB12CD/" + fake("alnum", 24, "w"),
        fake("alnum", 24, "w"),
    ),
    "connection string": ("Server=db;Database=x;User Id=app;Password=Tr0ub-4;", "Tr0ub-4"),
    "url password": ("postgres://admin:tr0ub4dor@10.0.0.5/prod", "tr0ub4dor"),
    "url encoded": (quote(f"https://x.test/?t={GITHUB}&q=a b", safe=""), GITHUB[4:]),
    "in base64": (
        base64.b64encode(f"GITHUB_TOKEN={GITHUB}\nX=1\n".encode()).decode(),
        base64.b64encode(f"GITHUB_TOKEN={GITHUB}".encode()).decode()[8:40],
    ),
    "unicode escapes": (
        '{"t": "' + "".join(f"\\u{ord(char):04x}" for char in GITHUB) + '"}',
        "\\u0067\\u0068\\u0070\\u005f\\u00" + f"{ord(GITHUB[4]):02x}",
    ),
    "nested three deep": (
        json.dumps({"a": json.dumps({"b": json.dumps({"password": "tr0ub4", "token": GITHUB})})}),
        GITHUB,
    ),
    "jwt": (
        "t="
        + "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ"
        + fake("alnum", 60, "j")
        + "."
        + fake("url64", 43, "j"),
        fake("url64", 43, "j"),
    ),
    "control characters": ("progress " + "\b \b" * 3000 + f" {ANTHROPIC}", ANTHROPIC),
}

PERSONAL = {
    "mail": ("write to maria.lopez@firm-berlin.de please", "maria.lopez@firm-berlin.de"),
    "obfuscated mail": ("maria.lopez [at] firm-berlin [dot] de", "maria.lopez"),
    "umlaut domain": ("post@bäckerei-müller.de ist da", "post@bäckerei-müller.de"),
    "spanish mobile": ("llámame al 612 345 678 mañana", "612 345 678"),
    "german mobile": ("meine Nummer: 0151 23456789", "0151 23456789"),
    "us phone": ("call (415) 555-2671 now", "(415) 555-2671"),
    "e164": ("+4915123456789", "+4915123456789"),
    "dni": ("DNI 18531344Z", "18531344Z"),
    "ssn": ("SSN 157-36-8193", "157-36-8193"),
    "passport": ("passport number C01X00T47", "C01X00T47"),
    "iban spaced": ("IBAN GB39 NWBK 6016 1331 9208 19", "6016 1331 9208"),
    "card spaced": ("card 4929 5925 8620 8320 exp", "4929 5925 8620 8320"),
    "card": ("card 5425106713738574", "5425106713738574"),
    "address us": ("I live at 742 Larkspur Terrace, Springfield", "742 Larkspur Terrace"),
    "address de": ("wohne in der Ahornstraße 14, 10245 Berlin", "Ahornstraße 14"),
    "birth date": ("born on 14 March 1987", "14 March 1987"),
    "own name": ("signed Íñigo Zabaleta", "Zabaleta"),
    "own name folded": ("From Inigo Zabaleta Ruiz", "Zabaleta"),
    "own name turned": ("ZABALETA, Íñigo", "ZABALETA"),
    "third name": ("my sister Maarit said so", "Maarit"),
    "employer": ("at Nordwind Systeme we", "Nordwind Systeme"),
    "host": ("ssh thinkpad-zaba", "thinkpad-zaba"),
    "internal host": ("psql -h db-prod-3.firm.internal", "db-prod-3.firm.internal"),
    "health": ("I was diagnosed with multiple sclerosis in May", "multiple sclerosis"),
    "handle": ("my twitter is @maria_lopez88", "@maria_lopez88"),
    "private repository": ("git clone git@github.com:nordwind/secret-shop.git", "nordwind/secret-shop"),
    "ipv4": ("ssh 85.214.132.117", "85.214.132.117"),
    "ipv6": ("from 2a02:8109:9c40:1a2b::17", "2a02:8109:9c40:1a2b::17"),
    "mac": ("ether 3c:22:fb:7a:91:0e", "3c:22:fb:7a:91:0e"),
    "gps": ("at 52.520008, 13.404954", "52.520008"),
    "home": ("cd /home/izabaleta/proj", "izabaleta"),
    "home of another": ("ls /home/mlopez/x", "mlopez"),
    "home windows": (r"C:\Users\mlopez\Desktop", "mlopez"),
    "home windows escaped": (json.dumps({"p": "C:\\Users\\mlopez\\x"}), "mlopez"),
    "home url encoded": ("file%3A%2F%2F%2Fhome%2Fizabaleta%2Fx", "izabaleta"),
    "home hyphens": ("~/.claude/projects/-Users-mlopez-work/x", "mlopez"),
    "git author": ("Author: Maria Lopez <mlopez@firm-berlin.de>", "mlopez@firm-berlin.de"),
}

BENIGN = {
    "npm integrity": '"integrity": "sha512-' + fake("base64", 86, "npm") + '=="',
    "password call": "password = get_password(user)",
    "placeholder key": 'api_key = "your-api-key-here"',
    "placeholder angle": "PASSWORD=<password>",
    "placeholder stars": "password: ********",
    "variable": "curl -u $USER:$PASS x; export TOKEN=${TOKEN}",
    "process env": "const key = process.env.API_KEY",
    "epoch milliseconds": '{"created": 1712345678901, "t": 1712345678}',
    "digits of pi": "3.14159265358979323846",
    "pi as run": "31415926535897932384",
    "loopback": "listening on 127.0.0.1:8080 and localhost, 0.0.0.0",
    "uuid": "id 8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c",
    "commit": "commit " + fake("hex", 40, "commit"),
    "digest": "sha256:" + fake("hex", 64, "digest"),
    "url": "see https://docs.python.org/3/library/re.html#regular-expression-syntax",
    "version": "pip install numpy==2.1.0.1 (py3-none-any)",
    "time": "2026-03-04T12:34:56.123456Z took 0.123456 s",
    "decorator": "@property\ndef x(self): ...\n@app.route('/users')",
    "package": "npm i @angular/core@17.1.2",
    "scp": "git@github.com:python/cpython",
    "code": "for index, token in enumerate(tokens): secret_count += 1",
    "type": "class User(Base):\n    password: str\n    email: Mapped[str]\n",
    "phone words": "telephone poles and cell towers",
    "c++": "std::vector<std::string> names;",
    "home variable": "cd /home/$USER/x && ls /home/runner/work",
    "placeholder look-alike": "[EMAIL_1] stands for a mail",
    "documentation address": "ping 192.0.2.1",
    "example mail": "user@example.com",
}


def placed(text: str) -> Conversation:
    """The text in every place that a conversation has for it."""
    parts: tuple[Part, ...] = (
        Text(text),
        Reasoning(kind="full", text=f"They say: {text}"),
        ToolCall(
            call_id="call_1", name="Bash", arguments={"command": text, "list": ["bash", "-lc", text], text: 1}
        ),
        ToolCall(call_id="call_2", name="Bash", arguments={"nested": json.dumps({"cmd": text})}),
        ToolResult(call_id="call_1", text=f"Exit 0\n{text}\n", metadata={"out": {"deep": [text]}}),
    )
    return Conversation(
        source="test",
        provider="openai",
        client="codex",
        surface="cli",
        native_id="n",
        title=text,
        provenance=Provenance(collection="unknown", source_format="f", parser="t", parser_version=1),
        messages=(Message(id="a", parent=None, role="user", parts=parts),),
        leaf="a",
    )


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(IDENTITY, KEY)


def cleaned(scanner: Scanner, text: str) -> list[str]:
    given = placed(text)
    result = scanner.scan([given])[0]
    assert result.status == "scanned"
    return [leaf.text for leaf in leaves(redact(given, result.findings, key=KEY).conversation)]


@pytest.mark.parametrize("name", [*SECRETS, *PERSONAL])
def test_nothing_is_left_anywhere(scanner: Scanner, name: str) -> None:
    text, value = (SECRETS | PERSONAL)[name]
    assert value in text
    forms = {value, json.dumps(value)[1:-1], json.dumps(json.dumps(value)[1:-1])[1:-1]}
    left = [leaf for leaf in cleaned(scanner, text) if any(form in leaf for form in forms)]
    assert left == []


@pytest.mark.parametrize("name", BENIGN)
def test_nothing_harmless_is_destroyed(scanner: Scanner, name: str) -> None:
    given = placed(BENIGN[name])
    findings = scanner.scan([given])[0].findings
    assert [(finding.rule, finding.path) for finding in findings] == []
