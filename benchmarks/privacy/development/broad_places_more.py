# ruff: noqa: E501 - rows of tables
"""Employers, handles, health numbers, hosts and addresses of machines in wordings of chats and sessions. Development set."""

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.broad_places import Make, broad_case
from benchmarks.privacy.development.network_wide_handles import login_name
from benchmarks.privacy.planting import Case, Draw

__all__ = ["broad_machine_cases"]


def _firm(draw: Draw) -> str:
    stem = draw.pick(
        (
            "Kranzler",
            "Halden",
            "Tessera",
            "Nordvik",
            "Ambrosi",
            "Brightwater",
            "Oakmere",
            "Velasco",
            "Lindqvist",
            "Morandi",
        )
    )
    return stem + draw.pick((" Logistics", " Robotics", " & Partners", " Foods", " Health", " Bau", " Studios", " Consulting"))  # fmt: skip


def _handle(draw: Draw) -> str:
    return login_name(draw).replace("-", "_") + draw.pick(("", "_x", "99", str(draw.number(2, 999))))


def _host(draw: Draw) -> str:
    return draw.pick(
        (
            f"hal-{draw.pick(('fra', 'muc', 'lon'))}-{draw.pick(('db', 'app', 'esx', 'nas'))}{draw.number(1, 30):02}",
            f"{draw.pick(('gandalf', 'smaug', 'deepthought', 'hyperion'))}-{draw.number(2, 40)}",
            f"NB-{draw.pick(('HALDEN', 'KRANZ', 'OAK'))}-{draw.digits(4)}",
            f"{draw.pick(('kitchen', 'attic', 'studio'))}-{draw.pick(('nas', 'pi', 'printer'))}-{draw.number(2, 9)}",
        )
    )


def _ip(draw: Draw) -> str:
    return f"{draw.pick(('81', '93', '134', '151', '185', '203'))}.{draw.number(32, 250)}.{draw.number(32, 255)}.{draw.number(1, 254)}"


def _ip6(draw: Draw) -> str:
    return f"2a0{draw.number(1, 9)}:{draw.chars(a.HEX, 4)}:{draw.number(1, 9)}{draw.chars(a.HEX, 3)}:{draw.chars(a.HEX, 4)}::{draw.chars(a.HEX, 2)}"


def _dashed(draw: Draw) -> str:
    return _ip(draw).replace(".", "-")


def _health(draw: Draw) -> str:
    return draw.pick(
        (draw.digits(10), f"{draw.chars('ABCXZ', 1)}{draw.digits(9)}", f"{draw.digits(3)}-{draw.digits(3)}-{draw.digits(4)}", f"LAB-{draw.digits(7)}", f"{draw.digits(4)}/{draw.digits(2)}")
    )  # fmt: skip


