"""Names and addresses of machines, networks and private servers. Development set."""

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.people import ascii_of
from benchmarks.privacy.development.wording import family, given
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["host_cases"]


def _given(draw: Draw) -> str:
    return ascii_of(given(draw, draw.pick(("en", "de", "fr", "es", "it", "pt", "pl"))))


def _own_host(draw: Draw) -> str:
    name = _given(draw)
    return draw.pick(
        (
            f"DESKTOP-{draw.chars(a.UPPER_DIGITS, 7)}",
            f"LAPTOP-{draw.chars(a.UPPER_DIGITS, 8)}",
            f"{name}s-MBP",
            f"{name}s-MacBook-Pro.local",
            f"MacBook-Pro-de-{name}.local",
            f"MacBook-Pro-von-{name}.fritz.box",
            f"{name.lower()}-thinkpad",
            f"{name.lower()}-desktop",
            f"{name.upper()}-PC",
            f"iPhone-von-{name}",
            f"{name}s-iPhone",
            f"{name.lower()}nas",
            f"WIN-{draw.chars(a.UPPER_DIGITS, 11)}",
            f"{name.lower()}-xps-15",
            f"{name}s-Mac-mini",
        )
    )


def _short_host(draw: Draw) -> str:
    return draw.pick(
        (
            f"lt-{family(draw, 'en').lower()}-{draw.number(10, 99)}",
            f"ws{draw.digits(4)}",
            f"{draw.pick(('saturn', 'gandalf', 'obelix', 'tardis', 'mordor'))}{draw.number(1, 9)}",
            f"srv-{draw.pick(('fra', 'lon', 'ams'))}-{draw.pick(('db', 'app'))}{draw.number(1, 9):02}",
        )
    )


def _inner_host(draw: Draw) -> str:
    service = (
        f"{draw.pick(('jenkins', 'gitlab', 'vault', 'db-prod', 'k8s-api'))}{draw.pick(('', '-2', '01'))}"
    )
    firm, zone = (
        draw.pick(("lunaris", "hagalund", "fernwald", "tresrios")),
        draw.pick(("internal", "corp", "intra", "lan", "local", "home.arpa", "intranet", "home", "private")),
    )
    return draw.pick(
        (
            f"{service}.{firm}.{zone}",
            f"{service}.{zone}",
            f"{service}.prod.{firm}.{zone}",
            f"{service}.corp.{firm}.com",
            f"{service}.internal.{firm}.io",
        )
    )


def _tunnel(draw: Draw) -> str:
    name = _given(draw).lower()
    return draw.pick(
        (
            f"{name}-pi.tail{draw.chars(a.HEX, 5)}.ts.net",
            f"{name}.duckdns.org",
            f"{name}home.ddns.net",
            f"{draw.chars(a.HEX, 4)}-{draw.number(2, 99)}-{draw.number(2, 99)}-7-{draw.number(2, 99)}.ngrok-free.app",
            f"{name}nas.synology.me",
            f"{name}.myfritz.net",
            f"{name}.dynv6.net",
            f"{name}cloud.no-ip.org",
            f"{name}.quickconnect.to",
        )
    )


def _repository(draw: Draw) -> str:
    team = draw.pick(("lunaris", "hagalund", "fernwald-it", "tresrios-data"))
    return f"{team}/{draw.pick(('billing', 'crm', 'payroll'))}-{draw.pick(('core', 'jobs', 'ui', 'infra'))}"


def _public_ip(draw: Draw) -> str:
    first = draw.pick(("77", "84", "91", "109", "176", "188", "212", "68", "189"))
    return f"{first}.{draw.number(1, 254)}.{draw.number(0, 255)}.{draw.number(1, 254)}"


def _private_ip(draw: Draw) -> str:
    return draw.pick(
        (
            f"192.168.{draw.number(0, 254)}.{draw.number(2, 254)}",
            f"10.{draw.number(0, 254)}.{draw.number(0, 254)}.{draw.number(2, 254)}",
            f"172.{draw.number(16, 31)}.{draw.number(0, 254)}.{draw.number(2, 254)}",
            f"100.{draw.number(64, 127)}.{draw.number(0, 254)}.{draw.number(2, 254)}",
        )
    )


