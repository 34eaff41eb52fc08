"""Names of machines that their own form gives away, and those in the fields of logs and inventories."""

import re

from commonplace.privacy.accounts import CODE_WORDS, holds_first_name, is_service
from commonplace.privacy.names import is_word
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import field_anchors
from commonplace.privacy.rules.hosts import COMMON_HOSTS, is_own_host, is_personal
from commonplace.privacy.words import words

__all__ = ["HOST_FORMS"]

# Words for what a machine is, at the end of its name.
_ROLES = ("nas", "srv", "dc", "sql", "esx", "esxi", "fs", "exch", "rds", "pve", "hv", "vpn", "fw")
_FIELDS = ("computer", "host", "node", "server", "machine", "workstation", "netbios", "machinename", "sourcehost", "source_host", "src_host", "dest_host", "event_source.host", "agent.hostname", "worker-host", "pscomputername", "dvchost", "computername", "clientname", "client_name", "logon_host", "instance", "agent", "runner", "device")  # fmt: skip


def _is_of_firm(value: str) -> bool:
    """A name in parts, one of which is no word and no program: that of a firm, of a place or of somebody."""
    parts = [part.lower() for part in re.split(r"[-_0-9]+", value) if len(part) > 4]
    return any(
        part not in _TASKS and part not in COMMON_HOSTS and part not in CODE_WORDS and not is_service(part) and not is_word(part)
        and _TASK_END.search(part) is None
        for part in parts
    )  # fmt: skip


# What machines do, and what runs on them.
_TASKS = words(
    "access account accounting action agent alert analytics android answer archive array asset audio audit author azure backend basic batch better bigdata billing binary block board bridge broker browser bucket budget buffer "
    "bundle cache calendar camera campus catalog center central centre change channel chart chatbot check client clients cloud cluster coder color commerce common community compute config connect console consumer content "
    "context control controller convert cookie counter course crawler credit cross current custom customer customers daemon dashboard database debug decoder default deploy deploy desktop detail develop development device "
    "digital direct disk display docker document domain download driver dummy dynamic editor elastic email embed employee encoder engine enterprise entity entry error event events exchange export external fallback fastapi "
    "feature federated field files filter finance firewall flask folder format forum forward framework frontend function gaming gateway general generic global google grafana graph group guest handler hardware hash header "
    "health hidden history holder homelab hosted hosting human image images import inbound index influx infra ingest ingress inner input insert inside install instance integration internal internet inventory invoice issue "
    "jenkins journal kafka keycloak kernel kubernetes label lambda language large laravel layer learning legacy library license light linux listener loader local logger login logging lookup loopback macos mailer manager "
    "manual mapper market marketing master matrix media member memory message metrics micro microsoft middle migration minio mirror mobile model modern module monitor monitoring mount movie multi music mysql native network "
    "nextcloud notebook notify number object office offline online openssh opensearch openvpn oracle order orders other outbound output owner package panel parent parser partner passive patch payment payments payroll "
    "people performance personal phone photo photos pihole pipeline platform player plugin point policy portal postfix postgres power prefix preview primary print printer private process product production profile program "
    "project prometheus proxmox proxy public publish python query queue quick rabbit radius random react reader realtime record recovery redis region register registry release remote render replica report reporting request "
    "research reserve resource response restore result reverse review router runner sales sample sandbox schedule scheduler schema school script search second secondary secure security select sender sensor sentry server "
    "service services session setting shadow shared sharepoint shell short simple single small smart snapshot socket software source space spare special splunk stage staging standard standby static stats status storage "
    "store stream string student studio style support switch synology system table target teams template tenant terminal testing theme thread ticket timer token tools topic traffic training transfer truenas ubuntu "
    "unifi unit update upload upstream users vagrant vault vector video viewer virtual vmware volume warehouse watch webhook website widget window windows wireless worker workflow workspace world writer zabbix"
)  # fmt: skip
_TASK_END = re.compile(
    r"(?:ing|tion|ment|able|ible|ness|ity|ware|side|based|able|ized|ised|less|less|wide|ally|ated)$"
)


HOST_FORMS: tuple[Rule, ...] = (
    Rule(
        id="host-form",
        kind="personal.host",
        anchors=(
            *(f"-{role}" for role in _ROLES),
            *(
                Shape(f"{role}-[A-Za-z]{{4}}", len(role) + 5, "A-Za-z0-9_.@/-", f"{role}-")
                for role in ("srv", "nas", "esx", "dc")
            ),
        ),
        ignore_case=True,
        before=r"[A-Za-z]{4,24}",
        reach=24,
        pattern=rf"(?<![A-Za-z0-9_.@/$-])(?:[a-z]{{4,24}}-(?:{one_of(_ROLES)})[0-9]{{0,3}}|(?:srv|nas|esx|dc)-[a-z]{{4,24}}(?:-?[0-9]{{1,3}})?)(?![A-Za-z0-9_(-]|\.(?!\s|$|local|lan|home|intern|corp|int|ad\.)[A-Za-z0-9])",
        validate=lambda value: is_own_host(value) and _is_of_firm(value),
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc1178",
        finds=(
            "our file server «istrasoft-dc7» is full",
            "Der Server «srv-hexacare-29»",
            "\\\\«ELBTAL-SRV01»\\c$",
            "backup of «birkenhof-nas» finished",
        ),
        ignores=(
            "home-nas",
            "backup-srv01",
            "customer-sql01",
            "primary-dc1",
            "files-nas",
            "the client-srv",
            "srv-backup-01",
            "dc-current",
        ),
        confidence=0.6,
    ),
    Rule(
        id="host-field",
        kind="personal.host",
        anchors=field_anchors(_FIELDS),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9.$@])(?:{one_of(_FIELDS)})[\"'`*_)]{{0,3}}[ \t]{{0,24}}(?::|=>|=|>|\||->)[*_]{{0,2}}[ \t]{{0,24}}[\"'`(\[]{{0,2}}(?P<v>(?-i:[A-Za-z][A-Za-z0-9]{{1,24}}(?:-[A-Za-z0-9]{{1,24}}){{1,3}}))(?![A-Za-z0-9_(-]|[.][A-Za-z0-9])",
        validate=lambda value: (
            is_own_host(value)
            and (
                holds_first_name(value)
                or _is_of_firm(value)
                or any(is_personal(part) for part in value.split("-"))
            )
        ),
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc1178",
        finds=(
            "computer: «lap-dumitrescu»",
            "<MachineName>«birkenhof-nas»</MachineName>",
            "PSComputerName : «pc-esposito»",
            "worker-host: «pc-brouwer»",
            "server=«hofstadler-desktop»;database=erp",
            "Host: «lap-pettersen»",
        ),
        ignores=(
            "server: web-server",
            "host: my-app",
            "computer: mac-mini",
            "node: control-plane",
            "server = http-server",
            "host: content-type",
        ),
        confidence=0.65,
    ),
)