_EMPLOYER_PROSE = """My badge says {v} on it.
I just finished my shift at {v} and I am exhausted.
After twelve years with {v} I got my notice.
I'm a senior analyst with {v}.
{v}, where I work, has a strict policy on this.
{v} hired me last spring.
{v} just let me go.
My manager at {v} keeps emailing me on weekends.
I start at {v} on Monday.
I've accepted an offer from {v}.
I'm on the payroll of {v}.
My payslip from {v} shows a wrong deduction.
HR at {v} told me to wait.
My contract is with {v}.
I'm contracting for {v} at the moment.
I handed in my notice at {v}.
I have an interview with {v} tomorrow.
my wife works for {v}
my dad is a welder at {v}
the company I work for, {v}, is moving
I'm currently employed with {v}.
I lead the data team at {v}.
I do payroll for {v}.
Ich bin seit 2019 bei {v} angestellt.
Meine Schicht bei {v} beginnt um sechs.
Ich fange im Mai bei {v} an.
Mein Chef bei {v} ruft dauernd an.
Ich habe bei {v} gekündigt.
Mein Arbeitsvertrag mit {v} läuft aus.
Je suis comptable chez {v}.
J'ai un CDI chez {v}.
Mon patron chez {v} refuse.
J'ai démissionné de {v}.
Soy contable en {v}.
Mi jefe en {v} no me paga.
Renuncié a {v} la semana pasada.
Mi turno en {v} empieza a las seis.
Sono impiegato alla {v}.
Il mio capo alla {v} non risponde.
Sou enfermeira na {v}.
Meu chefe na {v} não responde.
Fui demitido da {v}.
Ik ben boekhouder bij {v}.
Mijn baas bij {v} belt steeds.
Jestem księgową w {v}.
Pracuję w {v} od roku.
Я работаю бухгалтером в {v}.
Мой начальник в {v} не отвечает.
Я уволился из {v}.
Я працюю в {v}.
{v} şirketinde çalışıyorum.
{v} firmasında muhasebeciyim.
Jag jobbar på {v}.
Jag är ekonom på {v}.
Jeg jobber i {v}.
Olen töissä yrityksessä {v}.
Pracuji ve firmě {v}.
A {v} cégnél dolgozom.
Lucrez la {v}.
{v}で働いています。
{v}に勤めています。
我在{v}上班。
我的公司是{v}。
{v}에서 일하고 있어요.
{v}에 다닙니다.
أعمل في شركة {v}.
मैं {v} में काम करता हूँ।
"""
_EMPLOYER_TECH = """Arbeitgeber: {v}
Employer name: {v}
Employer: {v}
2019 - present  Senior Engineer, {v}
- **Software Engineer** at {v} (2018-2022)
2015–2019: Accountant @ {v}
Best regards,\\nAnna\\nHead of Sales | {v}
Sincerely,\\nTom\\n{v}
This Employment Agreement is made between {v} ("Employer") and
between {v} (the "Company") and the Employee
© 2024 {v}. All rights reserved.
Copyright (c) 2023 {v}
PAY STATEMENT\\n{v}\\nPay period
current_employer={v}
"works_for": "{v}"
employer_name: {v}
| Employer | {v} |
Firma: {v}
Entreprise : {v}
Empresa: {v}
Azienda: {v}
Место работы: {v}
勤務先：{v}
公司：{v}
회사명: {v}
O={v}, C=DE
"companyName": "{v}",
Company Name: {v}
ORG:{v}
"""
_HANDLE_PROSE = """my tag is {v}, add me
add {v} on Discord
you'll find me as {v} on Steam
everyone on Twitch calls me {v}
hit me up on telegram @{v}
I post as {v}
I stream as {v} on Twitch
I go by {v} online
my gamertag is {v}
my reddit account {v} got banned
I tweet as @{v}
slide into my DMs: @{v}
my IGN is {v}
Mein Discord-Name ist {v}.
Auf Insta heiße ich {v}.
Ich bin auf Twitter als {v} unterwegs.
Auf Reddit schreibe ich als {v}.
sur insta je suis {v}
mon compte Twitter c'est {v}
mi cuenta de Instagram es {v}
en Twitter soy {v}
búscame como {v}
agrégame en Discord: {v}
il mio profilo Instagram è {v}
su Instagram sono {v}
meu perfil no Instagram é {v}
me segue no insta: {v}
mijn Instagram is {v}
mój profil na Instagramie to {v}
мой телеграм {v}
мой ник в дискорде {v}
пиши в тг @{v}
мій інстаграм {v}
Instagram hesabım {v}
beni {v} diye ekle
min Instagram heter {v}
インスタは {v} です
Twitterのアカウントは{v}です
我的小红书是 {v}
加我微信 {v}
我的抖音号 {v}
내 인스타는 {v} 이에요
حسابي على تويتر {v}@
मेरा इंस्टाग्राम {v} है
"""
_HANDLE_TECH = """author: @{v}
Reviewed-by: @{v}
CODEOWNERS: * @{v}
/assign @{v}
cc @{v}
"twitter_username": "{v}"
github_username = "{v}"
"login": "{v}", "id": 81234567
discord_id: {v}
discord: {v}
GITHUB_ACTOR={v}
twitter:creator" content="@{v}"
<meta name="twitter:site" content="@{v}">
"screen_name":"{v}"
telegram_username={v}
| Instagram | {v} |
- Telegram: @{v}
assignee: {v}
requested review from @{v}
"user": {"login": "{v}"}
Logged in to github.com as {v} (keyring)
✓ Logged in to github.com account {v} (keyring)
Hi {v}! You've successfully authenticated, but GitHub does not provide shell access.
npm whoami\\n{v}
GPG key for {v}
opened by {v} 3 days ago
"""
_HEALTH_PROSE = """My patient ID at the clinic is {v}.
the lab report number is {v}
my insurance card says {v}
my MRN is {v}
My member number with the insurer: {v}
prescription {v} needs a refill
Rx# {v}
my Medicare number is {v}
The case number at the hospital is {v}.
my vaccination certificate number {v}
my blood test order {v}
claim {v} for my surgery was denied
Meine Versichertennummer lautet {v}.
Rezept Nr. {v}
Laborauftrag {v}
Mon numéro de patient est le {v}.
ordonnance n° {v}
Mi número de expediente médico es {v}.
receta número {v}
la ricetta numero {v}
numero di tessera sanitaria {v}
Meu número de paciente é {v}.
guia do convênio {v}
Mijn patiëntnummer is {v}.
numer recepty {v}
номер карты пациента {v}
номер направления {v}
номер рецепта {v}
reçete numaram {v}
hasta numaram {v}
Mitt patientnummer är {v}.
číslo pojištěnce {v}
診察券の番号は{v}です
我的病历号是{v}
检查单号 {v}
처방전 번호 {v}
رقم المريض {v}
मेरा मरीज नंबर {v}
"""
_HEALTH_TECH = """PatientID: {v}
(0010,0020) LO [{v}]  # PatientID
PID|1||{v}^^^HOSP^MR||
"identifier": [{"system": "urn:oid:2.16.840", "value": "{v}"}]
MRN: {v}
patient_id={v}
"memberId": "{v}"
Accession #: {v}
Specimen ID: {v}
Sample no.: {v}
Lab No: {v}
Report No: {v}
Order ID (lab): {v}
Policy (health): {v}
Health card no. {v}
UHID: {v}
OPD No: {v}
IP No. {v}
HN: {v}
NHI: {v}
Hospital No: {v}
Encounter: {v}
Auftragsnummer Labor: {v}
N° dossier patient : {v}
Nº historia clínica: {v}
Nº SNS: {v}
样本编号: {v}
检验单号: {v}
就诊卡号：{v}
"""
_HOST_TECH = """[webservers]\\n{v} ansible_user=root
{v} ansible_host=10.4.9.17 ansible_user=deploy
node/{v} cordoned
{v}   Ready    <none>   41d   v1.28.4
{v}   NotReady   control-plane   12d   v1.29.1
nodeName: {v}
kubernetes.io/hostname: {v}
Static hostname: {v}
Host Name:                 {v}
Computer Name: {v}
lease 10.0.0.7 {\\n  client-hostname "{v}";
option host-name "{v}";
{v}._ssh._tcp.local
{v}._ipp._tcp.local.
\\\\\\\\{v}\\\\share
smb://{v}/media
nfs: {v}:/export/home
mount -t nfs {v}:/vol1 /mnt
//{v}/backup /mnt cifs
root@{v}:~#
[root@{v} ~]#
deploy@{v}:/srv$ ls
{user}@{v} ~ %
PS C:\\\\> Enter-PSSession -ComputerName {v}
psql -h {v} -U app
mysql -h {v} -u root
redis-cli -h {v} ping
rsync -av ./ {user}@{v}:/srv/
ssh -J {user}@{v} other
Host {v}\\n    User root
ProxyJump {v}
cups://{v}:631/printers/x
lpstat: printer {v} is idle
host={v} service=api level=info
"hostname":"{v}"
"server_name": "{v}"
ansible {v} -m ping
TASK [x]\\nok: [{v}]
changed: [{v}] => (item=nginx)
fatal: [{v}]: UNREACHABLE!
{v} : ok=4 changed=2 unreachable=0 failed=0
Last login: Tue Mar  3 09:12:44 on {v}
Nmap scan report for {v} (10.3.4.5)
{v} (10.3.4.5) at 3c:22:fb:7a:91:0e [ether] on eth0
10.3.4.5   {v}
192.168.14.7\\t{v} {v}.lan
2024-03-03T10:11:12.123Z {v} kernel: usb
<34>1 2024-03-03T10:11:12Z {v} sshd 1723 - -
docker context create x --docker host=ssh://{user}@{v}
SBATCH --nodelist={v}
srun: job on {v}
NodeName={v} CPUs=64
Server: {v}
bound to {v}
DHCPACK on 10.0.4.9 to 3c:22:fb:7a:91:0e ({v}) via eth0
Machine name: {v}
COMPUTERNAME={v}
HOST={v}
ESXi host {v} disconnected
Agent '{v}' is offline
Running on {v} in /var/lib/jenkins
Runner name: '{v}'
zabbix: {v} is unreachable
instance="{v}:9100"
tailscale ping {v}
100.84.3.9  {v}  me@  linux  -
server {v}:8080 weight=3;
"""
_HOST_PROSE = """My NAS is called {v}.
the printer {v} is offline again
ssh into {v} works but not from home
mein NAS heißt {v}
der Server {v} startet nicht
mon serveur s'appelle {v}
mi servidor se llama {v}
il server {v} non risponde
meu servidor {v} caiu
de server {v} reageert niet
сервер {v} не отвечает
{v} sunucusu cevap vermiyor
サーバー{v}に繋がらない
服务器 {v} 连不上
서버 {v}에 접속이 안 돼요
"""
_IP_TECH = """{v} - - [03/Mar/2024:10:11:12 +0000] "GET / HTTP/1.1" 200
-A INPUT -s {v}/32 -j ACCEPT
ufw allow from {v} to any port 22
home.halden.test. 300 IN A {v}
v=spf1 ip4:{v} -all
iptables -d {v}
::ffff:{v}
X-Forwarded-For: {v}, 10.0.0.3
"cidr": "{v}/32"
allow {v};
deny {v};
from={v} to=10.0.0.1
Failed password for root from {v} port 4022 ssh2
set_real_ip_from {v};
"srcIp":"{v}"
whois {v}
{v}:51820
Endpoint = {v}:51820
nameserver {v}
dig -x {v}
remote_addr={v}
SRC={v} DST=10.0.0.9
tcp 0 0 10.0.0.5:22 {v}:51234 ESTABLISHED
ip {v}
inet {v}/24 brd
bantime {v}
[{v}]
http://{v}/
"""