def _ipv6(draw: Draw) -> str:
    group = lambda: draw.chars("123456789abcdef", 1) + draw.chars(a.HEX, 3)  # noqa: E731
    return draw.pick(
        (
            f"2a02:{group()}:{group()}:{group()}:{group()}:{group()}:{group()}:{group()}",
            f"2003:{group()}:{group()}::{group()}",
            f"2607:f8b0:{group()}:{group()}::1",
            f"fe80::{group()}:{group()}:{group()}:{group()}",
            f"fd{draw.chars(a.HEX, 2)}:{group()}:{group()}::{group()}",
            f"2A02:{group().upper()}:{group().upper()}::{group().upper()}",
        )
    )


def _host_text_cases() -> tuple[Case, ...]:
    own = Variant(
        make=_own_host,
        prose=(
            "My computer is called {v}.",
            "Mein Rechner heißt {v}.",
            "Mon ordinateur s'appelle {v}.",
            "Mi portátil se llama {v}",
            "the hostname is {v}",
            "私のパソコンの名前は{v}です",
            "Имя компьютера: {v}",
            "我的电脑名是{v}",
        ),
        tech=(
            "Hostname: {v}",
            "uname -n\n{v}",
            "$ hostname\n{v}",
            "HOSTNAME={v}",
            "COMPUTERNAME={v}",
            "Linux {v} 6.8.0-41-generic #41-Ubuntu SMP x86_64 GNU/Linux",
            "Static hostname: {v}",
            "hostnamectl set-hostname {v}",
            "user@{v}:~$ ls",
            "Host Name:                 {v}",
            '"hostname": "{v}"',
            "127.0.1.1\t{v}",
            "Mar  3 10:11:12 {v} sshd[{n}]: Accepted",
            "Darwin {v} 23.1.0 Darwin Kernel",
            "ping {v}",
            "node: {v}",
            "ComputerName : {v}",
            "Device name\t{v}",
            "computer name: {v}",
            "scutil --get LocalHostName → {v}",
            "NetBIOS name: {v}",
            "machine={v}",
        ),
        fields=("hostname", "host", "computer_name", "machine", "node", "device_name", "computerName"),
    )
    short = Variant(
        make=_short_host,
        tech=(
            "Hostname: {v}",
            "$ uname -n\n{v}",
            "Linux {v} 5.15.0-91-generic #101-Ubuntu SMP x86_64 GNU/Linux",
            "root@{v}:/etc# ls",
            "[root@{v} ~]# systemctl status",
            "Mar  3 10:11:12 {v} kernel: [ {n}.1] eth0 up",
            "Static hostname: {v}",
            "HOSTNAME={v}",
            "ssh deploy@{v}",
            "Host {v}\n  HostName 10.0.0.9",
            "Connection to {v} closed.",
        ),
        fields=("hostname", "computer_name"),
        prose=("The server is called {v}.", "SSH to {v} hangs."),
    )
    inner = Variant(
        make=_inner_host,
        prose=(
            "The ticket is on https://{v}/browse/OPS-{n}.",
            "{v} is down again.",
            "Unser Wiki liegt auf {v}.",
        ),
        tech=(
            "curl -k https://{v}:8443/api",
            "ping -c 1 {v}",
            "nslookup {v}",
            "host: {v}",
            "server {v};",
            "HostName {v}",
            "jdbc:postgresql://{v}:5432/app",
            "amqp://{v}/",
            "Could not resolve host: {v}",
            "{v}:6443",
            "proxy_pass http://{v};",
            "10.2.3.4 {v}",
            "NO_PROXY=localhost,{v}",
            "DB_HOST={v}",
            "redis://{v}:6379/0",
            "getaddrinfo ENOTFOUND {v}",
            "ldap://{v}",
            "smb://{v}/share",
        ),
        fields=("host", "base_url", "server", "endpoint"),
    )
    tunnel = Variant(
        make=_tunnel,
        prose=("It runs on https://{v} at home.", "open {v} in a browser"),
        tech=("ssh pi@{v}", "curl http://{v}/status", "server_name {v};", "HostName {v}", "tunnel: {v}"),
        fields=("host", "url", "domain"),
    )
    private = Variant(
        make=_repository,
        prose=("The code is in git@gitlab.lunaris.io:{v}.git.",),
        tech=(
            "git clone git@git.lunaris.io:{v}.git",
            "origin\tssh://git@gitlab.hagalund.se:2222/{v}.git (push)",
            "https://git.fernwald-bau.de/{v}/-/merge_requests/{n}",
            "url = git@bitbucket.org:{v}.git",
            "https://gitlab.hagalund.se/{v}/-/blob/main/a.py",
            "https://dev.azure.com/{v}/_git/x",
            "remote: https://github.tresrios.com/{v}.git",
        ),
    )
    return (
        Case(id="wide-host-own", kind="personal.host", variants=(own,), repeats=True),
        Case(id="wide-host-short", kind="personal.host", variants=(short,)),
        Case(id="wide-host-inner", kind="personal.host", variants=(inner,), bare=True),
        Case(id="wide-host-tunnel", kind="personal.host", variants=(tunnel,), bare=True),
        Case(id="wide-repository", kind="personal.repository", variants=(private,)),
    )


