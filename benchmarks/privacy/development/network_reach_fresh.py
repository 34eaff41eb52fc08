# ruff: noqa: E501 - rows of tables
"""A second round of machines, places and ways to reach somebody, in other wordings than the first. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["reach_cases", "reach_negatives"]

Make = Callable[[Draw], str]
_FORE = ("as pasted:\n", "12 lines before this\n", "from the ticket\n", "$ tail -n1 x\n")
_AFT = (
    " Does that help?",
    " Bitte um Hilfe.",
    " Gracias de antemano.",
    " Заранее спасибо.",
    " よろしくお願いします。",
)


def _split(text: str, around: tuple[str, ...], *, before: bool) -> tuple[str, ...]:
    lines = [line.strip().replace("\\n", "\n") for line in text.strip().splitlines() if line.strip()]
    extra = [around[number % len(around)] for number in range(len(lines))]
    return tuple((one + line) if before else (line + one) for line, one in zip(lines, extra, strict=True))


def _case(
    name: str, kind: str, make: Make, tech: str, prose: str = "", fields: str = "", *, bare: bool = False
) -> Case:
    variant = Variant(
        make=make,
        tech=_split(tech, _FORE, before=True),
        prose=_split(prose, _AFT, before=False),
        fields=tuple(fields.split()),
    )
    return Case(id=f"reach-{name}", kind=kind, variants=(variant,), bare=bare)


_GIVEN = ("ewan", "liesel", "ottavia", "mircea", "saoirse", "thijs", "zofia", "ramon", "noor", "akira", "dilnoza", "petteri", "ioana", "kwesi")  # fmt: skip
_FAMILY = ("brandvold", "castellani", "dumitrescu", "ferreiro", "glasheen", "hofstadler", "iwanicki", "jansma", "kallasmaa", "lindqvist", "moreau", "nakashima", "oyelowo", "pettersen")  # fmt: skip
_HOUSES = (
    "birkenhof",
    "casaverde",
    "dunmore-legal",
    "elbtal",
    "fjordline",
    "granito",
    "hexa-care",
    "istra-soft",
)


def _login(draw: Draw) -> str:
    first, last = draw.pick(_GIVEN), draw.pick(_FAMILY)
    return draw.pick((f"{first[0]}{last}", f"{first}.{last}", f"{first}{draw.number(70, 99)}", f"{last}{first[0]}", f"{first}_{last[0]}", f"{last}", f"{first}-{last}"))  # fmt: skip


def _mail(draw: Draw) -> str:
    house = draw.pick(_HOUSES)
    return f"{_login(draw)}@{draw.pick((f'{house}.eu', f'{house}.co.nz', f'mx.{house}.fi', 'gmail.com', 'yahoo.co.jp', 'mail.ru', 'freemail.hu', 'telenet.be', 'uol.com.br', 'onet.pl'))}"


def _respelled(at: str, dot: str) -> Make:
    def make(draw: Draw) -> str:
        name, _, domain = _mail(draw).partition("@")
        return name + at + domain.replace(".", dot)

    return make


def _mails() -> tuple[Case, ...]:
    kind = "personal.email"

    def wide(text: str) -> str:
        return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)

    return (
        _case("mail-files", kind, _mail, 'git config --global user.email {v}\nSigned-off-by: X <{v}>\nmaintainer="{v}"\nLABEL maintainer {v}\nalias: root: {v}\nMAILTO={v}\nacme_email: {v}\nServerAdmin {v}\nadmin_email = "{v}"\nuid  [ultimate] X <{v}>\nbounce: <{v}>: host mx said: 550\nX-Envelope-To: {v}\ncn=x,mail={v},ou=people\n<meta itemprop="email" content="{v}">\nto:{v};cc=x\nemail|{v}|active\n\'{v}\',\n[{v}]\n"{v}" subscribed\nCopyright (c) 2024 X <{v}>\n@author {v}\nname,email\\nX,{v}\nBCC: {v}, y\npasswd: {v}:x', "the invoice should go to {v} and nowhere else\nich erreiche sie unter {v}\nje l'ai contacté sur {v}\nme escribió desde {v}\nho scritto a {v}\nmanda para {v}\nstuur het naar {v}\nwyślij na {v}\nнапиши мне на {v}\nпишіть на {v}\n发邮件到{v}\nメアドは{v}\n이메일 주소는 {v}입니다\ne-postam {v}\nبريدي {v}\nאימייל {v}\nईमेल {v}\ngửi tới {v}\nστείλε στο {v}\nskicka till {v}\nkirjoita {v}\nírj ide: {v}\nscrie la {v}", "notify_to reply_to mailbox"),
        _case("mail-at", kind, _respelled("(at)", "(dot)"), "owner {v}", "you find me under {v}\nhier: {v}"),
        _case("mail-at-spaced", kind, _respelled(" (at) ", "."), "owner: {v}", "write {v}\nschreib {v}"),
        _case("mail-at-bracket", kind, _respelled("[at]", "[dot]"), "maintainer: {v}", "ping {v}"),
        _case("mail-at-words", kind, _respelled(" at ", " dot "), "contact {v}", "my address is {v}, no spaces\nit's {v}"),
        _case("mail-at-caps", kind, _respelled(" AT ", " DOT "), "e-mail: {v}", "reach me via {v}"),
        _case("mail-at-nospam", kind, lambda draw: _mail(draw).replace("@", "@NOSPAM."), "from {v}", "remove NOSPAM from {v}"),
        _case("mail-wide", kind, lambda draw: _mail(draw).replace("@", "＠"), "連絡先：{v}", "メールは{v}まで"),
        _case("mail-all-wide", kind, lambda draw: wide(_mail(draw)), "mail {v}", "{v}に送って"),
        _case("mail-de", kind, _respelled(" ät ", " Punkt "), "Mail: {v}", "meine Adresse lautet {v}"),
        _case("mail-fr", kind, _respelled(" arobase ", " point "), "courriel : {v}", "mon adresse, {v}"),
        _case("mail-es", kind, _respelled(" arroba ", " punto "), "correo: {v}", "mi correo es {v}"),
        _case("mail-ru", kind, _respelled(" собака ", " точка "), "почта: {v}", "пиши на {v}"),
        _case("mail-unicode", kind, lambda draw: f"{draw.pick(('søren', 'zoë', 'jürgen', 'françois', 'łukasz'))}.{draw.pick(_FAMILY)}@{draw.pick(('bäckerei-huber.de', 'café-lyon.fr', 'øst.dk', 'smörgås.se'))}", "an {v}\nTo: {v}", "Schreib an {v}.\nskriv till {v}"),
        _case("mail-percent", kind, lambda draw: _mail(draw).replace("@", "%40"), "redirect?login_hint={v}&p=1\nmailto%3A{v}\n/unsubscribe/{v}"),
        _case("mail-html", kind, lambda draw: _mail(draw).replace("@", "&commat;"), "<li>{v}</li>"),
        _case("mail-js", kind, lambda draw: _mail(draw).replace("@", "' + '@' + '"), "var m = '{v}';\nlet to = '{v}'"),
        _case("mail-split", kind, lambda draw: _mail(draw).replace("@", "@\n  "), "To: {v}\nmail: {v}"),
        _case("mail-slug", kind, lambda draw: _mail(draw).replace("@", "_at_").replace(".", "_"), "cache/{v}.json\nuser key {v}"),
        _case("mail-bold", kind, lambda draw: _mail(draw).replace("@", "**@**"), "contact **{v}**"),
    )  # fmt: skip


def _named(draw: Draw) -> str:
    house = draw.pick(_HOUSES).replace("-", "")
    return draw.pick((f"{house}-dc{draw.number(1, 9)}", f"{house}-nas", f"srv-{house}-{draw.number(10, 99)}", f"{draw.pick(_GIVEN)}-pc", f"{draw.pick(_GIVEN)}s-mbp", f"WS-{draw.pick(_FAMILY).upper()}", f"lap-{draw.pick(_FAMILY)}", f"{draw.pick(_FAMILY)}-desktop", f"{house.upper()}-SRV0{draw.number(1, 9)}"))  # fmt: skip


def _full(draw: Draw) -> str:
    house = draw.pick(_HOUSES)
    head = draw.pick(("mon", "backup2", "erp", "sql-prod", "proxy01", "build-agent-3", "grafana", "mx1", "fileserver", "dc1", "k3s-node-2"))  # fmt: skip
    return f"{head}.{draw.pick((f'{house}.local', f'ad.{house}.eu', f'{house}.internal', f'intern.{house}.de', f'lan.{house}.fi', f'prod.{house}.io', f'{house}.corp', f'{house}.intra', f'office.{house}.com', f'{house}.localdomain', f'tail{draw.chars(a.HEX, 5)}.ts.net'))}"


def _hosts() -> tuple[Case, ...]:
    kind = "personal.host"
    return (
        _case("host-short", kind, _named, "Host: {v}\nhost name is {v}\nPing wird ausgeführt für {v} [10.4.4.2]\nConnecting to {v}:22\nssh: connect to host {v} port 22: Connection refused\nmount.nfs: {v}:/export failed\n\\\\{v}\\c$\nnet use Z: \\\\{v}\\daten\nserver={v};database=erp\n[all]\\n{v} ansible_user=root\nSourceHost={v}\nagent.hostname={v}\nLogged on from {v}\nScan of {v} completed\nNETBIOS: {v}\n\"computer\": \"{v}\"\n  hostname: {v}\nwinrm quickconfig {v}\nnode_exporter{instance=\"{v}:9100\"}\npreferred_lft on {v}\nMachineName  : {v}\nfrom {v} (10.3.3.3)\nJob ran on {v} in 4m\nService principal HTTP/{v}\n{user}@{v} ~ %\nPS-Remoting: Enter-PSSession {v}\n<MachineName>{v}</MachineName>\nevent_source.host: {v}\n2026-11-03 08:14:55 {v} dhcpd: DHCPACK\n| {v} | online |", "our file server {v} is full\nDer Domänencontroller {v} antwortet nicht\nle serveur {v} est tombé\nel servidor {v} se reinició\nil server {v} non parte\no servidor {v} caiu\nde server {v} is traag\nserwer {v} padł\nсервер {v} упал\n服务器{v}宕机了\nサーバー{v}が落ちました\n{v} 서버가 죽었어요\nsunucu {v} çöktü\nI can't RDP into {v}.\nthe name of my computer is {v}\nmein Laptop {v} taucht im Netz nicht auf", "computer_name host_name server_name"),
        _case("host-full", kind, _full, "server: {v}\nurl: https://{v}/api\nldap_uri = ldaps://{v}\nREDIS_URL=redis://{v}:6379/0\nkinit: Cannot contact any KDC ({v})\nx509: certificate is valid for {v}, not localhost\nupstream api { server {v}:8080; }\nssh_exchange_identification {v}\n--from-literal=host={v}\nZabbix agent on {v} is unreachable\nsyslog target @{v}:514\nnslookup {v}\\nServer: x\nSMTP_HOST={v}\nRelayhost [{v}]:587\nPXE: tftp://{v}/boot\n{v}:5000/app:1.2\nFailed to resolve '{v}'\ncurl -k https://{v}:8006\nAltNames: {v}\n{v}. 300 IN A 10.4.4.2\nOrigin: http://{v}\nNTP {v} iburst\nJDBC: jdbc:postgresql://{v}:5432/erp\nDC=({v})\nproxmox: {v}\nSPN MSSQLSvc/{v}:1433\nkubectl --server {v}", "I can open {v} only over the VPN.\nüber {v} kommt man ins Intranet\nl'intranet est sur {v}\nentra en {v}\nвнутренний портал {v} лежит\n内网地址是{v}\n社内は{v}です", "endpoint url smtp_host", bare=True),
        _case("host-tunnel", kind, lambda draw: f"{draw.pick(_FAMILY)}{draw.pick(('', '-home', 'nas'))}.{draw.pick(('duckdns.org', 'synology.me', 'myfritz.net', 'ddns.net', 'no-ip.org', 'dynu.net', 'hopto.org', 'ngrok.app', 'nsupdate.info', 'zapto.org', 'dedyn.io', 'quickconnect.to'))}", "HA_URL=https://{v}\nserver_name {v};\nremote {v} 1194\nEndpoint = {v}:51820\nddclient {v}\nhost: {v}", "my home assistant lives at {v}\nvon außen über {v}\nmi nube está en {v}", "domain"),
    )  # fmt: skip


def _on(form: str) -> Make:
    def make(draw: Draw) -> str:
        return form.format(o=draw.pick(_HOUSES), u=_login(draw).replace(".", "-").replace("_", ""), r=f"{draw.pick(('dossier', 'fleet', 'visits', 'meters', 'bookings'))}-{draw.pick(('backend', 'app', 'sync', 'infra', 'notebooks'))}")  # fmt: skip

    return make


def _repositories() -> tuple[Case, ...]:
    kind = "personal.repository"
    tech = "git clone {v}\ngit remote set-url origin {v}\nremote: {v}\nfatal: unable to access '{v}': 403\nsource: {v}\n\"url\": \"{v}\"\nrepo = {v}\nPulling from {v}\nGIT_URL={v}\n- git: {v}\n  src: {v}\n<scm>{v}</scm>\nflux create source git x --url={v}\nSubmodule 'x' ({v}) registered\nwarning: redirecting to {v}"
    prose = "my private code is at {v}\nder Quellcode liegt hier: {v}\nle code privé : {v}\nel código está en {v}\nприватный код: {v}\n私有代码在{v}"
    return tuple(
        _case(f"repo-{number}", kind, _on(form), tech, prose, "git_url repository_url")
        for number, form in enumerate(
            ("git@github.com:{o}/{r}.git", "https://github.com/{o}/{r}.git", "https://gitlab.com/{o}/team/{r}.git", "git@bitbucket.org:{o}/{r}.git", "ssh://git@gitlab.{o}.eu:2222/it/{r}.git", "https://git.{o}.eu/it/{r}.git", "https://dev.azure.com/{o}/Main/_git/{r}", "git@git.{o}.eu:it/{r}", "https://{u}@github.com/{u}/{r}.git", "https://gitlab.{o}.fi/it/{r}", "https://source.{o}.eu/git/{r}.git", "{u}@git.{o}.eu:/srv/repos/{r}.git", "https://codeberg.org/{u}/{r}.git", "https://huggingface.co/{u}/{r}", "https://svn.{o}.eu/repos/{r}/trunk", "https://gitee.com/{u}/{r}.git", "https://git.sr.ht/~{u}/{r}", "gh:{u}/{r}", "git+ssh://git@github.com/{o}/{r}.git")
        )
    )  # fmt: skip


def _logins() -> tuple[Case, ...]:
    return (
        _case("login-tools", "personal.username", _login, "user {v} logged in\nLogin incorrect for {v}\nFailed password for {v} from 10.2.2.2 port 22 ssh2\nAccepted publickey for {v} from 10.2.2.2\nsu: Authentication failure for {v}\n{v} ALL=(ALL) NOPASSWD: ALL\nusermod -aG docker {v}\nuseradd -m {v}\nid {v}\npasswd {v}\nUser {v} may run the following commands\nAllowUsers {v}\nuid={v},ou=people,dc=x\nCN={v},OU=Staff\nOwner: {v}\n\"author\": {\"login\": \"{v}\"}\nby {v} · 3 days ago\n{v} committed 2 hours ago\n@{v} requested changes\nassigned to @{v}\nReporter: {v}\ncreated by {v}\nsession for {v} closed\nAuthentication succeeded for user '{v}'\nnet user {v} /domain\n-u {v}\nssh {v}@10.2.2.2\nscp a {v}@box:\nlast: {v} pts/0\ndrwxr-xr-x 2 {v} {v} 4096 Nov 3 08:14 .\nprocess owned by {v}\nkubectl --as {v}\nsqlplus {v}/x@db\ngrant select on t to {v};\nlogon name {v}\n\"userPrincipal\":\"{v}\"\nModified by {v}", "I log in as {v}.\nmy account name is {v}\nIch heiße im System {v}, Benutzername {v}.\nmon login est {v}\nmi nombre de usuario es {v}\nil mio username è {v}\nmeu usuário é {v}\nmijn gebruikersnaam is {v}\nmój login to {v}\nмой логин — {v}\nмій логін {v}\n我的用户名是{v}\nログイン名は{v}です\n아이디는 {v}예요\nkullanıcı adım {v}\nاسم المستخدم {v}\nשם המשתמש שלי {v}\nmitt användarnamn är {v}\nkäyttäjätunnukseni on {v}\nTên đăng nhập của tôi là {v}", "account loginName userId"),
        _case("login-handles", "personal.handle", _login, "Twitter: @{v}\ninstagram={v}\nBluesky: @{v}.bsky.social\nX (formerly Twitter): @{v}\nGitHub handle: {v}\nTelegram -> @{v}\nDiscord tag {v}#4821\nTwitch: {v}\nYouTube: @{v}\nMatrix: @{v}:matrix.org\nMastodon @{v}@mastodon.green\nStrava: {v}\nReddit: u/{v}\nLinkedIn: {v}\nVenmo @{v}\nSnap: {v}\nTikTok: @{v}\nBeReal: {v}\n| Instagram | @{v} |\nsocial: {twitter: '@{v}'}\nvia @{v}", "find me on Instagram as {v}\nauf Telegram bin ich @{v}\nsur Insta c'est {v}\nen Insta me llamo {v}\nsu Instagram sono {v}\nno Insta sou @{v}\nop Twitter heet ik {v}\nna Insta jestem {v}\nв инсте я {v}\nв телеграме @{v}\n我的小红书号是{v}\nインスタは{v}です\n인스타 {v} 팔로우 해줘\nInsta'm {v}\nmy discord is {v}\nadd me: {v} (Steam)", "twitter_handle insta"),
    )  # fmt: skip


def _more() -> tuple[Case, ...]:
    """Addresses of machines and places once more, in other words."""

    def v4(draw: Draw) -> str:
        return f"{draw.pick(('23', '49', '67', '79', '86', '95', '105', '118', '142', '159', '171', '188', '196', '212'))}.{draw.number(0, 255)}.{draw.number(0, 255)}.{draw.number(1, 254)}"

    def near(draw: Draw) -> str:
        return f"{draw.number(14, 65)}.{draw.chars(a.DIGITS, 4)}{draw.number(1, 9)}, {draw.pick(('', '-'))}{draw.number(4, 130)}.{draw.chars(a.DIGITS, 4)}{draw.number(1, 9)}"

    return (
        _case("ip-again", "personal.ip", v4, 'WARN blocked request ip={v} rule=942100\n{"remote_ip":"{v}","method":"GET"}\nsrcip={v} dstip=10.0.0.2\nthreat from {v}:443 dropped\nHTTP_X_REAL_IP: {v}\n$remote_addr {v}\nnetsh advfirewall add rule remoteip={v}\nset security policies from-zone untrust source {v}/32\n| 1 | {v} | 42 |\nJail list: {v}\nIP: {v} (Vodafone)\n<host ip="{v}" up="1"/>\nLAST_SEEN_IP={v}\nINSERT INTO bans VALUES (\'{v}\', now());\nhosts: [\'{v}\']\nip route add {v} via 10.0.0.1\nGeoIP: {v} -> NL\npeer {v}: handshake did not complete\nlogin_ip|{v}|ok\n{v}\tlaptop\n* {v}\nx.x.x.x = {v}\ncurl --resolve shop.test:443:{v}\nproxy=http://{v}:3128\nremote-as 65001 neighbor {v}\nendpoint={v}', "who owns {v}?\nwem gehört {v}\nà qui appartient {v}\nde quién es la {v}\ndi chi è {v}\nкому принадлежит {v}\n{v}是谁的\n{v}は誰のものですか\nthe request came through {v} last night\nunser Büro geht über {v} raus\nBlock {v} please, it is scanning us.\nتم حظر {v}\nכתובת {v} נחסמה\nip adresim {v} olarak görünüyor\nadresem jest {v}\nmin adress blev {v}", "remoteIp srcAddr wan", bare=True),
        _case("ip6-again", "personal.ip", lambda draw: f"2a0{draw.pick('1269')}:{draw.chars('123456789abcdef', 1)}{draw.chars(a.HEX, 2)}:{draw.chars(a.HEX[1:], 4)}:{draw.chars(a.HEX[1:], 3)}::{draw.chars(a.HEX[1:], 4)}", "ip={v}\nnginx: client: {v}, server: x\ninet6 addr:{v}/64 Scope:Global\n[{v}]:22\n@ IN AAAA {v}\nDNS=[{v}]\nAllow from {v}\nset_real_ip_from {v};\n\"ip6\": \"{v}\"\nHost {v} is up\n{v} 51820\n--bind [{v}]", "my IPv6 address is {v}\nmeine v6-Adresse {v}\nمعرفي {v}"),
        _case("place-again", "personal.coordinates", near, "pin: {v}\n// our barn: {v}\nlocation = \"{v}\"\nhouse -> {v}\n[{v}],\ndrop={v}\nsite,{v}\nq={v}\nmap.panTo([{v}]);\n<point>{v}</point>\nvar myLatLng = ({v});\nwhere: {v}\ngeocode('{v}')\nL.polygon([[{v}]])\nnew Point({v})\n{\"latlng\":[{v}]}\nGPS;{v}\nbreadcrumb {v} 08:14\nSTART {v}\ncamera gps: {v}\nhome_location: {v}", "we live here: {v}\nWo ist das: {v}?\nc'est où {v} ?\n¿qué hay en {v}?\ncosa c'è a {v}\nчто находится на {v}\n{v}はどこですか\n{v}在哪里\nwhat is the elevation of {v}\nhow far is {v} from the coast\nich parke meistens bei {v}\nmy allotment, {v}, floods every spring\nlocalização: {v}\nnerede {v}\nالموقع {v}\nhytta vår: {v}", "pin latlng"),
        _case("place-minutes-again", "personal.coordinates", lambda draw: f"{draw.number(14, 65)}° {draw.number(10, 59)}.{draw.digits(3)}′ {draw.pick('NS')}, {draw.number(4, 130)}° {draw.number(10, 59)}.{draw.digits(3)}′ {draw.pick('EW')}", "anchor: {v}\nwpt;{v}", "the wreck lies at {v}"),
    )  # fmt: skip


def reach_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_mails(), *_hosts(), *_repositories(), *_logins(), *_more())


def _keep(name: str, values: str, tech: str, prose: str = "") -> Case:
    variant = Variant(
        make=lambda draw: draw.pick(tuple(values.split("|"))),
        tech=_split(tech, _FORE, before=True),
        prose=_split(prose, _AFT, before=False),
    )
    return Case(id=f"reach-keep-{name}", kind=f"keep.{name}", variants=(variant,))


def reach_negatives() -> tuple[Case, ...]:
    """What looks like one of them and is none."""
    return (
        _keep("service-email", "noreply@github.com|git@gitlab.com|user@example.com|you@yourdomain.com|john@example.org|pkg@1.2.3|icon@2x.png", "From {v}\nwith {v} in it", "e.g. {v} works"),
        _keep("plain-words", "server|laptop|the cluster|database|web-server|localhost|production|container|node-1|my-app|kubernetes", "hostname {v}\nConnecting to {v}\nssh into {v}\nran on {v}", "the {v} is slow\nder {v} ist langsam\nle {v} est lent"),
        _keep("public-host", "api.openai.com|docs.python.org|registry.npmjs.org|github.com|deb.debian.org|fonts.googleapis.com|cdn.jsdelivr.net|storage.googleapis.com|login.microsoftonline.com|hub.docker.com", "GET https://{v}/x\nhost {v} unreachable\nserver_name {v};\ncurl: (6) Could not resolve host {v}", "is {v} down again?"),
        _keep("public-repository", "https://github.com/numpy/numpy|https://github.com/django/django.git|git@github.com:kubernetes/kubernetes.git|https://gitlab.com/gitlab-org/gitlab|https://huggingface.co/meta-llama/Llama-3|https://github.com/rust-lang/rust/pull/1|https://git.kernel.org/pub/scm/linux", "git clone {v}\nsource {v}\n\"url\": \"{v}\"", "I read {v} today"),
        _keep("service-user", "root|postgres|www-data|admin|nobody|ubuntu|git|jenkins|system|guest|oracle|backup", "user {v} logged in\nAccepted publickey for {v} from 10.2.2.2\nOwner: {v}\ncreated by {v}\nusermod -aG docker {v}\n{v} ALL=(ALL) ALL", "I log in as {v}."),
        _keep("plain-verbs", "yesterday|mistake|default|design|hand|the team|accident|far|law|email|nature", "by {v}\ncreated by {v}\nassigned to {v}\ncommitted by {v}", "it was done by {v}"),
        _keep("numbers-pairs", "12.50, 13.75|0.92841, 0.91277|1024.5512, 768.2213|3.14159, 2.71828|1.41421, 1.73205|99.9, 99.99|0.00012, 0.00044", "x = ({v})\nresult: {v}\n[{v}]\nmetrics {v}\n({v})", "it went from {v}\ndie Zahlen {v}"),
        _keep("version", "4.18.0.305|6.0.0.21|3.1.4.1|10.0.19045.3803|2.4.6.1|17.0.9.1|8.0.33.25|115.0.5790.110", "kernel {v}\nfoo {v} installed\nunzip app-{v}.zip\nwith Java {v}\nMicrosoft Windows [Version {v}]\n<version>{v}</version>", "I run {v} now, before that the older version."),
    )  # fmt: skip
