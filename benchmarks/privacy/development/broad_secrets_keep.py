"""What manuals and standards print, and public names, numbers and ids: all must stay. Development set."""

# ruff: noqa: E501

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["broad_keep_cases"]


def _keep(name: str, make: Callable[[Draw], str], prose: tuple[str, ...], tech: tuple[str, ...] = ()) -> Case:
    return Case(
        id=f"broad-keep-{name}", kind=f"keep.{name}", variants=(Variant(make=make, prose=prose, tech=tech),)
    )


def _of(*texts: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(texts)


def _uuid(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-9{text[17:20]}-{text[20:]}"


def _card(draw: Draw) -> str:
    digits = draw.pick(
        (
            "4242" * 4,
            "4" + "1" * 15,
            "5555555555554444",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3530111333300000",
            "4000000000000002",
            "2223003122003222",
            "4444333322221111",
        )
    )
    if draw.random.random() < 0.5:
        return digits
    if len(digits) == 16:
        return " ".join(digits[at : at + 4] for at in range(0, 16, 4))
    return f"{digits[:4]} {digits[4:10]} {digits[10:]}"


def _account(draw: Draw) -> str:
    plain = draw.pick(
        (
            "DE89370400440532013000",
            "GB82WEST12345698765432",
            "GB29NWBK60161331926819",
            "FR1420041010050500013M02606",
            "NL91ABNA0417164300",
            "ES9121000418450200051332",
            "CH9300762011623852957",
            "BE68539007547034",
            "AT611904300234573201",
            "IT60X0542811101000000123456",
            "SE4550000000058398257466",
            "PL61109010140000071219812874",
        )
    )
    return (
        plain
        if draw.random.random() < 0.5
        else " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    )


def broad_keep_cases() -> tuple[Case, ...]:
    """All of them; kinds begin with ``keep.``."""
    return _ALL


_ALL = (
    _keep("test-card", _card, ("Use the test card {v} in sandbox mode.", "Stripe's test number is {v}, any date works.", "Bezahl mit der Testkarte {v}."), ('card: "{v}"', "number={v}", '{"card_number": "{v}", "cvc": "123"}', "cy.get('#card').type('{v}')")),
    _keep("sample-iban", _account, ("The standard's example is {v}.", "z. B. IBAN {v}", "An IBAN looks like {v}, says the docs."), ('iban = "{v}"', "assert is_valid('{v}')", "IBAN: {v}")),
    _keep("uuid-content", _uuid, ("The record {v} is missing in the index.", "Why does document {v} render twice?", "L'article {v} n'existe plus."), ('const ORDER = "{v}";', "GET /v1/items/{v} 200 12ms", "DELETE FROM docs WHERE id = '{v}';", "select * from t where uuid='{v}'", 'uuid: "{v}"', "[{v}] job started", "loading asset {v}.png", "urn:uuid:{v}", "{ id: '{v}', name: 'x' }", "ID: {v}", "<item guid=\"{v}\"/>", "CLSID\\{{v}}", "/documents/{v}/pages/3", "correlationId={v}", "request_id={v}", "Entity {v} not found", "fixture('{v}')", "UUID(\"{v}\")", "blob {v} uploaded", "- id: {v}", "run/{v}/logs", "PARTUUID={v}", "trace: {v}", "pk={v}", "https://app.test/projects/{v}/edit", "--id {v}", "uid={v}", "file: {v}.pdf", "/c/{v}", "/subscriptions/{v}/resourceGroups/x", "pvc-{v}", "volume {v}", "tenantId: {v}", "deployment {v} failed", "session {v} resumed", "/share/{v}", "/feed/{v}", "job_id={v}", "node_key: {v}", "order {v}")),
    _keep("public-id", _of("CVE-2024-12345", "CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q", "RFC 9110", "CWE-79", "ISO 8601", "ISO/IEC 27001:2022", "10.1038/s41586-020-2649-2", "PMID 32939066", "arXiv:1706.03762", "ISBN 978-0-13-468599-1", "ISSN 2049-3630", "MS17-010", "KB5034441", "EN 60601-1", "DIN 476", "PEP 8", "JSR-303", "USN-6648-1", "DSA-5673-1", "RHSA-2024:1234", "NCT04280705", "CAS 58-08-2", "rs429358", "ICD-10 J45.9", "HS 8471.30", "EIP-1559", "BIP-39"), ("See {v} for details.", "Is {v} relevant here?", "Laut {v} gilt das nicht."), ("# fixes {v}", "ref: {v}", "doi: {v}")),
    _keep("service-number", _of("112", "911", "116 117", "0800 1110111", "0800 111 0 222", "1-800-273-8255", "1-800-MY-APPLE", "1-800-275-2273", "+1 800 692 7753", "1-888-280-4331", "0800 123 4567", "00800 6789 1011", "1-877-233-3839", "116 123", "0808 808 1677", "988", "1800 55 1800", "0120-279-338"), ("Call {v} in an emergency.", "Support hotline: {v}", "The helpline is {v}, free of charge.", "Telefonseelsorge: {v}", "Apple Support can be reached at {v}."), ("phone: '{v}'",)),
    _keep("company", _of("Siemens", "Deutsche Telekom AG", "Microsoft Corporation", "Toyota", "Samsung Electronics", "Nestlé", "Johnson & Johnson", "Procter & Gamble", "Goldman Sachs", "Morgan Stanley", "Wells Fargo", "JPMorgan Chase", "Mercedes-Benz", "Louis Vuitton", "Marks & Spencer", "Ben & Jerry's", "McDonald's", "Levi Strauss", "Hewlett Packard", "Rolls-Royce", "Eli Lilly", "Merck", "Boeing", "Hugo Boss"), ("{v} raised its forecast.", "I wrote to {v} about the warranty.", "Compare {v} with its rivals.", "Die Aktie von {v} stieg."), ()),
    _keep("cloud", _of("us-east-1", "eu-central-1b", "europe-west4-a", "westeurope", "ap-southeast-2", "m5.2xlarge", "t3.micro", "n2-standard-8", "Standard_D4s_v5", "c7g.xlarge", "p4d.24xlarge", "s3.amazonaws.com", "s3.eu-west-1.amazonaws.com", "ec2.us-east-1.amazonaws.com", "storage.googleapis.com", "sts.amazonaws.com", "management.azure.com", "login.microsoftonline.com", "api.github.com", "registry.npmjs.org", "pypi.org", "hub.docker.com", "ghcr.io", "quay.io", "k8s.gcr.io", "dynamodb.us-west-2.amazonaws.com", "fra1", "nyc3", "cn-hangzhou", "169.254.169.254"), ("We run in {v}.", "Is {v} cheaper?"), ("region: {v}", "host={v}", "endpoint: https://{v}", "--zone {v}", "instance_type = \"{v}\"", "curl https://{v}/x")),
    _keep("hook-docs", _of("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "https://discord.com/developers/docs/resources/webhook", "https://docs.github.com/webhooks/webhook-events-and-payloads", "https://n8n.io/integrations/webhook/", "https://ntfy.sh/docs/publish", "https://hooks.zapier.com/hooks/catch/", "/api/webhooks/github", "https://example.com/callbacks/payment-complete", "https://api.example.com/v2/triggers/daily-report", "https://smee.io/", "https://api.example.com/ping/status", "https://example.com/webhook?event=push", "https://healthchecks.io/docs/"), ("See {v} for how.", "Post to {v} then."), ("url: {v}", "curl {v}")),
    _keep("password-talk", _of("at least 12 characters", "argon2id", "SHA-256", "bcrypt", "OAuth2", "the settings page", "AES-256-GCM", "a password manager", "1Password", "KeePassXC", "PBKDF2-HMAC-SHA256", "WPA2-PSK", "RFC 6238", "TLS 1.3", "build-server-01", "python3.12", "settings2024.yaml"), ("The password is handled by {v}.", "For passwords we still use {v}.", "Is the password not in {v}?", "password: see {v}", "The zip is encrypted with {v}.", "Forgot your password? Use {v}", "Das Passwort liegt jetzt noch in {v}."), ()),
    _keep("command-plain", _of("rabbitmqctl list_users", "bw login --apikey", "mc alias list", "echo hello2 | sudo tee x1", "printf 'a1b2c3' | xxd", "jwt.verify(token, publicKey)", "md5('hello')", "sqlplus / as sysdba", "smbclient -L //srv1 -N", "sudo -S true < file1", "cat file1 | sudo tee /etc/x1", "ssh deploy@build-01", "scp a.txt bob@web01:/srv/app1", "curl --cert client1.pem https://x1.test", "nuget push a1.nupkg -Source nuget.org", "helm upgrade x1 y2 --set image.tag=v1.2.3", "kubectl get secret db-1 -o yaml", "db.connect('postgres14', 'read_only')", "createHmac('sha256', secret)", "base64 -d <<< aGVsbG8gd29ybGQ="), (), ("{v}", "$ {v}", "RUN {v}")),
)  # fmt: skip
