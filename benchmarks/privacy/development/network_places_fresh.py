# ruff: noqa: E501 - rows of tables
"""Machines, places and ways to reach somebody, written before the rules of the area were read. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["fresh_place_cases", "fresh_place_negatives"]

Make = Callable[[Draw], str]


# What stands before a file and behind a sentence, for values seldom stand alone.
_ABOVE = ("# copied from my notes\n", "---\n", "output below\n", "... 14 lines left out\n", "(excerpt)\n")
_BEHIND = (
    " That is all I know.",
    " Thanks!",
    " Merci d'avance.",
    " Danke schon mal.",
    " Спасибо.",
    " Ok?",
    " 谢谢。",
)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip().replace("\\n", "\n") for line in text.strip().splitlines() if line.strip())


def _tech(text: str) -> tuple[str, ...]:
    return tuple(_ABOVE[number % len(_ABOVE)] + line for number, line in enumerate(_lines(text)))


def _prose(text: str) -> tuple[str, ...]:
    return tuple(line + _BEHIND[number % len(_BEHIND)] for number, line in enumerate(_lines(text)))


def _case(
    name: str, kind: str, make: Make, tech: str, prose: str = "", fields: str = "", *, bare: bool = False
) -> Case:
    variant = Variant(make=make, tech=_tech(tech), prose=_prose(prose), fields=tuple(fields.split()))
    return Case(id=f"placesfresh-{name}", kind=kind, variants=(variant,), bare=bare)


_FIRST_OCTETS = (2, 5, 14, 24, 31, 37, 41, 46, 58, 62, 71, 77, 80, 84, 89, 91, 93, 102, 109, 115, 122, 138, 145, 151, 163, 176, 181, 186, 190, 195, 201, 213, 217)  # fmt: skip
_V6 = ("2001:0:53aa", "2001:16b8", "2003:e1", "2408:8207", "2405:201", "2600:1700", "2601:646", "2804:14c", "2a00:23c7", "2a01:cb08", "2a02:8109", "2a02:a31a", "2a09:bac1", "240e:390", "2409:4072", "2001:9e8")  # fmt: skip


def _octets(draw: Draw) -> list[int]:
    return [draw.random.choice(_FIRST_OCTETS), *(draw.number(0, 255) for _ in range(2)), draw.number(1, 254)]


def _v4(draw: Draw) -> str:
    return ".".join(map(str, _octets(draw)))


def _home(draw: Draw) -> str:
    return draw.pick(
        (
            f"192.168.{draw.number(2, 250)}.{draw.number(20, 240)}",
            f"10.{draw.number(1, 250)}.{draw.number(1, 250)}.{draw.number(20, 240)}",
            f"172.{draw.number(18, 31)}.{draw.number(3, 250)}.{draw.number(20, 240)}",
            f"100.{draw.number(70, 120)}.{draw.number(1, 250)}.{draw.number(1, 250)}",
        )
    )


def _v6(draw: Draw) -> str:
    head = draw.pick(_V6)
    groups = [format(draw.number(0x10, 0xFFFF), "x") for _ in range(8 - len(head.split(":")))]
    form = draw.number(0, 3)
    if form == 0:
        return ":".join((head, *groups))
    if form == 1:
        return f"{head}:{groups[0]}::{groups[1]}:{groups[2]}"
    if form == 2:
        return f"{head}:{':'.join(groups[:2])}::{draw.pick('123456789abc')}"
    return ":".join((head, *groups)).upper()


def _joined(joint: str) -> Make:
    return lambda draw: joint.join(map(str, _octets(draw)))


def _hexed(form: str) -> Make:
    return lambda draw: form.format(*_octets(draw))


def _nibbles(draw: Draw) -> str:
    return ".".join(draw.chars(a.HEX, 23)) + ".0.8.a.2.0.1.0.0.2.ip6.arpa"


def _ip_cases() -> tuple[Case, ...]:
    kind = "personal.ip"
    return (
        _case("ip-access", kind, _v4, r'{v} - - [03/Nov/2026:08:14:55 +0100] "GET /cart HTTP/2.0" 304 0 "-" "curl/8.5"\n2026-11-03T08:14:55Z nginx[812]: *55 limiting requests, excess: 20.4 by zone "api", client: {v}, server: _\nNov  3 08:14:55 {host} sshd[4410]: Connection closed by authenticating user root {v} port 51022 [preauth]\nNov  3 08:14:55 {host} postfix/smtpd[99]: NOQUEUE: reject: RCPT from unknown[{v}]: 554 5.7.1\n[UFW BLOCK] IN=eth0 OUT= SRC={v} DST=10.0.0.2 LEN=40 PROTO=TCP DPT=23\n2026-11-03 08:14:55 WARN  RateLimiter - bucket empty for /{v}:55120\nfail2ban.actions [771]: NOTICE [sshd] Ban {v}\nE1103 08:14:55 handler.go:88] "denied" remote="{v}:41122" code=403', bare=True),
        _case("ip-proxy", kind, _v4, 'X-Forwarded-For: {v}, 10.1.0.4\nx-real-ip: {v}\nCF-Connecting-IP: {v}\nForwarded: for={v};proto=https;by=10.0.0.1\nTrue-Client-IP: {v}\ncurl -H "X-Forwarded-For: {v}" https://shop.test/\nReceived: from mail.test (unknown [{v}]) by mx.test\nReceived-SPF: pass (test: domain designates {v} as permitted sender) client-ip={v};\nX-Originating-IP: [{v}]\nVia: 1.1 {v}'),
        _case("ip-firewall", kind, _v4, "iptables -A INPUT -s {v}/32 -p tcp --dport 22 -j ACCEPT\nufw allow from {v} to any port 5432\nnft add rule inet filter input ip saddr {v} drop\nfirewall-cmd --add-source={v}\nallow {v};\nRequire ip {v}\ndeny from {v}\nhost all all {v}/32 scram-sha-256\naws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr {v}/32\ncidr_blocks = [\"{v}/32\"]\nsource_ranges: ['{v}/32']\nset address LAN-{n} ip {v} 255.255.255.255\naccess-list 101 permit tcp host {v} any eq 443\npass in on egress proto tcp from {v} to any port 22"),
        _case("ip-dns", kind, _v4, "vpn.test.    300 IN  A   {v}\n@  3600  IN A {v}\nhome\tA\t{v}\nName: box.test\\nAddress: {v}\n;; ANSWER SECTION:\\nbox.test. 60 IN A {v}\nbox.test has address {v}\nv=spf1 ip4:{v} -all\nnsupdate add box.test 60 A {v}\ndig +short box.test\\n{v}"),
        _case("ip-ssh", kind, _v4, "{v} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHostKeyOnlyForTests\nHost box\\n  HostName {v}\\n  Port 2222\n[{v}]:2222 ecdsa-sha2-nistp256 AAAAE2VjZHNh\nssh -p 2222 {user}@{v} uptime\nrsync -avz ./dist/ {user}@{v}:/srv/www/\nThe authenticity of host '{v} ({v})' can't be established.\nLast login: Tue Nov  3 08:14:55 2026 from {v}\nConnection to {v} closed by remote host.\nweb1 ansible_host={v} ansible_user=deploy\nmosh {user}@{v}"),
        _case("ip-vpn", kind, _v4, "Endpoint = {v}:51820\nremote {v} 1194 udp\nendpoint: {v}:51820\\n  allowed ips: 0.0.0.0/0\nleft={v}\\nright=%any\npeer {v} remote-as 64512\nset vpn l2tp remote-access outside-address {v}"),
        _case("ip-containers", kind, _v4, '"client_ip":"{v}"\n{"event":"login","geo":{"ip":"{v}","asn":3320}}\nsource_ip: {v}\nremoteAddr={v}\n<IpAddress>{v}</IpAddress>\n<client addr="{v}"/>\nINSERT INTO sessions (uid, ip, ua) VALUES (7, \'{v}\', \'curl\');\nWHERE inet_aton(\'{v}\') BETWEEN lo AND hi\nMY_IP = "{v}"\nTRUSTED_PROXIES={v},10.0.0.0/8\nip;country;hits\\n{v};DE;4\n| {v} | 41 | blocked |\n- `{v}`\n--advertise-address={v}\nserver.bind("{v}", 8080)\nvar peer = net.ParseIP("{v}")\n"addr": ["{v}"]\n{\\"ip\\": \\"{v}\\", \\"hits\\": 3}\n1. {v} (3 hits)\nhttp://{v}:8123/lovelace\n{"clientIp": "{v}", "userAgent": "x"}', "", "clientIp ip_address last_ip sourceIPAddress public_ip wanip", bare=True),
        _case("ip-tools", kind, _v4, "traceroute to box.test (63.250.1.9), 30 hops max\\n 4  {v}  12.310 ms  11.9 ms\n64 bytes from {v}: icmp_seq=1 ttl=54 time=18.2 ms\nNmap scan report for {v}\ncurl ifconfig.me\\n{v}\ncurl: (7) Failed to connect to {v} port 443 after 21 ms\ntcp  0  0 10.0.0.2:22  {v}:50110  ESTABLISHED\n08:14:55.102 IP {v}.443 > 10.0.0.2.51514: Flags [P.], length 1200\nPING {v} ({v}) 56(84) bytes of data.\nwhois {v}\ninet {v}/24 brd 10.0.0.255 scope global eth0\nuser     pts/0        {v}     08:14    0.00s\nArp: {v} is-at 00:11"),
        _case("ip-talk", kind, _v4, "what does the log line with {v} tell you?", "my public address at home is {v} and it changes weekly\nSomeone from {v} keeps hammering the login page.\nMeine feste IP lautet {v}, die steht im Vertrag.\nder Anschluss hat gerade {v} bekommen\nMon serveur tourne sur {v} chez moi.\nl'adresse {v} m'appartient\nel router de mi casa sale a internet con {v}\nil mio IP pubblico sarebbe {v}\nO meu IP fixo é o {v}.\nmijn vaste ip-adres is {v}\nMoje zewnętrzne IP to {v}.\nмой внешний айпи {v}, проверь порты\nУ мене статична адреса {v}\n我家宽带的公网地址是{v}，端口没开\n自宅のグローバルIPは{v}です。\n제 공인 아이피는 {v} 입니다\nsabit IP adresim {v}\nعنوان الآي بي الخاص بي هو {v}\nכתובת ה-IP שלי היא {v}\nमेरा आईपी पता {v} है\nmin publika adress är {v}\nIP tĩnh nhà tôi là {v}", bare=True),
        _case("ip-brackets", kind, _joined("[.]"), "IOC: {v}\n- {v} (C2?)\nblocked hxxp://{v}/a.sh", "The attacker came back from {v} last night.\nDer Zugriff kam von {v}."),
        _case("ip-round", kind, _joined("(.)"), "src {v}\nlogin from {v}", "I saw {v} in my router."),
        _case("ip-dotword", kind, _joined(" dot "), "ip = {v}", "My home IP is {v}, spelled so the forum filter eats it.\nthe box sits at {v}"),
        _case("ip-one-bracket", kind, _hexed("{}.{}.{}[.]{}"), "src={v}\nhxxps://{v}/panel", "it is {v} if you must know"),
        _case("ip-ptr", kind, _hexed("{3}.{2}.{1}.{0}.in-addr.arpa"), "dig -x gives {v}\n{v} domain name pointer home.test.\n{v}. 3600 IN PTR box.test.", "the reverse zone {v} has no entry"),
        _case("ip-dashes", kind, _joined("-"), "ssh box-{v}.dyn.provider.test\nip-{v}.eu-west-1.compute.internal\nReverse DNS: p{v}.dip0.provider.test\nec2-{v}.compute-1.amazonaws.com\nhost-{v}.static.provider.test\n{v}.sslip.io\nhttps://app.{v}.nip.io/"),
        _case("ip-hex", kind, _hexed("0x{:02x}{:02x}{:02x}{:02x}"), "client_ip={v}\nINET_ATON hex of my ip: {v}\nping {v}", "my IP in hex is {v}"),
        _case("ip-decimal", kind, lambda draw: str(draw.number(600_000_000, 3_700_000_000)), "SELECT INET_NTOA({v});\nip_long={v}\n\"ip_int\": {v}\nhttp://{v}/", "my IP as an integer is {v}"),
        _case("ip-v6-mapped", kind, lambda draw: f"::ffff:{_v4(draw)}", 'remoteAddress: \'{v}\'\nclient [{v}]:51022 connected\n"ip":"{v}"\nmorgan {v} - GET /', "Express prints {v} as the client", bare=True),
        _case("ip-v6-logs", kind, _v6, "{v} - - [03/Nov/2026:08:14:55 +0100] \"GET / HTTP/1.1\" 200 12\nclient=[{v}]:443 denied\nListen [{v}]:8443\nssh -6 {user}@{v}\nhttp://[{v}]:8080/status\nbox.test. 300 IN AAAA {v}\nReceived: from box ([IPv6:{v}]) by mx\nendpoint = [{v}]:51820\nv=spf1 ip6:{v} ~all\ninet6 {v}/64 scope global dynamic\n64 bytes from {v}: icmp_seq=1\nip -6 route add {v}/128 dev wg0\n<ipv6>{v}</ipv6>\nip6tables -A INPUT -s {v} -j DROP\n{\"peer\":\"{v}\"}\n   IPv6-Adresse. . . . . . . . . . . : {v}(Bevorzugt)\nHostName {v}\n| {v} | up |\n{v} dev eth0 lladdr 3c:22:fb:0a:11:c9 REACHABLE", "ping to {v} works from work but not from home\nMein Anschluss hat die Adresse {v}\nmi IPv6 es {v}\nмой IPv6 {v}\n我的IPv6地址是{v}。\nIPv6は{v}でした\nmon IPv6 : {v}", "ipv6 client", bare=True),
        _case("ip-v6-prefix", kind, lambda draw: f"{draw.pick(_V6)}:{format(draw.number(0x1000, 0xFFFF), 'x')}::/{draw.pick(('48', '56', '64'))}", "Delegated prefix {v}\nprefix: {v}\nroute {v} via fe80::1\nAllowedIPs = {v}", "Mein Provider gibt mir {v}."),
        _case("ip-v6-zone", kind, lambda draw: f"fe80::{draw.chars(a.HEX, 3)}:{draw.chars(a.HEX, 2)}ff:fe{draw.chars(a.HEX, 2)}:{draw.chars(a.HEX, 4)}%{draw.pick(('eth0', 'wlan0', 'en0', '12'))}", "ping6 {v}\nssh {user}@{v}\ndefault via {v}\ninet6 {v} prefixlen 64 secured scopeid 0x4"),
        _case("ip-v6-ula", kind, lambda draw: f"fd{draw.chars(a.HEX, 2)}:{draw.chars(a.HEX, 4)}:{draw.chars(a.HEX, 4)}::{draw.number(2, 99)}", "Address = {v}/64\nping6 {v}\nhttp://[{v}]/admin", "my NAS answers at {v}"),
        _case("ip-v6-arpa", kind, _nibbles, "{v} domain name pointer box.test.\ndig PTR {v}"),
        _case("ip-v6-dashes", kind, lambda draw: f"{draw.pick(_V6).replace(':', '-')}-{draw.chars(a.HEX, 4)}-0-{draw.chars(a.HEX, 4)}", "\\\\{v}.ipv6-literal.net\\share\n{v}.ip6.provider.test"),
        _case("ip-list", kind, lambda draw: f"{_v4(draw)}, {_v4(draw)}", "allowlist: [{v}]\nALLOWED={v}\nset_real_ip_from {v}\nblocked={v}", "These two were mine: {v}."),
        _case("ip-range", kind, lambda draw: (lambda o: f"{o[0]}.{o[1]}.{o[2]}.10-{o[0]}.{o[1]}.{o[2]}.90")(_octets(draw)), "nmap {v}\ninetnum: {v}\nrange = {v}", "they gave us {v}"),
        _case("ip-cidr", kind, lambda draw: f"{_v4(draw)}/{draw.number(24, 32)}", "allow {v}\nCIDR: {v}\nroute add -net {v} gw 10.0.0.1\n- ipBlock:\\n    cidr: {v}", "our office block is {v}"),
        _case("ip-private", kind, _home, "scp a.tgz {user}@{v}:/tmp\nproxmox: https://{v}:8006\ninet {v}/24 brd\nLease: {v} -> 3c:22:fb:01:a2:9c\nMQTT_BROKER={v}\nhost: {v}\nIPv4 Address. . . . : {v}\nstatic ip_address={v}/24\nsmb://{v}/photos\nrtsp://{v}:554/stream1\nnfs: {v}:/volume1\n{v}   nas nas.home", "My printer got {v} from the router.\nDas NAS hängt auf {v}.\nLa cámara está en {v}\nмой комп в сети под {v}\n树莓派的地址是{v}\nle NAS est sur {v}", "printer_ip local_ip"),
        _case("ip-encoded", kind, lambda draw: _v4(draw).replace(".", "%2E"), "GET /lookup?ip={v}\nhttps://geo.test/?addr={v}"),
        _case("ip-query", kind, _v4, "https://ipinfo.test/{v}/json\nhttps://www.whois.test/whois/{v}\nGET /v1/check?ip={v}&key=1\nhttps://www.abuseipdb.com/check/{v}\nhttps://www.shodan.io/host/{v}"),
        _case("ip-nmap-list", kind, _v4, "Discovered open port 22/tcp on {v}\nHost is up: {v}\\tStatus: Up\nreplicaset member {v}:27017 is down\nRedis: {v}:6379> PING\nkubectl get nodes -o wide\\nnode-1 Ready 10d v1.29 {v}\nbound to {v} -- renewal in 3600 seconds.\nDHCPACK on {v} to 3c:22:fb:01:a2:9c\npublic_ip = \"{v}\"\nelastic ip {v} allocated\nDroplet created: {v}"),
    )  # fmt: skip


def _degrees(draw: Draw, span: tuple[int, int], digits: int, sign: bool = True) -> str:
    minus = draw.pick(("", "", "-")) if sign else ""
    return f"{minus}{draw.number(*span)}.{draw.chars(a.DIGITS, digits - 1)}{draw.number(1, 9)}"


def _pair(
    joint: str, digits: int = 5, *, swapped: bool = False, comma: bool = False, sign: bool = True
) -> Make:
    def make(draw: Draw) -> str:
        both = [_degrees(draw, (12, 66), digits, sign), _degrees(draw, (3, 139), digits, sign)]
        if swapped:
            both.reverse()
        text = joint.join(both)
        return text.replace(".", ",") if comma else text

    return make


def _form(form: str) -> Make:
    """d, m, s and t: degrees, minutes, seconds and thousandths of the latitude; e, n, u and v of the longitude."""
    return lambda draw: form.format(
        d=draw.number(12, 66), m=draw.number(10, 59), s=draw.number(10, 59), t=draw.number(101, 999),
        e=draw.number(12, 139), n=draw.number(10, 59), u=draw.number(10, 59), v=draw.number(101, 999),
    )  # fmt: skip


def _place_cases() -> tuple[Case, ...]:
    kind = "personal.coordinates"
    return (
        _case("place-json", kind, _form("{d}.{m}{s}"), '{"home": {"lat": {v}, "lng": 9}}\n{"name":"cabin","latitude":{v}}\n"start": { "lng": {v} }\n{"geo":{"Lon": "{v}","acc":12}}\n{"home_lat":{v}}'),
        _case("place-keys", kind, _form("lat={d}.{m}{s}{t}, lon={e}.{n}{u}{v}"), "Point({v})\nplace({v})\nLatLng({v})\nfix: {v} hdop=0.9"),
        _case("place-xy", kind, _form('"y": {d}.{m}{s}{t}, "x": {e}.{n}{u}{v}'), '{"location": {{v}, "srid": 4326}}\n"geometry": {{v}, "spatialReference": {"wkid": 4326}}'),
        _case("place-short-keys", kind, _pair(", ", 4), "const HOME = [{v}];\nCENTER = ({v})\nmap.flyTo([{v}], 14)\nnew google.maps.LatLng({v})\nL.circle([{v}], {radius: 50})\nfolium.Map(location=[{v}])\nCLLocationCoordinate2D({v})\nLatLng({v})\nGeoPoint({v})\nlocation: [{v}]\nhome_coords: {v}\ngps_position={v}\nwaypoint {v}\nPoint.fromLngLat({v})\nST_SetSRID(ST_Point({v}),4326)\nhaversine({v}, 48.1, 11.5)\nloc = ({v})  # my house\nlast seen at {v}", "Our summer house is at {v} near the lake.\nDie Wanderung startet bei {v}, da parken wir.\non s'est garés à {v}\nla cabaña está en {v}\nla casa dei nonni è qui: {v}\nO sítio fica em {v}.\nOns huisje staat op {v}\nNasz dom stoi pod {v}\nдача вот здесь {v}\nМоя хата {v}\n奶奶家在{v}附近\n実家の座標は{v}です\n집 좌표가 {v}예요\nevimin koordinatları {v}\nإحداثيات بيتي {v}\nקואורדינטות הבית {v}\nमेरे घर का लोकेशन {v} है\nhuset ligger vid {v}\nnhà tôi ở {v}\nWe met at ({v}).\nnavigate to {v} please", "gps homeLocation coords position", bare=True),
        _case("place-lonlat", kind, _pair(",", 6, swapped=True), '"coordinates":[{v}]\n"bbox center": [{v}]\nhttps://router.project-osrm.org/route/v1/driving/{v};13.4,52.5\nhttps://api.mapbox.com/directions/v5/mapbox/driving/{v}\nhttps://api.mapbox.com/geocoding/v5/mapbox.places/{v}.json\nmarker pin-s({v})\n<gml:pos>{v}</gml:pos>\nfromLonLat([{v}])\nlnglat: {v}', "the garage in lon,lat order: {v}"),
        _case("place-space", kind, _pair(" ", 5), "<georss:point>{v}</georss:point>\n<gml:pos>{v}</gml:pos>\ngeo {v}\nPOS {v}\nlat lon: {v}\ngpsbabel {v}\n$ redshift -l home  # {v}", "GPS von zu Hause: {v}\nmy tent stood at {v}"),
        _case("place-colon", kind, _pair(":", 4), "redshift -l {v}\ngammastep -l {v}\nposition={v}"),
        _case("place-comma-decimal", kind, _pair("; ", 5, comma=True), "Koordinaten: {v}\nposition;{v}\nlat/lon {v}", "Unser Haus: {v}\nnotre maison, {v}\nдача: {v}\nla nostra casa: {v}\nwspółrzędne domu to {v}\nkoordinaterna är {v}"),
        _case("place-comma-decimal-blank", kind, _pair(" ", 4, comma=True), "GPS {v}\nKoordinat {v}", "Mein Grundstück liegt auf {v}.\nmon terrain : {v}"),
        _case("place-labels", kind, _form("Lat: {d}.{m}{s}{t} Lon: {e}.{n}{u}{v}"), "Standort {v}\n{v} Alt: 412\n[gps] {v} sats=9", "it says {v} for my driveway"),
        _case("place-labels-long", kind, _form("latitude {d}.{m}{s} and longitude {e}.{n}{u}"), "fix {v}", "I live at {v}.\nmy boat is moored at {v}"),
        _case("place-labels-de", kind, _form("Breite {d},{m}{s}, Länge {e},{n}{u}"), "Standort: {v}", "Das Haus: {v}."),
        _case("place-labels-fr", kind, _form("latitude : {d}.{m}{s}, longitude : {e}.{n}{u}"), "point {v}", "Chez moi c'est {v}"),
        _case("place-labels-ru", kind, _form("широта {d}.{m}{s}{t}, долгота {e}.{n}{u}{v}"), "точка: {v}", "Мой дом: {v}"),
        _case("place-labels-zh", kind, _form("纬度{d}.{m}{s}{t}，经度{e}.{n}{u}{v}"), "定位：{v}", "我家：{v}"),
        _case("place-labels-ja", kind, _form("緯度: {d}.{m}{s}{t} 経度: {e}.{n}{u}{v}"), "現在地 {v}", "家は{v}です"),
        _case("place-labels-ko", kind, _form("위도 {d}.{m}{s}{t}, 경도 {e}.{n}{u}{v}"), "위치: {v}", "우리집 {v}"),
        _case("place-labels-ar", kind, _form("خط العرض {d}.{m}{s} وخط الطول {e}.{n}{u}"), "الموقع: {v}", "بيتي عند {v}"),
        _case("place-labels-pl", kind, _form("szer. {d}.{m}{s}{t}, dł. {e}.{n}{u}{v}"), "punkt: {v}", "Dom: {v}"),
        _case("place-labels-es", kind, _form("lat. {d}.{m}{s}{t}, long. -{e}.{n}{u}{v}"), "punto: {v}", "mi casa está en {v}"),
        _case("place-suffix", kind, _form("{d}.{m}{s}N, {e}.{n}{u}W"), "pos={v}\nmmsi report {v}", "anchored at {v} overnight\nWir lagen bei {v} vor Anker"),
        _case("place-prefix", kind, _form("N{d}.{m}{s}{t} W{e}.{n}{u}{v}"), "WP1 {v}\nfix {v}", "the cache is at {v}"),
        _case("place-degree", kind, _form("{d}.{m}{s}{t}°, {e}.{n}{u}{v}°"), "Position: {v}\nGPS: {v}", "The old farm is at {v}."),
        _case("place-dms-plain", kind, _form("{d} {m} {s}.{t} N {e} {n} {u}.{v} E"), "GPS {v}\nposition: {v}", "my grandparents' farm is {v}"),
        _case("place-dms-typographic", kind, _form("{d}°{m}′{s}.{t}″N {e}°{n}′{u}.{v}″E"), "- {v}\nloc: {v}", "Google says {v} for the barn\nDie Scheune liegt bei {v}\nla granja: {v}", bare=True),
        _case("place-dms-ascii", kind, _form("""{d}°{m}'{s}.{t}"N+{e}°{n}'{u}.{v}"E"""), "https://www.google.com/maps/place/{v}/\nmaps {v}"),
        _case("place-dms-colon", kind, _form("{d}:{m}:{s}.{t}N {e}:{n}:{u}.{v}E"), "pos {v}\nAPRS {v}", "QTH {v}"),
        _case("place-dms-dash", kind, _form("{d}-{m}-{s}N {e:03}-{n}-{u}E"), "NOTAM PSN {v}\nposition {v}", "we hit the buoy at {v}"),
        _case("place-minutes", kind, _form("{d}°{m}.{t}'N {e:03}°{n}.{v}'E"), "MOB {v}\nAIS: {v}", "our mooring: {v}\nUnser Liegeplatz: {v}"),
        _case("place-minutes-it", kind, _form("{d}°{m}'{s}'' N - {e}°{n}'{u}'' E"), "coordinate {v}", "l'agriturismo si trova a {v}"),
        _case("place-compact", kind, _form("{d}{m}{s}N{e:03}{n}{u}E"), "ICAO field {v}\nPSN {v}"),
        _case("place-aprs", kind, _form("{d}{m}.{s}N/{e:03}{n}.{u}E"), "N0CALL>APRS,TCPIP*:={v}-PHG\nDB0XYZ>APZ:!{v}#"),
        _case("place-exif-json", kind, _form('"GPSLatitude": {d}.{m}{s}{t}, "GPSLongitude": {e}.{n}{u}{v}'), '[{"SourceFile":"a.jpg",{v}}]\n{{v},"GPSAltitude":12}'),
        _case("place-exif-ratio", kind, _form("[[{d}, 1], [{m}, 1], [{s}{t}, 1000]]"), "piexif GPSLatitude {v}\n'GPSLongitude': {v}\n2: {v},  # piexif.GPSIFD.GPSLatitude"),
        _case("place-exif-list", kind, _form("[{d}, {m}, {s}.{t}]"), "GPS GPSLatitude: {v}\nEXIF GPS GPSLongitude = {v}\n\"GPSLatitude\": {v}"),
        _case("place-iso", kind, _form("+{d}.{m}{s}-{e:03}.{n}{u}"), "location={v}/\n©xyz: {v}/\ncom.apple.quicktime.location.ISO6709 : {v}+012.000/\ntzdata row {v}"),
        _case("place-links", kind, _pair(",", 6), "https://www.google.com/maps/place/x/@{v},17z/data=x\nhttps://www.google.de/maps?q={v}\nhttps://maps.google.com/maps?daddr={v}\nhttps://maps.apple.com/?q={v}\nhttps://maps.apple.com/place?coordinate={v}\ngeo:{v};u=35\ncomgooglemaps://?center={v}\nhttps://www.google.com/maps/dir//{v}/\nhttps://map.kakao.com/link/map/home,{v}\nhttps://waze.com/ul?ll={v}\nwaze://?ll={v}\nhttps://yandex.com/maps/?rtext=~{v}\nhttps://www.here.com/?map={v},15\nhttps://share.here.com/l/{v}\ngoogle.navigation:q={v}\nhttps://maps.google.com/maps/api/staticmap?center={v}&zoom=14\nhttps://maps.googleapis.com/maps/api/streetview?location={v}\nhttps://mapy.cz/?q={v}\nhttps://api.sunrise-sunset.org/json?loc={v}\nhttps://api.darksky.net/forecast/k/{v}\nhttps://wttr.in/{v}", "Ecco la posizione: https://maps.google.com/?q={v}"),
        _case("place-links-encoded", kind, _pair("%2C", 5), "https://www.google.com/maps/search/?api=1&query={v}\nhttps://maps.apple.com/?ll={v}&t=m\nhttps://www.google.com/maps/dir/?api=1&origin={v}"),
        _case("place-links-slash", kind, _pair("/", 5), "https://www.openstreetmap.org/#map=18/{v}\nhttps://opentopomap.org/#map=14/{v}\nhttps://www.komoot.com/plan/@{v}\nhttps://hiking.waymarkedtrails.org/#?map=13.0/{v}\nhttps://brouter.de/brouter-web/#map=12/{v}/standard\nhttps://ecmwf.test/point/{v}"),
        _case("place-links-lon", kind, _form("lon={e}.{n}{u}{v}&lat={d}.{m}{s}{t}"), "https://api.met.no/weatherapi/locationforecast/2.0/compact?{v}\nhttps://nominatim.openstreetmap.org/reverse?format=json&{v}\nGET /nearby?{v}&r=500"),
        _case("place-links-xy", kind, _form("x={e}.{n}{u}{v}&y={d}.{m}{s}{t}"), "https://mapy.cz/zakladni?{v}&z=15\nhttps://map.naver.test/?{v}"),
        _case("place-links-own", kind, _form("latitude={d}.{m}{s}{t}&longitude={e}.{n}{u}{v}"), "https://api.bigdatacloud.net/data/reverse-geocode-client?{v}&localityLanguage=en\nimmich map?{v}"),
        _case("place-wkt", kind, _pair(" ", 5, swapped=True), "POINT Z ({v} 12)\nLINESTRING({v}, 13.1 52.2)\nSRID=4326;POINT({v})\nMULTIPOINT(({v}))\nPOLYGON(({v}, 1 2, 3 4))\nst_geogfromtext('POINT({v})')\n\"wkt\": \"POINT ({v})\""),
        _case("place-csv", kind, _pair(",", 6), "timestamp,latitude,longitude\\n2026-11-03T08:14:55,{v}\nid,name,lat,lng\\n4,Home,{v}\n2026-11-03T08:14:55Z,{v},412.0,1.2\nB0814555N,{v}"),
        _case("place-sql", kind, _pair(", ", 6), "INSERT INTO places (name, lat, lon) VALUES ('home', {v});\nUPDATE t SET geom = point({v})\nSELECT earth_box(ll_to_earth({v}), 500)\nGEOADD fleet {v} van"),
        _case("place-yaml", kind, _pair("\n  longitude: ", 4), "homeassistant:\\n  name: Home\\n  latitude: {v}\\n  elevation: 30\nsite:\\n  latitude: {v}"),
        _case("place-toml", kind, _pair("\nlon = ", 4), "[location]\\nlat = {v}\n[home]\\nlat = {v}"),
        _case("place-env", kind, _pair("\nHOME_LONGITUDE=", 4), "HOME_LATITUDE={v}\nTZ=Europe/Rome\\nHOME_LATITUDE={v}"),
        _case("place-xml", kind, _pair("</lat><lon>", 5), "<home><lat>{v}</lon></home>\n<pos><lat>{v}</lon></pos>"),
        _case("place-cli", kind, _pair(" --lon ", 4), "suntimes --lat {v}\n./forecast.py --lat {v} --days 3"),
        _case("place-attributes", kind, _pair('" data-lng="', 5), '<div id="map" data-lat="{v}"></div>\n<li data-lat="{v}">home</li>'),
        _case("place-meta", kind, _pair(";", 5), '<meta name="geo.position" content="{v}">\n<meta name="ICBM" content="{v}">'),
        _case("place-vcard", kind, _pair(";", 5), "GEO:{v}\nBEGIN:VEVENT\\nGEO:{v}\\nEND:VEVENT\nX-APPLE-STRUCTURED-LOCATION:geo:{v}"),
        _case("place-plus", kind, lambda draw: f"{draw.chars('23456789CFGHJMPQRVWX', 4)}+{draw.chars('23456789CFGHJMPQRVWX', 2)}", "open {v} Utrecht in maps\npluscode={v} Lyon\n\"plus_code\": {\"compound_code\": \"{v} Porto\"}", "Our house has no street name, use {v} Nairobi.\nunser Hof hat {v} Passau als Plus Code"),
        _case("place-plus-full", kind, lambda draw: f"{draw.pick('6789')}{draw.chars('CFGHJMPQRV', 1)}{draw.chars('23456789CFGHJMPQRVWX', 2)}{draw.chars('23456789CFGHJMPQRVWX', 4)}+{draw.chars('23456789CFGHJMPQRVWX', 2)}", '"global_code": "{v}"\nhttps://plus.codes/{v}\nolc decode {v}', "deliver it to {v}, the driver knows\nbitte an {v} liefern", bare=True),
        _case("place-words3", kind, lambda draw: "///" + ".".join(draw.chars("abcdefghilmnoprstu", draw.number(4, 8)) for _ in range(3)), "w3w {v}\nambulance called to {v}", "the picnic blanket is at {v}\nwir stehen bei {v}\non est à {v}"),
        _case("place-mgrs", kind, lambda draw: f"{draw.number(11, 58)}{draw.pick('NPQRSTUV')}{draw.pick('ABCDEFGH')}{draw.pick('KLMNPQ')}{draw.digits(5)}{draw.digits(5)}", "mgrs={v}\ngrid ref {v}", "the stand is at MGRS {v}\nunser Hochsitz: MGRS {v}"),
        _case("place-utm", kind, lambda draw: f"{draw.pick(('32U', '33T', '30N', '17T'))} {draw.digits(6)} {draw.digits(7)}", "UTM WGS84 {v}\nutm: {v}", "the spring is at UTM {v}"),
        _case("place-utm-words", kind, lambda draw: f"E {draw.digits(6)} N {draw.digits(7)}", "ETRS89 UTM zone 32: {v}\nUTM32 {v}"),
        _case("place-osgb", kind, lambda draw: f"{draw.pick(('SU', 'TQ', 'NY', 'SK', 'NT'))} {draw.digits(5)} {draw.digits(5)}", "OS grid ref {v}\ngridref: {v}", "the cottage's grid reference is {v}"),
        _case("place-swiss", kind, lambda draw: f"2'{draw.number(510, 820)}'{draw.number(100, 999)} / 1'{draw.number(110, 280)}'{draw.number(100, 999)}", "LV95: {v}\nKoordinaten {v}", "Unsere Alphütte: {v}"),
        _case("place-gauss", kind, lambda draw: f"R: {draw.pick('34')}{draw.digits(6)} H: 5{draw.digits(6)}", "Gauß-Krüger {v}\nGK {v}"),
        _case("place-locator", kind, lambda draw: f"{draw.pick(('JN', 'JO', 'IO', 'FN', 'EM', 'CM'))}{draw.digits(2)}{draw.chars('abcdefghijklmnopqrstuvwx', 2)}", "<GRIDSQUARE:6>{v}\nMY_GRIDSQUARE={v}\nlocator: {v}", "my locator is {v}, 73\nmein Locator: {v}\nQTH {v} here"),
        _case("place-geohash", kind, lambda draw: draw.pick("u9dgsw") + draw.chars("0123456789bcdefghjkmnpqrstuvwxyz", 7), "geohash={v}\n\"geohash7\": \"{v}\"\nngeohash.decode('{v}')"),
        _case("place-h3", kind, lambda draw: f"8{draw.pick('9ab')}{draw.chars(a.HEX, 10)}fff", "h3_index: {v}\nh3.cell_to_latlng('{v}')\n\"h3\": \"{v}\""),
        _case("place-nmea", kind, _form("{d}{m}.{t}1,S,{e:03}{n}.{v}2,W"), "$GNGGA,081455.00,{v},1,09,0.9,412.1,M,48.0,M,,*5B\n$GPGLL,{v},081455,A*2C\n+CGPSINFO: {v},031126,081455.0,412.0,0.0,"),
        _case("place-owntracks", kind, _form("{e}.{n}{u}"), '{"_type":"location","tid":"ab","lon":{v},"t":"u","batt":81}\n{"lat":{v},"tst":1793693695}'),
        _case("place-takeout", kind, _form("{d}{m}{s}{t}"), '{"timestamp":"2026-11-03T08:14:55Z","latitudeE7": {v}, "longitudeE7": 0}\n"location": { "latitudeE7": {v} }\n"lngE7":{v}'),
        _case("place-takeout-new", kind, _form("{d}.{m}{s}{t}1°, {e}.{n}{u}{v}2°"), '"latLng": "{v}"\n"point": "{v}"\n"placeLocation": {"latLng": "{v}"}'),
        _case("place-log", kind, _pair(",", 6), "I/FusedLocation( 812): Location[fused {v} hAcc=12.0]\ndidUpdateLocations: <+{v}> +/- 5.00m\nLocation[gps {v} acc=8 et=+1d]\n<{v}> +/- 65.00m (speed -1.00 mps)"),
    )  # fmt: skip


