# ruff: noqa: E501 - rows of tables
"""Numbers that are nobody's: what looks like an id, a telephone or an account and must stay. Development set."""

from benchmarks.privacy.development.numbers_wide import Make, form
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["wide_number_negatives"]


def _picked(*texts: str) -> Make:
    return lambda draw: draw.pick(texts)


def _date(*styles: str) -> Make:
    def make(draw: Draw) -> str:
        day, month, year = draw.number(1, 28), draw.number(1, 12), draw.number(2019, 2026)
        return draw.pick(styles).format(d=day, m=month, y=year)

    return make


# name, maker, sentences, lines of programs, keys
_ROWS: tuple[tuple[str, Make, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("price-tag", form("8.999,99", "8,999.99", "8999.00", "89 999"), ("It costs {v} EUR plus shipping.", "Das macht {v} Euro.", "Le total est de {v} euros."), ("total: {v}", '{{"amount": {v}}}'.replace("{{", "{").replace("}}", "}"), "| price | {v} |"), ("price", "amount", "total")),
    ("quantity", form("8999", "899999", "8999999"), ("We ship {v} units per year.", "Die Stadt hat {v} Einwohner.", "约有{v}人参加。"), ("count={v}", "rows: {v}", "processed {v} records in 12 s"), ("count", "rows", "bytes")),
    ("date-event", _date("{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}", "{m}/{d}/{y}"), ("The release is planned for {v}.", "Der Termin ist am {v}.", "Le cours commence le {v}."), ("date: {v}", "released {v}", "due_date={v}"), ("date", "created", "due_date")),
    ("timestamp", form("1788999999", "1788999999999"), ("The epoch {v} is in seconds.",), ("ts={v}", '"created_at": {v},', "mtime {v}"), ("timestamp", "created_at")),
    ("port", form("8999", "89999"), ("It listens on port {v}.",), ("PORT={v}", "localhost:{v}", "-p {v}:80", "listening on 0.0.0.0:{v}"), ("port",)),
    ("error-code", form("0x80079999", "E8999", "-2147899999", "ORA-08999"), ("Windows shows error {v}.",), ("error code {v}", "exit status {v}", "ERROR {v}: deadlock"), ("code", "error_code")),
    ("issue", form("#8999", "#89999", "GH-899", "PROJ-8999", "JIRA-899"), ("See issue {v} for the discussion.", "Fixed by {v} last week."), ("closes {v}", "refs {v}"), ("issue", "ticket")),
    ("isbn", _picked("978-3-16-148410-0", "978-0-13-468599-1", "0-306-40615-2", "9780262033848"), ("The book has ISBN {v}.",), ("isbn: {v}",), ("isbn",)),
    ("issn", form("8999-9998", "0899-9998"), ("The journal's ISSN is {v}.",), ("issn={v}",), ("issn",)),
    ("doi", form("10.8999/j.cell.2019.89.999", "10.1899/899999.8999999"), ("The paper: doi {v}",), ("doi: {v}", "https://doi.org/{v}"), ("doi",)),
    ("rfc", form("RFC 8999", "RFC899"), ("{v} says so in section 4.", "as {v} requires"), ("# see {v}", "per {v}"), ()),
    ("standard", _picked("ISO 27001", "DIN EN 60601", "IEEE 802.11", "EN 12464", "ISO/IEC 7812", "ANSI X9.62"), ("It follows {v}.", "nach {v} geprüft"), ("standard: {v}",), ("standard",)),
    ("part", form("LM899AH", "BC547B", "STM32F899", "74HC899", "ESP32-S3", "i7-8999K", "RTX 8999"), ("The board uses a {v}.", "Which {v} fits?"), ("part: {v}", "sku={v}"), ("part_number", "sku")),
    ("gtin", _picked("4006381333931", "5901234123457", "0012345678905"), ("The barcode is {v}.",), ("ean: {v}", "gtin={v}"), ("ean", "gtin")),
    ("version", form("8.99.9", "v8.9.99", "2.8.9-rc1", "20.89.9"), ("Upgrade to {v} first.",), ("version: {v}", "node {v}", "python=={v}"), ("version",)),
    ("math-constant", _picked("3.14159265358979", "2.718281828459045", "1.4142135623", "6.02214076e23", "299792458"), ("The constant is {v}.",), ("x = {v}", "assert value == {v}"), ("value",)),
    ("figures", form("89 99 89 99 99", "899 899 999", "8.9 8.9 8.99"), ("The columns read {v} in order.",), ("row: {v}", "values {v}"), ()),
    ("size", form("899x899", "1920x1080", "8999 x 8999"), ("Make the picture {v} pixels.",), ("size={v}", "--resolution {v}"), ("size",)),
    ("service", _picked("112", "110", "911", "999", "116 117", "0800 111 0 111", "1-800-273-8255"), ("In an emergency dial {v}.", "Im Notfall die {v} wählen."), (), ()),
    ("example-phone", _picked("555-0123", "(555) 555-0199", "+1-202-555-0143", "123-456-7890"), ("Use a fake one such as {v}.",), ("placeholder=\"{v}\"",), ()),
    ("flight", form("LH 899", "BA8999", "AF 89"), ("The plane is {v} to Oslo.",), ("flight: {v}",), ("flight",)),
    ("highway", _picked("A4", "B27", "I-95", "M25", "US 101", "Route 66"), ("Take the {v} north.",), (), ()),
    ("law", _picked("§ 433 BGB", "17 U.S.C. 107", "art. 1240", "C-311/18", "Section 230", "2016/679"), ("This is about {v}.", "cité à {v}"), ("ref: {v}",), ()),
    ("model", _picked("iPhone 15 Pro", "Galaxy S24", "WH-1000XM5", "XPS 9520", "T14s Gen 3", "MX-5"), ("I bought a {v}.",), ("model: {v}",), ("model",)),
    ("color", form("#899999", "rgb(89, 99, 89)"), ("Paint it {v}.",), ("color: {v};", "fill={v}"), ("color",)),
    ("pid", form("89999", "8999"), ("Process {v} hangs.",), ("pid {v}", "kill -9 {v}", "[{v}] started", "thread-{v}"), ("pid",)),
    ("row-id", form("8999", "899999"), ("The row with id {v} is broken.",), ("WHERE id = {v}", '{"id": {v}}', "item_id={v}", "/items/{v}"), ("id", "item_id", "page")),
    ("year", form("1989", "2019"), ("That was in {v}, I think.", "Das Buch von {v}", "born in the USA, {v}"), ("year={v}",), ("year",)),
    ("history", _picked("1 September 1939", "July 4, 1776", "9. November 1989", "14 juillet 1789", "2 giugno 1946"), ("It began on {v}.", "the events of {v}"), (), ()),
    ("measure", form("89.9 kg", "899 mm", "8999 kW", "8.9 GHz", "899 GB"), ("It weighs or takes {v}.",), ("limit: {v}",), ("limit",)),
    ("schema", _picked("customer_id INTEGER NOT NULL", "phone VARCHAR(20)", "employee_id: int", "passport_number: str | None", "iban = Column(String(34))", "plate: string;"), (), ("    {v}", "CREATE TABLE t (\n  {v}\n)", "+  {v}"), ()),
    ("words-number", _picked("order by created_at", "case closed", "plate tectonics", "member of the team", "ticket to ride", "policy document", "badge component", "serial console", "claim to fame", "matrix multiplication"), ("It is about {v} today.",), ("# {v}",), ()),
    ("cue-word", _picked("number 12", "no. 7", "Nr. 3", "n° 4", "№ 5", "第3号"), ("Take bus {v} from there.", "chapter {v} explains it"), (), ()),
    ("build", form("build-8999", "r89999", "20240899.9", "89A899a"), ("CI run {v} failed.",), ("BUILD={v}", "tag: {v}"), ("build", "revision")),
    ("weights", form("8,9,9,8,9,9,8,9,9", "[89, 99, 899, 8999]", "8 9 9 9 8 9 9 9"), ("The weights are {v}.",), ("weights = {v}", "data: {v}"), ()),
    ("float-row", form("8.9999 8.9999 8.9999", "-0.8999,0.9999,0.9989"), (), ("{v}", "loss {v}", "tensor([{v}])"), ()),
    ("account-word", _picked("admin", "service-account", "default", "guest", "savings"), ("Log in to the {v} account.",), ("account: {v}", "account_type={v}"), ("account", "account_type")),
    ("enum", _picked("pending", "premium", "A+", "gold", "n/a", "TBD", "none"), ("My membership is {v}.",), ("customer_type: {v}", "membership_level={v}"), ("customer_type", "order_status", "policy_type")),
)  # fmt: skip


def wide_number_negatives() -> tuple[Case, ...]:
    """All of them."""
    return tuple(
        Case(
            id=f"keep-wide-{name}",
            kind=f"keep.number-{name}",
            variants=(Variant(make=make, prose=prose, tech=tech, fields=fields),),
        )
        for name, make, prose, tech, fields in _ROWS
    )
