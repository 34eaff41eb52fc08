"""Wireless networks, devices, and accounts at cloud providers, by the names that stand before them."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import words

__all__ = ["DEVICES"]

_UUID = r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
_SIGN = r"[\"'`*_)\]]{0,3}[ \t]{0,24}(?:=>|:=|[:=：|>]|is|ist|est|es|は|是)[ \t*]{0,6}[\"'`(]{0,2}"
_AWS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"
_AZURE = "https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id"
_GOOGLE = "https://cloud.google.com/resource-manager/docs/creating-managing-projects"
_EXAMPLES = words(
    "123456789012 111122223333 000000000000 111111111111 222222222222 333333333333 444455556666 012345678901 999999999999 210987654321 098765432109 099720109477 602401143452 763104351884 137112412989"
)
_NO_NETWORK = words(
    "none null required optional unknown hidden name string your yourssid ssid mynetwork my_ssid your_ssid password test example guest wifi network true false any all string, wlan default slow down fast up off on fine"
)


def _is_random(value: str) -> bool:
    return len(set(value.lower())) > 5 and not re.fullmatch(
        r"0{8}-.*|12345678-1234.*|(.)\1{7}-.*|x+.*", value.lower()
    )


def _is_network(value: str) -> bool:
    plain = value.strip(" .!?")
    return (
        len(plain) > 2
        and plain.lower() not in _NO_NETWORK
        and not re.match(
            r"[\[{<$%(]|your|my[-_ ]?(?:ssid|network|wifi)|ssid\b|self\.|os\.|get|config|wifi[._]|str\(",
            plain,
            re.IGNORECASE,
        )
        and not plain.endswith((")", "("))
    )


def _is_project(value: str) -> bool:
    return re.search(r"\d|-", value) is not None and not re.match(
        r"(?i)(?:your|my|example|test|demo|some|the)[-_]|project[-_]?(?:id|name)?$|.*(?:google|gcp|cloud)-(?:containers|samples|public|docs)|google|kubeflow|tensorflow|distroless|k8s-|cloud-builders|cadvisor|kaniko|projectsigstore",
        value,
    )


DEVICES: tuple[Rule, ...] = (
    Rule(
        id="wireless-network",
        kind="personal.wifi",
        anchors=cue_anchors(("ssid", "wpa_ssid", "wifi_name", "wifi name", "wlan-name", "wlan name", "network name", "netzwerkname", "essid", "wifi connect ", "wi-fi network")),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9.])(?:(?:[a-z]{{2,8}}[_-])?e?ssid(?:[_ ]name)?|wi-?fi[_ ](?:name|ssid|network)|wlan[- _]?name|netzwerkname)(?:{_SIGN})"
        r"(?P<v>(?-i:[A-Za-z0-9\u00c0-\uffff](?:(?:[^\S\n]?[^\s\"'`,;:|<>{}\\]){0,31})))(?=[\"'`]|[ \t]{0,8}(?:[,;|<]|\r?\n|\\n|$)|\.(?:\s|$))",
        validate=_is_network,
        reference="https://standards.ieee.org/ieee/802.11/7028/",
        finds=('ssid="«FRITZ!Box 7590 XY»"', "SSID: «Livebox-GVJZ8»", "SSID                   : «Lopez Home»"),
        ignores=("SSID: required", "ssid = ssid.strip()", "ssid=$SSID", "SSID: <your-network>", "ssid: None"),
        confidence=0.75,
    ),
    Rule(
        id="wireless-network-said",
        kind="personal.wifi",
        anchors=cue_anchors(("wifi is called", "wi-fi is called", "wifi connect ", "network is called", "wlan heißt", "wifi s'appelle", "wi-fi s'appelle", "wifi se llama", "wi-fi si chiama", "wifi si chiama", "wi-fi se chama", "wifi heet", "wifi heter", "wifi nazywa", "wifi network is", "wifi name is", "wifi ssid is", "wlan-name ist", "wi-fi называется", "wifi 名は", "wifi名は", "wifi名字是", "wifi名称是", "wifi叫")),
        ignore_case=True,
        pattern=r"(?:(?:wi-?fi|network) is called|(?:wi-?fi|wlan) connect|wlan heißt|wi-?fi (?:s'appelle|se llama|si chiama|se chama|heet|heter|nazywa się|называется)|wi-?fi (?:network|name|ssid) is|wlan-name ist|wi-?fi ?名は|wi-?fi(?:名字是|名称是|叫)) ?"
        r"[\"'`«„“「]?(?P<v>(?-i:[A-Za-z0-9\u00c0-\uffff](?:[^\s\"'`,;|<>{}]{0,30}[^\s\"'`,;|<>{}.!?])(?: [A-Z0-9][^\s\"'`,;|<>{}]{0,20}){0,2}?))(?=[\"'`”“」»]|[.,;!?]?(?:\s|$)|です)",
        validate=lambda value: _is_network(value) and re.search(r"[0-9A-Z_-]", value) is not None,
        reference="https://standards.ieee.org/ieee/802.11/7028/",
        finds=("My wifi is called «NETGEAR-JE5NC».", "Mein WLAN heißt «FritzBox-1PXGI».", "nmcli dev wifi connect «Vodafone-Q0P3X»"),
        ignores=("the wifi is called guest wifi", "my wifi is slow", "nmcli dev wifi connect --help"),
        confidence=0.75,
    ),
    Rule(
        id="device-identifier",
        version=2,
        kind="personal.device",
        anchors=cue_anchors(("android_id", "androidid", "android id", "device_id", "deviceid", "device id", "device-id", "serialno", "hardware_id", "hardwareid", "machine_id", "machine-id", "machineid", "installation_id", "installationid", "client_device", "vendor_id")),
        ignore_case=True,
        pattern=rf"(?:android[_ ]?id|(?:client_)?device[_ -]?id|(?:ro\.(?:boot\.)?)?serialno|hardware_?id|machine[_-]?id|installation_?id){_SIGN}(?P<v>[0-9a-f]{{14,16}}|[0-9A-F]{{14,16}}|[0-9a-f]{{32}}|[0-9a-f]{{40}}|[0-9a-f]{{64}}|{_UUID})(?![0-9A-Za-z-])",
        validate=_is_random,
        reference="https://developer.android.com/reference/android/provider/Settings.Secure#ANDROID_ID",
        finds=("android_id=«{hex 16}»", '"device_id": "«{hex 16}»"', "machine-id: «{hex 32}»"),
        ignores=("device_id: int", "device id 0000000000000000", "deviceId=null"),
        confidence=0.85,
    ),
    Rule(
        id="advertising-number",
        kind="personal.device",
        anchors=(*cue_anchors(("idfa", "idfv", "gaid", "aaid", "adid", "advertising", "advertiser", "oaid", "device_uuid", "deviceuuid", "hardware uuid", "platformuuid", "hardware_uuid", "device uuid", "provisioning udid")), "PlatformUUID"),
        ignore_case=True,
        pattern=rf"(?:idfa|idfv|gaid|aaid|adid|oaid|advertis(?:ing|er)[_ -]?id(?:entifier)?|device[_ ]?uuid|hardware[_ ]uuid|(?:io)?platformuuid|provisioning udid)[\"'`*)]{{0,3}}[ \t]{{0,6}}[:=|][ \t]{{0,6}}[\"'`]?(?P<v>{_UUID})(?![0-9A-Za-z-])",
        validate=_is_random,
        reference="https://developer.apple.com/documentation/adsupport/asidentifiermanager/advertisingidentifier",
        finds=("idfa=«{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»", "IOPlatformUUID = «{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»"),
        ignores=("idfa=00000000-0000-0000-0000-000000000000", "advertising is expensive"),
        confidence=0.9,
    ),
    Rule(
        id="device-udid",
        kind="personal.device",
        anchors=(Shape("0000[0-9]{4}-[0-9A-F]{6}", 15, "0-9A-Za-z-", "0000"),),
        pattern=r"0000[0-9]{4}-[0-9A-F]{16}(?![0-9A-Za-z-])",
        reference="https://developer.apple.com/help/account/devices/devices-overview",
        finds=("UDID: «00008110-{HEX 16}»",),
        ignores=("00000000-0000-0000-0000-000000000000",),
        confidence=0.9,
    ),
    Rule(
        id="device-serial-said",
        kind="personal.device",
        anchors=cue_anchors(("serial", "seriennummer", "serien-nr", "s/n", "id_serial_short", "ioplatformserialnumber", "ro.serialno", "serialno", "adb -s ", "udid", "service tag", "n/s", "numéro de série", "número de serie", "número de série", "numero di serie", "numer seryjny", "serienummer", "seri no", "sériové číslo", "серийный номер", "серийника", "серійний номер", "序列号", "序號", "シリアル", "시리얼", "일련번호", "الرقم التسلسلي", "sorozatszám", "sarjanumero")),
        ignore_case=True,
        pattern=r"(?<![A-Za-z0-9])(?:serial(?: ?number| ?no\.?|number|no)?|seriennummer|serien-nr\.?|s/n|id_serial_short|ioplatformserialnumber|ro\.(?:boot\.)?serialno|serialno|adb -s|udid|service tag|n/s|n[uú]m[eé]ro de s[eé]rie|numero di serie|numer seryjny|serienummer|seri no|sériové číslo|серийный номер|серийника|серійний номер|序列号|序號|シリアル(?:番号|ナンバー)?|시리얼 ?(?:번호|넘버)?|일련번호|الرقم التسلسلي|sorozatszám|sarjanumero)"
        r"(?:[\"'\]*_)]{0,3}[ \t]{0,24}[:=#：|]{1,2}[ \t*\[]{0,6}[\"'`]?|[ \t]{1,2}(?:(?:of|from|on|for|my|the|our|your|meines?|meiner|des|du|de|del|della|mon|ma|mi|mio|моего|моей|от|is|ist|est|es|è|é|to|jest|macbook|iphone|laptop|ipad|disk|drive|router|phone|camera|tv|watch|printer|nas|handys|air|pro|notebook|pc|number|and|has|one)[ :]{1,2}){0,6}|(?:は|是|为|는|은)[ :]?)(?P<v>(?-i:(?=[A-Z0-9-]{0,20}[0-9])(?=[A-Z0-9-]{0,20}[A-Z])[A-Z0-9][A-Z0-9-]{6,22}[A-Z0-9]))(?![A-Za-z0-9_-])",
        validate=lambda value: (len(value) > 9 or len(re.findall("[0-9]", value)) > 1) and len(set(value)) > 4,
        reference="https://support.apple.com/102858",
        finds=("The serial of my MacBook is «F4G750L509LV»", "серийный номер «H4THTFTPXDJG1»", "IOPlatformSerialNumber = «H4TMD721KWLV»", "ID_SERIAL_SHORT=«WX21D07QOW1N7»", "adb -s «R5CXU0JMV5Q» shell", "SERIAL «ZA45W1UIOQR»", '"serialNumber": "«DNPXDV2FPXJG»"'),
        ignores=("serial console ttyS0", "serial number XXXX", "serial: SERIALPORT", "serial = UART0_BASE", "S/N ratio", "serial is RS-232"),
        confidence=0.75,
    ),
    Rule(
        id="device-zigbee",
        kind="personal.mac",
        anchors=(Shape("0x[0-9a-f]{16}", 18, "0-9A-Za-z_", "0x"),),
        pattern=r"0x[0-9a-f]{16}(?![0-9A-Za-z_])",
        judge=lambda text, start, _: re.search(r"(?i)ieee|zigbee|eui|z2m|zha|thread|friendly_name", text[max(0, start - 40) : start]) is not None,
        reference="https://www.zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html",
        finds=("ieee_address: '«0x00158d00f2ecbfcd»'", "zigbee2mqtt:«0x00158d00d2ac15ec»"),
        ignores=("crash at 0x00007f8a12b4c5d6", "mask 0x00ffffffffffffff"),
        confidence=0.8,
    ),
    Rule(
        id="device-machine-file",
        kind="personal.device",
        anchors=("machine-id\n", "Machine ID: ", "machine-id: ", "machine-id:", "boot_id\n", "product_uuid\n"),
        pattern=rf"(?:(?:machine-id|boot_id|product_uuid)(?:\n|: ?)|Machine ID: )(?P<v>[0-9a-f]{{32}}|{_UUID})(?![0-9A-Za-z-])",
        validate=_is_random,
        reference="https://man7.org/linux/man-pages/man5/machine-id.5.html",
        finds=("$ cat /etc/machine-id\n«{hex 32}»", "           Machine ID: «{hex 32}»"),
        ignores=("cat /etc/machine-id\nuninitialized", "Machine ID: none"),
        confidence=0.85,
    ),
    Rule(
        id="cloud-account-aws",
        kind="personal.cloud-account",
        anchors=("arn:aws", ".dkr.ecr.", ".signin.aws.amazon.com", ".amazonaws.com/"),
        before=r"[0-9]{12}",
        reach=12,
        pattern=r"(?:arn:aws(?:-[a-z-]{2,8})?:[a-z0-9-]{2,30}:[a-z0-9-]{0,20}:|sqs\.[a-z0-9-]{5,20}\.amazonaws\.com/|\.amazonaws\.com/)?(?<![0-9A-Za-z])(?P<v>[0-9]{12})(?=:|/|\.dkr\.ecr\.|\.signin\.aws)[^\s]{1,12}",
        validate=lambda value: value not in _EXAMPLES,
        reference=_AWS,
        finds=("arn:aws:iam::«718387984939»:role/deploy", "«426113672783».dkr.ecr.eu-west-1.amazonaws.com/app", "https://sqs.eu-west-1.amazonaws.com/«879208651414»/jobs"),
        ignores=("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::123456789012:role/x"),
        confidence=0.85,
    ),
    Rule(
        id="cloud-account-aws-named",
        kind="personal.cloud-account",
        anchors=(*cue_anchors(("aws account", "aws_account", "account_id", "account id", "accountid", "account-id", "awsaccount", "owner_id", "ownerid")), '"Account":', "account number"),
        ignore_case=True,
        pattern=rf"(?:aws[_ -]?account(?:[_ -]?id)?|account[_ -]?id|owner_?id|\"account\"|account number)(?:{_SIGN}|[ \t]{{1,2}}(?:id )?(?:is )?)(?P<v>[0-9]{{12}}|[0-9]{{4}}-[0-9]{{4}}-[0-9]{{4}})(?![0-9A-Za-z-])",
        validate=lambda value: value.replace("-", "") not in _EXAMPLES,
        reference=_AWS,
        finds=("AWS account «893653135735»", "AWS_ACCOUNT_ID=«635937306859»", '"Account": "«223139783397»"'),
        ignores=("account_id = data.aws_caller_identity", "AWS account 123456789012"),
        confidence=0.8,
    ),
    Rule(
        id="cloud-account-azure",
        kind="personal.cloud-account",
        anchors=(*cue_anchors(("subscription", "tenant", "login.microsoftonline.com/", "sts.windows.net/", "client_id", "clientid", "objectid", "object_id", "principalid", "principal_id", "azure_client", "arm_")), "/subscriptions/", "/tenants/", "_tenant_id", "_subscription_id"),
        ignore_case=True,
        pattern=rf"(?:/subscriptions/|/tenants/|login\.microsoftonline\.com/|sts\.windows\.net/|(?:subscription|tenant)(?:[_ -]?id)?(?:{_SIGN}|[ \t]{{1,2}})|(?:arm|azure)_client_id{_SIGN}|(?:object|principal)_?id{_SIGN})(?P<v>{_UUID})(?![0-9A-Za-z-])",
        validate=lambda value: _is_random(value) and value not in ("72f988bf-86f1-41af-91ab-2d7cd011db47", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"),
        reference=_AZURE,
        finds=("/subscriptions/«{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»/resourceGroups/x", "AZURE_TENANT_ID=«{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»", "az account set --subscription «{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»"),
        ignores=("tenant_id: common", "/subscriptions/00000000-0000-0000-0000-000000000000/x"),
        confidence=0.85,
    ),
    Rule(
        id="cloud-project-google",
        kind="personal.cloud-account",
        anchors=(*cue_anchors(("config set project ", "google_cloud_project", "gcp_project", "gcloud_project", "project_id", "gcr.io/", "projectid", "--project", "gcloud project", "quota_project")), ".iam.gserviceaccount.com", "-docker.pkg.dev/", "projects/"),
        before=r"[a-z0-9-]{6,30}@?",
        reach=31,
        pattern=rf"(?:config set project |(?:google_cloud|gcp|gcloud|quota)_project(?:_id)?{_SIGN}|project_?id{_SIGN}|--project[= ]|(?<![A-Za-z0-9.])(?:[a-z]{{2}}\.)?gcr\.io/|-docker\.pkg\.dev/|(?<![A-Za-z0-9])projects/(?=[a-z0-9-]{{4,30}}/(?:locations|zones|regions|instances|secrets|topics|global|serviceAccounts|databases|datasets|buckets)))"
        r"(?P<v>(?-i:[a-z][a-z0-9-]{4,28}[a-z0-9]))(?![A-Za-z0-9_.-])",
        ignore_case=True,
        validate=_is_project,
        reference=_GOOGLE,
        finds=("gcloud config set project «lopez-prod-413129»", "projects/«lopez-dev-892626»/locations/eu", "GCP_PROJECT_ID=«lopez-ml-285584»", "gcr.io/«lopez-ml-864130»/app:1"),
        ignores=("projects/your-project/locations/eu", "project_id: string", "gcr.io/google-containers/pause", "--project my-project"),
        tier="likely",
        confidence=0.7,
    ),
)  # fmt: skip