def _hexed(draw: Draw) -> str:
    return "0x" + "".join(f"{int(part):02x}" for part in _ip(draw).split("."))


def _number(draw: Draw) -> str:
    return str(int(_hexed(draw), 16))


def _reversed(draw: Draw) -> str:
    return ".".join(reversed(_ip(draw).split("."))) + ".in-addr.arpa"


def _cases(kind: str, make: Make, prose: str, tech: str, count: int) -> tuple[Case, ...]:
    name = kind.partition(".")[2]
    return tuple(broad_case(f"{name}-{n}", kind, make, tech, prose) for n in range(count))


def broad_machine_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        *_cases("personal.employer", _firm, _EMPLOYER_PROSE, _EMPLOYER_TECH, 4),
        *_cases("personal.handle", _handle, _HANDLE_PROSE, _HANDLE_TECH, 4),
        *_cases("personal.health", _health, _HEALTH_PROSE, _HEALTH_TECH, 4),
        *_cases("personal.host", _host, _HOST_PROSE, _HOST_TECH, 4),
        *_cases("personal.ip", _ip, "My home IP is {v}\nmein Anschluss hat {v}\nмой айпи {v}", _IP_TECH, 1),
        broad_case("ip-six", "personal.ip", _ip6, "[{v}]:443\n{v}%eth0\n{v}/64\nAAAA {v}\nv=spf1 ip6:{v} -all\nEndpoint = [{v}]:51820\n-A INPUT -s {v} -j ACCEPT", "my IPv6 is {v}"),
        broad_case("ip-dashed", "personal.ip", _dashed, "ip-{v}.eu-west-1.compute.internal\n{v}.nip.io\napp.{v}.sslip.io\nhost-{v}.provider.test\nstatic-{v}.ip.isp.test"),
        broad_case("ip-hex", "personal.ip", _hexed, "ip = {v}\naddr: {v}\nhttp://{v}/\nsin_addr={v}"),
        broad_case("ip-number", "personal.ip", _number, "ip = {v}\nhttp://{v}/\n\"ip_int\": {v}\nINET_NTOA({v})"),
        broad_case("ip-reverse", "personal.ip", _reversed, "{v}\ndig PTR {v}\n{v}. 3600 IN PTR"),
        broad_case("ip-range", "personal.ip", lambda draw: f"{_ip(draw).rpartition('.')[0]}.0/24", "allow {v}\nroute {v}\nCIDR {v}", "our office range is {v}"),
    )  # fmt: skip