_NAMES = ("oskarlind", "marit.vos", "tomek_z", "jpalmgren", "ines-duarte", "kwabena88", "yukinori", "rferrante", "salma.k", "dvoracek", "bjornar", "hollisg")  # fmt: skip
_FIRMS = ("quellhof", "brevard-tech", "studioletna", "norrsken", "palafito", "mirovka", "tenuta", "westerlo")


def _name(draw: Draw) -> str:
    return f"{draw.pick(_NAMES)}{draw.pick(('', '', str(draw.number(2, 99))))}"


def _mail(draw: Draw) -> str:
    firm = draw.pick(_FIRMS)
    return f"{_name(draw)}@{draw.pick((f'{firm}.com', f'{firm}.it', f'mail.{firm}.pl', 'gmx.at', 'proton.me', 'wp.pl', 'bk.ru', 'hotmail.fr'))}"


def _inner(draw: Draw) -> str:
    firm = draw.pick(_FIRMS)
    return f"{draw.pick(('nas', 'jira', 'vpn', 'git', 'wiki', 'db01', 'ldap', 'k8s-a'))}.{draw.pick((f'{firm}.internal', f'{firm}.local', f'corp.{firm}.com', f'int.{firm}.net', f'{firm}.lan', f'{firm}.home.arpa', f'{firm}.ts.net', f'{firm}.fritz.box'))}"