def host_cases() -> tuple[Case, ...]:
    """All of them."""
    log = (
        '{v} - - [02/Mar/2026:10:00:01 +0000] "GET / HTTP/1.1" 200 {n}',
        "Accepted publickey for {user} from {v} port 51122 ssh2",
        "X-Forwarded-For: {v}",
        "client: {v}, server: _",
        "{v}:443",
        "{v}/24",
        "inet {v} netmask 255.255.255.0",
        "ssh root@{v}",
        "http://{v}:8080/admin",
        "iptables -A INPUT -s {v} -j DROP",
        "DNS_SERVER={v}",
        "remote_addr={v}",
        "Failed password for root from {v}",
        "allow {v};",
        "[{v}]",
        "A record: {v}",
        "ping {v} (…)",
        "Blocked IP {v}",
        "10:11:12 peer={v} tx={n}",
        '"ip": "{v}"',
        "ip,{v},{n}",
        "<ip>{v}</ip>",
    )
    fields = ("ip", "client_ip", "remote_addr", "ipAddress", "server_ip", "host")
    prose = (
        "My server at {v} does not answer.",
        "Meine IP ist {v}",
        "mon adresse IP est {v}",
        "мой айпи {v}",
        "我的IP是{v}",
        "Can you look up who {v} is?",
    )
    hex6 = ("link", "bonded", "peer", "station")
    six = (
        "inet6 {v}/64 scope global",
        "ping6 {v}",
        "http://[{v}]:8080/",
        "from [{v}]:51122",
        "nameserver {v}",
        "{v} dev eth0 lladdr x",
        "client_ip={v}",
        "AAAA {v}",
        "{v}%en0",
    )
    return (
        *_host_text_cases(),
        Case(
            id="wide-ip-public",
            kind="personal.ip",
            variants=(Variant(make=_public_ip, tech=log, fields=fields, prose=prose),),
            bare=True,
            repeats=True,
        ),
        Case(
            id="wide-ip-dashed",
            kind="personal.ip",
            variants=(
                Variant(
                    make=lambda d: _public_ip(d).replace(".", "-"),
                    tech=(
                        "ec2-{v}.eu-west-1.compute.amazonaws.com",
                        "ip{v}.dynamic.isp.net",
                        "pool-{v}.bstnma.fios.verizon.net",
                    ),
                ),
            ),
        ),
        Case(
            id="wide-ip-private",
            kind="personal.private-ip",
            variants=(
                Variant(
                    make=_private_ip,
                    tech=log,
                    fields=fields,
                    prose=("The NAS is at {v}.", "Der Drucker hat {v}"),
                ),
            ),
            repeats=True,
        ),
        Case(
            id="wide-ip-six",
            kind="personal.ip",
            variants=(
                Variant(
                    make=_ipv6,
                    tech=six,
                    fields=("ip", "ipv6", "remote_addr"),
                    prose=("The router shows {v} as my address.", f"{hex6[2]} {{v}} is not reachable"),
                ),
            ),
            bare=True,
        ),
    )