def _machine(draw: Draw) -> str:
    first = draw.pick(("Ines", "Tomek", "Salma", "Bjornar", "Hollis", "Marit", "Yuki"))
    return draw.pick((f"{first}s-MacBook-Air", f"{first}-XPS15", f"DESKTOP-{draw.chars(a.UPPER_DIGITS, 7)}", f"LAPTOP-{draw.chars(a.UPPER_DIGITS, 8)}", f"{first.lower()}-thinkpad", f"iPhone-de-{first}", f"MBP-von-{first}", f"PC-{first.upper()}", f"{first.lower()}-homeserver"))  # fmt: skip


def _repo(form: str) -> Make:
    def make(draw: Draw) -> str:
        return form.format(
            o=draw.pick(_FIRMS), u=_name(draw).replace(".", ""), r=f"{draw.pick(('ledger', 'intake', 'roster', 'claims'))}-{draw.pick(('api', 'web', 'etl', 'infra'))}"
        )  # fmt: skip

    return make


def _reach_cases() -> tuple[Case, ...]:
    """Hosts, repositories, mail, hardware, handles, pages and telephones."""
    return (
        _case("host-inner", "personal.host", _inner, "kubectl config set-cluster a --server=https://{v}:6443\nssh {user}@{v} -L 8080:localhost:80\nJIRA_URL=https://{v}\nproxy_pass http://{v}:8080;\nDB_HOST={v}\npsql -h {v} -U {user}\ncurl: (6) Could not resolve host: {v}\nping: {v}: Name or service not known\nserver_name {v};\nhost={v} port=5432\n[{v}] 10.1.1.2\nldap://{v}:389\nnamespace lookup {v}: NXDOMAIN\nsubject=CN = {v}\nDNS:{v}, DNS:localhost\n10.1.2.3 {v}\nsmb://{v}/share\n\"endpoint\": \"http://{v}:9200\"\nNode {v} is NotReady\nFROM {v}/base:1.4\nNov  3 08:14:55 {v} systemd[1]: Started", "Only {v} is affected, the rest is fine.\nDer Server {v} ist seit heute früh weg.\nle serveur {v} ne répond plus\nсервер {v} не отвечает\n{v} にログインできません", "db_host hostname fqdn", bare=True),
        _case("host-machine", "personal.host", _machine, "{user}@{v}:~$ ls\nNov  3 08:14:55 {v} sshd[14]: Accepted\nComputerName: {v}\nhostnamectl set-hostname {v}\nNetBIOS Name: {v}\n\"deviceName\": \"{v}\"\nHOSTNAME={v}\n127.0.1.1 {v}\nStatic hostname: {v}\n[{v}] connected\ntailscale status\\n100.64.0.3 {v} linux\nuname -a\\nLinux {v} 6.8.0-48\nsyncthing device {v}\n<Computer>{v}</Computer>\nCOMPUTERNAME={v}\n╭─{user}@{v} ~/src\nWorkstation Name: {v}\nBackup of {v} finished", "my laptop is called {v} on the network\nMein Rechner heißt {v}.\nle poste {v} est infecté\nel equipo se llama {v}\nмой ноут называется {v}\n我的电脑名是{v}\nPC名は{v}です", "hostname device_name machine"),
        _case("repo-forms", "personal.repository", lambda draw: _repo(draw.pick(("git@gitlab.{o}.com:platform/{r}.git", "https://git.{o}.com/platform/{r}", "https://gitlab.com/{o}-group/{r}.git", "git@github.com:{u}/{r}.git", "https://github.com/{u}/{r}", "ssh://git@git.{o}.net/{u}/{r}.git", "git://{o}.net/{r}.git", "https://{o}.ghe.com/{u}/{r}", "https://{u}@bitbucket.org/{o}/{r}.git", "https://gitea.{o}.it/{u}/{r}")))(draw), "git clone --depth 1 {v} src\n[remote \"origin\"]\\n\\turl = {v}\n\"url\": \"git+{v}\"\nrepoURL: {v}\ngit submodule add {v} vendor/x\nremote: {v}\nCloning into 'x' from {v}\nupstream\t{v} (push)\nsource = \"git::{v}?ref=v1\"\n- repo: {v}\\n  rev: v1.0\n{v}/-/issues/12\nERROR: Repository not found: {v}\nJENKINS_GIT={v}\ngit ls-remote {v} HEAD", "the code is under {v}, ask me for access\nder Code liegt in {v}\nnotre code est sur {v}\nкод лежит в {v}\nコードは {v} にあります"),
        _case("repo-slug", "personal.repository", _repo("{u}/{r}"), "gh repo view {v} --json name\n\"repository\": \"{v}\"\nGITHUB_REPOSITORY: {v}\ngh run list -R {v}\nTo https://github.com/{v}\nrepos/{v}/dispatches\nvcs.repo={v}\ngithub.com/{v}@main", "my private repository is {v}\nmein privates Repo {v}"),
        _case("mail", "personal.email", _mail, "From: <{v}>\nmailto:{v}?subject=hi\nuser.email={v}\nREPLY_TO=\"{v}\"\nINSERT INTO u VALUES (1,'{v}');\nid,mail\\n7,{v}\n<a href=\"mailto:{v}\">x</a>\nAuthor: x <{v}>\nlogin failed for {v} (bad password)\nto=<{v}>, relay=mx\nSMTP RCPT TO:<{v}>\n{\\\"email\\\":\\\"{v}\\\"}\n?email={v}&x=1\nEMAIL;TYPE=HOME:{v}\n| {v} | admin |\nssh-ed25519 AAAAC3Nz {v}\nMAILER-DAEMON: {v} over quota\n\"actor\":\"{v}\"", "write to {v} instead\nSchick es an {v} bitte\nécris à {v}\nescribe a {v}\nscrivi a {v}\nпиши на {v}\n发到{v}就行\n{v}までご連絡ください\n{v} 로 보내줘\n{v} adresine yaz\nnapisz na {v}", "mail contact owner", bare=True),
        _case("mail-encoded", "personal.email", lambda draw: _mail(draw).replace("@", "%40"), "?user={v}&x=1\nhttps://{v}@git.test/a.git\nGET /u/{v} 200\nsmtp://{v}:587"),
        _case("mail-tag", "personal.email", lambda draw: _mail(draw).replace("@", "+shop@"), "signup={v}\nTo: {v}", "I used {v} there"),
        _case("mail-spaced", "personal.email", lambda draw: _mail(draw).replace("@", " [at] ").replace(".", " [dot] "), "contact: {v}", "reach me: {v}\nKontakt: {v}\npara contato: {v}"),
        _case("mail-broken", "personal.email", lambda draw: _mail(draw).replace("@", " @ "), "mail: {v}", "my e-mail is {v}\nmeine Mail {v}\nмоя почта {v}"),
        _case("mail-entity", "personal.email", lambda draw: _mail(draw).replace("@", "&#64;"), "<p>{v}</p>\n<span>{v}</span>"),
        _case("mail-sha", "personal.email", lambda draw: _mail(draw).replace("@", "\\u0040"), '"mail": "{v}"\n{"to":"{v}"}'),
        _case("mac", "personal.mac", lambda draw: draw.pick(("3c:22:fb", "a4:83:e7", "dc:a6:32", "f4:d4:88", "b4:2e:99")) + "".join(f":{draw.chars(a.HEX, 2)}" for _ in range(3)), "HWaddr {v}\narp -a: ? (10.0.0.4) at {v} on en0\nhost cam { hardware ethernet {v}; fixed-address 10.0.0.9; }\ndhcp-host={v},cam\nwakeonlan {v}\n\"mac\":\"{v}\"\nBSSID: {v}\n[Bluetooth] Device {v} Phone\nwlan0: associated with {v}\nDHCPREQUEST from {v} via br0\nmacaddr='{v}'", "my printer has the MAC {v}\nDie MAC meines Fernsehers ist {v}\nadresse MAC {v}", "mac bssid", bare=True),
        _case("mac-dash", "personal.mac", lambda draw: draw.pick(("F4-D4-88", "3C-22-FB", "A0-36-9F")) + "".join("-" + draw.chars("0123456789ABCDEF", 2) for _ in range(3)), "Physical Address. . . : {v}\nPhysikalische Adresse . : {v}\nGetMac {v} \\Device\\Tcpip\nMAC-Adresse={v}", "MAC of my laptop {v}"),
        _case("mac-bare", "personal.mac", lambda draw: f"{draw.pick(('3c22fb', 'a483e7', 'dca632'))}{draw.chars(a.HEX, 6)}", "mac: {v}\nesphome-{v}.local\n\"mac_address\": \"{v}\"\nshellyplus1-{v}\nzigbee mac={v}"),
        _case("mac-eui", "personal.mac", lambda draw: "0x00158d00" + draw.chars(a.HEX, 8), "ieee_address: '{v}'\nzigbee2mqtt:{v}\n\"ieeeAddr\":\"{v}\""),
        _case("serial-apple", "personal.device", lambda draw: f"{draw.pick(('C02', 'F4G', 'FVF', 'DNP', 'H4T'))}{draw.chars('0123456789CDFGHJKLMNPQRTVWXY', 7)}{draw.pick(('JGH5', 'Q05D', 'LVDL', 'P3Y1'))[:2]}", "Serial Number (system): {v}\n\"serialNumber\": \"{v}\"\nIOPlatformSerialNumber = {v}\nserial={v}\nS/N: {v}", "The serial of my MacBook is {v}\nSeriennummer {v}, bitte sperren\nnuméro de série {v}\nnúmero de serie: {v}\nсерийный номер {v}\n序列号是{v}\nシリアル番号は{v}です"),
        _case("serial-disk", "personal.device", lambda draw: f"{draw.pick(('WD-WCC4', 'S3Z', 'ZA4', 'WX21D'))}{draw.chars(a.UPPER_DIGITS, 8)}", "Serial Number:    {v}\nID_SERIAL_SHORT={v}\nsmartctl serial {v}\n/dev/disk/by-id/ata-WDC_{v}\nSERIAL {v}", "the dead disk has serial number {v}"),
        _case("device-udid", "personal.device", lambda draw: f"0000{draw.pick(('8030', '8110', '8101'))}-00{draw.chars('0123456789ABCDEF', 14)}", "xcrun devicectl device info --device {v}\nUDID: {v}\nidevice_id -l\\n{v}\n\"udid\":\"{v}\"\ndestination 'id={v}'", "my iPhone's UDID is {v}"),
        _case("device-adb", "personal.device", lambda draw: f"R{draw.pick('35F')}{draw.chars('CNR', 1)}{draw.chars(a.UPPER_DIGITS, 8)}", "List of devices attached\\n{v}\tdevice\nadb -s {v} shell\nro.serialno={v}\n[ro.boot.serialno]: [{v}]"),
        _case("device-imei", "personal.device", lambda draw: _luhn("35" + draw.digits(12)), "*#06# {v}\nIMEI1: {v}\n\"imei\":\"{v}\"\n[ril.imei]: [{v}]", "IMEI meines Handys: {v}\nl'IMEI est {v}\nмой IMEI {v}"),
        _case("device-machine", "personal.device", lambda draw: draw.chars(a.HEX, 32), "/etc/machine-id: {v}\nMachine ID: {v}\n$ cat /var/lib/dbus/machine-id\\n{v}"),
        _case("handle", "personal.handle", _name, "ig: @{v}\nSkype: live:{v}\ntwitter handle @{v}\nsocials: tiktok @{v}, more soon\nSlack: @{v}\nPSN: {v}\nXbox gamertag: {v}\nSignal: {v}.07\nkeybase: {v}\nDiscord: {v}\nSteam: {v}\nRiot ID {v}#EUW", "add me on snap, i'm {v}\nauf Insta heiße ich {v}\nmon pseudo Discord c'est {v}\nmi usuario de Instagram es {v}\nмой ник в телеге @{v}\nмій нік у телеграмі {v}\n我的微信号是{v}\nツイッターは@{v}です\n내 인스타 아이디는 {v}\nInstagram kullanıcı adım {v}\nil mio nick su Telegram è {v}\nmeu insta é @{v}\nmijn insta is {v}", "instagram telegram twitter"),
        _case("profile", "personal.profile", lambda draw: f"{draw.pick(('linkedin.com/in/', 'github.com/', 'instagram.com/', 'mastodon.green/@', 'strava.com/athletes/', 't.me/', 'soundcloud.com/', 'last.fm/user/', 'goodreads.com/', 'xing.com/profile/', 'twitch.tv/', 'youtube.com/@', 'reddit.com/user/', 'trakt.tv/users/', 'wattpad.com/user/', 'vinted.fr/member/', 'duolingo.com/profile/', 'patreon.com/', 'bsky.app/profile/', 'threads.net/@'))}{_name(draw)}", "homepage: https://{v}\nsame_as: https://www.{v}/\n<link rel=\"me\" href=\"https://{v}\">\n[profile](https://{v})\nsocial={v}\n\"sameAs\": [\"https://{v}\"]", "find me at https://{v}\nmein Profil ist https://{v}\nhier bin ich: {v}\nmon compte: https://{v}\nвот мой профиль https://{v}\n我的主页{v}"),
        _case("username", "personal.username", _name, "uid=1000({v}) gid=1000({v})\nUSER={v}\nlogin: {v}\nchown {v}:{v} a\n{v}@box:~$\nCreated by {v} on 3 Nov\nAssigned to: {v}\n{v} pushed 2 commits\nadded user `{v}' to group\nsudo -u {v} ls\n\"login\": \"{v}\"\ncommitted by {v}\nsession opened for user {v} by (uid=0)\ncrontab -u {v} -l\n-rw-r--r-- 1 {v} staff 812 Nov  3 08:14 a.txt\nDB_USER={v}\nassignee = {v}\nowner: {v}", "my username is {v}\nmein Benutzername ist {v}\nmon identifiant est {v}\nmi usuario es {v}\nмой логин {v}\n用户名是{v}\nユーザー名は{v}です\nkullanıcı adım {v}\nil mio nome utente è {v}\nnazwa użytkownika: {v}", "username login"),
        _case("url-person", "personal.profile", lambda draw: f"https://{draw.pick(('cal.com/', 'calendly.com/', 'meet.jit.si/', 'zoom.us/my/', 'doodle.com/mm/', 'paypal.me/', 'ko-fi.com/', 'gofundme.com/u/', 'amazon.de/hz/wishlist/ls/', 'about.me/'))}{_name(draw)}", "book: {v}\nlink={v}", "you can book me at {v}\nmein Link: {v}"),
        _case("phone-talk", "personal.phone", lambda draw: draw.pick((f"+49 15{draw.digits(1)} {draw.digits(8)}", f"+33 6 {draw.number(10, 99)} {draw.number(10, 99)} {draw.number(10, 99)} {draw.number(10, 99)}", f"+1 ({draw.number(201, 989)}) {draw.number(201, 989)}-{draw.digits(4)}", f"+44 7{draw.digits(3)} {draw.digits(6)}", f"+7 9{draw.digits(2)} {draw.digits(3)}-{draw.number(10, 99)}-{draw.number(10, 99)}", f"+86 13{draw.digits(9)}", f"+90 53{draw.digits(1)} {draw.digits(3)} {draw.number(10, 99)} {draw.number(10, 99)}", f"+34 6{draw.digits(2)} {draw.digits(3)} {draw.digits(3)}", f"+39 33{draw.digits(1)} {draw.digits(7)}", f"+55 11 9{draw.digits(4)}-{draw.digits(4)}")), "tel:{v}\nTEL;CELL:{v}\n\"phone\": \"{v}\"\nTwilio to={v}\nSMS from {v}: ok\nmobile = {v}", "ring {v} after six\nruf {v} an\nappelle le {v}\nmi móvil {v}\nзвони {v}\n打{v}找我\n{v} ara", "phone mobile", bare=True),
        _case("phone-disguised", "personal.phone", lambda draw: f"zero one five {' '.join(draw.pick(('zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine')) for _ in range(7))}", "call {v}", "my number is {v}\nphone me on {v}"),
    )  # fmt: skip


def _luhn(body: str) -> str:
    total = sum(
        sum(divmod(int(digit) * (2 if at % 2 == 0 else 1), 10)) for at, digit in enumerate(reversed(body))
    )
    return body + str(-total % 10)


def fresh_place_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_ip_cases(), *_place_cases(), *_reach_cases())


def _keep(name: str, make: Make | str, tech: str, prose: str = "", fields: str = "") -> Case:
    made = (lambda draw: draw.pick(tuple(make.split("|")))) if isinstance(make, str) else make
    variant = Variant(make=made, tech=_tech(tech), prose=_prose(prose), fields=tuple(fields.split()))
    case = f"placesfresh-keep-{name.replace('/', '-')}"
    return Case(id=case, kind=f"keep.{name.partition('/')[0]}", variants=(variant,))


def _four(draw: Draw) -> str:
    return f"{draw.number(1, 30)}.{draw.number(0, 20)}.{draw.number(0, 40)}.{draw.number(0, 250)}"


def _float(draw: Draw) -> str:
    return f"{draw.number(0, 80)}.{draw.chars(a.DIGITS, 4)}{draw.number(1, 9)}"


def _floats(count: int, joint: str = ", ") -> Make:
    return lambda draw: joint.join(_float(draw) for _ in range(count))


def fresh_place_negatives() -> tuple[Case, ...]:
    """What looks like one of them and is none."""
    return (
        _keep("version", _four, "opencv-python=={v}\nFirmware {v} installed\nMozilla/5.0 Chrome/{v} Safari\nFileVersion: {v}\n<Version>{v}</Version>\nv{v} (stable)\nImageMagick {v}-Q16\napt: libfoo {v}-1ubuntu2\nupgrade from {v} to next\nEdg/{v}\nBuild {v}\n\"version\": \"{v}\"\nrelease-{v}.tar.gz\nfoo@{v}\nAssemblyFileVersion(\"{v}\")\nFoo.Bar, Version={v}, Culture=neutral\ntag {v}\nPackageReference Include=\"A\" Version=\"{v}\"\n# Changelog\\n## {v}", "After the update to version {v} it crashes.\nseit Version {v} geht es nicht\ndepuis la version {v}\nв версии {v} починили\n升级到版本{v}之后\nバージョン{v}で直りました\nversión {v}", "version driver_version"),
        _keep("section", lambda draw: f"{draw.number(1, 9)}.{draw.number(1, 9)}.{draw.number(1, 9)}.{draw.number(1, 9)}", "## {v} Error handling\nTable {v}\nsee §{v}", "Section {v} explains it.\nsiehe Abschnitt {v}\nvoir le point {v}\nвідповідно до пункту {v}\nклауза {v}\nclause {v} of the contract"),
        _keep("oid", lambda draw: f"1.3.6.1.{draw.number(2, 4)}.1.{draw.number(2, 9)}", "snmpget {host} {v}\nOID {v}\n{v} = STRING: x\niso.{v}"),
        _keep("localhost", "127.0.0.1|0.0.0.0|::1|127.0.0.53|255.255.255.255|127.0.1.1", "curl http://localhost/ # {v}\nlisten {v}:80\nbind={v}\nServer running at {v}\n{v} localhost", "It only answers on {v}.", "host bind"),
        _keep("netmask", "255.255.255.0|255.255.0.0|255.255.255.128|0.0.0.255|255.255.255.252", "netmask {v}\nSubnet Mask . . . : {v}\nwildcard {v}\nifconfig eth0 up netmask {v}", "The mask should be {v}."),
        _keep("resolver", "8.8.8.8|1.1.1.1|9.9.9.9|8.8.4.4|208.67.222.222|1.0.0.1|2606:4700:4700::1111|2001:4860:4860::8888", "nameserver {v}\nping -c1 {v}\ndig @{v} example.com\nDNS = {v}\nforward . {v}", "Set {v} as your resolver.\nprobier {v} als DNS\nutilise {v}"),
        _keep("documentation-ip", lambda draw: draw.pick(("192.0.2.", "198.51.100.", "203.0.113.")) + str(draw.number(1, 254)), "ping {v}\nserver {v} down\nproxy_pass http://{v};", "say the client is {v}\nnimm zum Beispiel {v}"),
        _keep("documentation-ip/six", lambda draw: f"2001:db8:{draw.chars(a.HEX, 4)}::{draw.number(1, 99)}", "ping6 {v}\nlisten [{v}]:80"),
        _keep("wildcards", "0.0.0.0/0|10.0.0.0/8|192.168.0.0/16|172.16.0.0/12|::/0|fe80::/10|224.0.0.251|169.254.169.254|239.255.255.250|ff02::1|fc00::/7|100.64.0.0/10", "AllowedIPs = {v}\ncidr: {v}\ncurl http://x/ # {v}\nroute {v}"),
        _keep("home-default", "192.168.0.1|192.168.1.1|192.168.178.1|10.0.0.1|192.168.1.254", "open http://{v}/\ngateway {v}", "Log in to the router at {v}.\nöffne {v} im Browser"),
        _keep("floats", _floats(2), "x, y = {v}\nloss, acc = {v}\nvec2({v})\nmean, std = {v}\ntranslate({v})\nnp.array([{v}])\nrange: [{v}]\nassert f(x) == ({v})\n(p50, p95) = ({v}) ms\nMoveTo {v}\nscale={v}\ncubic-bezier(0.2, {v}, 1)", "The two scores were {v}.\nDie Werte waren {v}\nles deux mesures: {v}\nзначения {v}", "range scores"),
        _keep("floats/three", _floats(3), "rgb: [{v}]\nposition: {v}\nvec3({v})\nnormal {v}\nv {v}\n\"coordinates\": {\"xyz\": [{v}]}\npoint = Vector3({v})\ncamera.position.set({v})", "the center of mass is {v}"),
        _keep("floats/spaced", _floats(2, " "), "M {v} L 1 2\nPCA row {v}\nC {v}\nresult {v}"),
        _keep("floats/slashed", _floats(2, "/"), "cpu {v}\nload {v}"),
        _keep("floats/one", _float, 'time={v} ms\n"score": {v}\nlr = {v}\nlongest: {v}\nlatency: {v}\n"late": {v}\nlatent_dim_scale: {v}\nbreadth={v}\nlength: {v}\nx: {v}\nposition: {v}', "it takes {v} seconds\nes dauert {v} s", "latency length"),
        _keep("colours", lambda draw: f"{draw.number(0, 99)}.{draw.number(1, 9)}% {draw.number(0, 9)}.{draw.digits(2)} {draw.number(100, 300)}.{draw.digits(2)}", "color: oklch({v});\n--accent: {v};"),
        _keep("prices", lambda draw: f"{draw.number(10, 90)},{draw.number(10, 99)}; {draw.number(10, 90)},{draw.number(10, 99)}", "preise;{v}", "Die Preise sind {v}.\nles prix : {v}"),
        _keep("city-coordinates", "48.8584, 2.2945|40.6892, -74.0445|51.5074, -0.1278|52.5200, 13.4050|35.6762, 139.6503|0.0, 0.0", "# e.g. {v}\ncities = [('x', {v})]"),
        _keep("time", lambda draw: f"{draw.number(10, 23)}:{draw.number(10, 59)}:{draw.number(10, 59)}", "at {v} UTC\nelapsed {v}\nduration: {v}.221", "um {v} Uhr"),
        _keep("angles", lambda draw: f"{draw.number(10, 89)}°", "rotate {v}\ntilt={v}", "turn it by {v}\num {v} drehen\nil fait {v} dehors\nright ascension {v}"),
        _keep("hex", lambda draw: "0x" + draw.chars(a.HEX, 8), "addr={v}\nexited with code {v}\n#define REG {v}\nflags: {v}\nmagic {v}", "error {v} again"),
        _keep("integers", lambda draw: str(draw.number(600_000_000, 3_700_000_000)), "size={v}\n\"total_bytes\": {v}\nfunds {v}\nseed: {v}\nhash={v}", "it has {v} parameters"),
        _keep("hex-groups", lambda draw: ":".join(draw.chars(a.HEX, 2) for _ in range(20)), "SHA1 Fingerprint={v}\nserial: {v}"),
        _keep("scope", "std::vec::Vec|a::b::c|foo::bar|dead::beef|Cafe::Bad|ActiveRecord::Base|de::ser", "use {v};\n{v}.new()\ncannot find {v}", "What does {v} do?"),
        _keep("ratios", lambda draw: f"{draw.number(1, 9)}:{draw.number(1, 9)}:{draw.number(1, 9)}", "mix {v}\nratio={v}", "mix it {v}"),
        _keep("slices", "[1::2]|[::-1]|x[3::4]|a[::2, ::3]|[10:20:2]", "y = x{v}\nprint(a{v})"),
        _keep("public-host", "api.github.com|pypi.org|registry.npmjs.org|db.example.com|kubernetes.default.svc.cluster.local|host.docker.internal|smtp.gmail.com|s3.eu-west-1.amazonaws.com|metadata.google.internal|huggingface.co", "host: {v}\nssh git@{v}\nCould not resolve host: {v}\nBASE_URL=https://{v}\nserver_name {v};", "Is {v} down?", "host"),
        _keep("public-repository", "https://github.com/torvalds/linux|git@github.com:pytorch/pytorch.git|https://github.com/psf/requests.git|facebook/react|https://gitlab.com/gitlab-org/gitlab|huggingface/transformers|https://github.com/microsoft/vscode/issues/1|actions/checkout", "git clone {v}\nuses {v}\n\"homepage\": \"{v}\"\nsee {v}", "I read the code of {v}."),
        _keep("decorators", "@property|@pytest.fixture|@types/node|@media|@angular/core|@Override|@import|@here|@dataclass|@staticmethod|@babel/preset-env", "    {v}\n{v} x\nnpm i {v}\nuses {v}", "What does {v} do?\nwas macht {v}"),
        _keep("service-email", "noreply@github.com|git@github.com|support@example.com|user@example.org|postmaster@example.net|root@localhost|user@host|name@domain.tld", "From: {v}\nssh {v}\nmailto:{v}", "write to {v} for instance"),
        _keep("service-user", "root|www-data|postgres|ubuntu|ec2-user|nobody|jenkins|admin", "USER={v}\nsudo -u {v} ls\nuser: {v}\n{v}@box:~$\nlogin: {v}\nchown {v}:{v} x", "log in as {v}", "user username"),
        _keep("part-number", "RTX-4090|WH-1000XM5|ESP32-WROOM-32|SM-G991B|A2338|BCM2711|i7-13700K|MZ-V8P1T0BW|ThinkPad T14s|RPi 4B", "model: {v}\nlspci: {v}\nProduct Name: {v}", "Is the {v} any good?\nist der {v} gut"),
        _keep("broadcast-mac", "ff:ff:ff:ff:ff:ff|00:00:00:00:00:00|01:00:5e:00:00:fb|33:33:00:00:00:01", "ether {v}\ndst {v}\nlink/ether {v}"),
        _keep("support-line", "112|911|0800 111 222|1-800-273-8255", "tel {v}", "In an emergency call {v}.\nruf die {v}"),
    )  # fmt: skip
