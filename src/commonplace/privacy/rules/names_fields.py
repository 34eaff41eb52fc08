"""Names under keys of records and forms, in headers of mail and git, in calendars, tables and logs of chats."""

import re

from commonplace.privacy.names import beside_public, is_public, is_surname, is_word, plain_first_names
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors, field_anchors
from commonplace.privacy.rules.names_forms import (
    CAPITAL,
    FULL,
    LETTER,
    NO_NAME,
    TITLE,
    TURNED,
    TWO,
    UPPER,
    looks_like_person,
    parts_of,
)

__all__ = ["NAME_FIELDS"]

_REFERENCE = "https://schema.org/Person"
_OTHER = (
    r"[\u0590-\u06ff\u0900-\u0e7f\u10a0-\u10ff\u1100-\u11ff\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
    r"(?:[\u0590-\u06ff\u0900-\u0e7f\u10a0-\u10ff\u1100-\u11ff\u3041-\u30ffー々\u4e00-\u9fff\uac00-\ud7a3\u200c\u200d'״׳]|[ 　·・](?=[^ ])){1,28}"
)
"""A name in letters that have no capitals."""

_ANY = rf"(?:(?-i:{TURNED})|(?-i:{UPPER})|(?:{TITLE})?(?-i:{FULL})|{_OTHER})"

_SURE = (
    "full_name|fullname|first_name|firstname|last_name|lastname|given_name|givenname|family_name|familyname|middle_name|surname|forename|nickname|maiden_name|customer_name|customername|contact_name|contactname|contact_person|contactperson|patient_name|patientname|client_name|clientname|employee_name|employeename|student_name"
    "|studentname|user_full_name|display_name|displayname|sender_name|sendername|recipient_name|recipientname|receiver_name|account_holder|accountholder|account_name|cardholder|cardholder_name|card_holder|name_on_card|holder_name|beneficiary|payee|tenant|landlord|guardian|next_of_kin|emergency contact|emergency_contact|assignee|reporter|reviewer|approver|author_name|patient|passenger|passenger name|guest name|guest_name|attendee|attendees|participant"
    "|participants|organizer|invitee|present|signed|signed by|prepared for|prepared by|written by|submitted by|reviewed by|approved by|requested by|created by|created_by|assigned to|assigned_to|owner_name|ownername|committer|tested-by|signed-off-by|co-authored-by|reviewed-by|acked-by|reported-by|suggested-by|helped-by|attn|spouse|husband|wife|mother|father|child|children|doctor|physician|therapist|lawyer|manager_name|supervisor|manager|teacher|parent|sibling|full name|first name|last name|family name|given name|middle name|maiden name|legal name|contact person|name of patient|name of applicant"
    "|applicant|applicant_name|employee|recipient|addressee|deliver to|ship to|shipping_name|billing_name|vorname|nachname|familienname|rufname|geburtsname|vor- und nachname|ansprechpartner|ansprechpartnerin|empfänger|absender|mieter|vermieter|kunde|kundenname|patientin|versicherter|kontoinhaber|karteninhaber|mitarbeiter|teilnehmer|nom|nom complet|nom de famille|prénom|prenom|nom et prénom|destinataire|expéditeur|locataire|bailleur|titulaire|signataire|nombre|nombres|nombre completo|nombre y apellidos|apellido|apellidos|destinatario|remitente|titular|paciente|firmado|inquilino|arrendador"
    "|nome|nome completo|nome e cognome|cognome|intestatario|mittente|paziente|apelido|sobrenome|nome da mãe|destinatário|remetente|inquilino|naam|volledige naam|voornaam|achternaam|contactpersoon|ontvanger|afzender|huurder|imię|imię i nazwisko|nazwisko|odbiorca|nadawca|najemca|pacjent|jméno|jméno a příjmení|příjmení|namn|fullständigt namn|förnamn|efternamn|kontaktperson|navn|fornavn|etternavn|efternavn|nimi|etunimi|sukunimi|név|teljes név|keresztnév|vezetéknév|nume|prenume|nume și prenume|ad soyad|adı soyadı|ad|soyad|isim|alıcı|gönderen|hasta"
    "|имя|фамилия|отчество|фио|полное имя|получатель|отправитель|пациент|клиент|заказчик|сотрудник|контактное лицо|ім'я|прізвище|піб|пацієнт|отримувач|όνομα|επώνυμο|ονοματεπώνυμο|họ và tên|họ tên|tên|nama|nama lengkap"
    "|姓名|名字|联系人|患者|收件人|寄件人|客户|申请人|员工|真实姓名|氏名|お名前|名前|担当者|患者名|宛名|受取人|連絡先氏名|フルネーム|이름|성명|담당자|환자|받는 사람|수신자|보내는 사람|고객명|الاسم|الاسم الكامل|اسم المريض|المريض|المرسل|المستلم|اسم العميل|नाम|पूरा नाम|रोगी का नाम|ग्राहक|שם|שם מלא|שם פרטי|שם משפחה|ชื่อ|ชื่อ-นามสกุล"
)
_WEAK = "name|author|contact|owner|user|customer|client|student|from|to|cc|bcc|sender|reply-to|maintainer|maintainers|creator|holder|fn|cn|organizer;cn|attendee;cn|by|host|speaker|instructor|editor|translator|caller|agent|member|driver|witness|buyer|seller|von|an|de|à|da|do|för|til|от|кому|кто|发件人|収件人|差出人|宛先|보낸사람|personname|who|lead|coach|trainer|captain|player|candidate|interviewer"


def _cue(options: str) -> str:
    return one_of(options.replace("_", " ").split("|"), blank="[ _-]?")


_GLUE = r"[\"'*`\\]{0,4}[ ]{0,2}(?:\[?[:=：|>]\]?|=>)[ ]{0,3}[\"'*`<\\]{0,4}(?:[ ]{0,2}\n?[ ]{0,4}-[ ]|[ ])?"
_STOP = rf"(?=[ ]{{0,2}}(?:[\"'<>,;(\n|*)\]}}`\\]|$|\.\s|\.$|[ ]and[ ]|[ ][-–—]))(?![{CAPITAL}{LETTER}])"


def _is_sure(value: str) -> bool:
    """Under a key that says it is a person's name: whatever does not begin with a plain word or look like code."""
    plain = parts_of(value.replace(",", " "))
    if (
        not plain
        or is_public(value)
        or plain[0] in _NOT_UNDER_KEY
        or any(part in _NOT_UNDER_KEY for part in plain[1:])
    ):
        return False
    name = value.split()[0]
    if len(plain) == 1:
        return len(plain[0]) > 1 and (name in plain_first_names() or plain[0] not in NO_NAME)
    return not all(part in NO_NAME for part in plain)


_NOT_UNDER_KEY = frozenset(
    [
        "string",
        "none",
        "null",
        "nil",
        "undefined",
        "true",
        "false",
        "unknown",
        "pending",
        "required",
        "optional",
        "default",
        "yes",
        "no",
        "n/a",
        "na",
        "tbd",
        "todo",
        "any",
        "all",
        "text",
        "varchar",
        "str",
        "int",
        "number",
        "object",
        "array",
        "list",
        "name",
        "first",
        "last",
        "full",
        "john",
        "doe",
        "jane",
        "example",
        "anonymous",
        "everyone",
        "nobody",
        "somebody",
        "team",
        "support",
        "admin",
        "administrator",
        "user",
        "users",
        "root",
        "system",
        "bot",
        "test",
        "testing",
        "production",
        "staging",
        "development",
        "premium",
        "basic",
        "free",
        "plan",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "see",
        "above",
        "below",
        "same",
        "self",
        "me",
        "you",
        "vacant",
        "empty",
        "open",
        "closed",
        "the",
        "this",
        "that",
        "is",
        "are",
        "was",
        "platform",
    ]
) - {"john", "doe", "jane"}


def _is_listed(text: str, start: int, end: int) -> bool:
    """Under a key that says ``name`` only, which files, steps and packages have too."""
    value = text[start:end]
    if re.match(_OTHER, value):
        return True
    return looks_like_person(value) and not beside_public(text, start, end)


def _is_surely_listed(text: str, start: int, end: int) -> bool:
    return _is_sure(text[start:end])


def _is_chatter(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    plain = parts_of(value)
    if value in plain_first_names():
        return True
    return len(plain) > 1 and looks_like_person(value)


def _is_capitals(text: str, start: int, end: int) -> bool:
    plain = parts_of(text[start:end])
    return (
        plain[0].capitalize() in plain_first_names()
        and is_surname(plain[-1], words=False)
        and not is_word(plain[0])
        and not is_public(" ".join(plain))
    )


_SPEAKERS = tuple(
    Shape(f"{re.escape(sign)}{begin}", len(sign) + width, "", sign)
    for sign in ("] ", " - ", "\n")
    for begin, width in ((r"[A-Z][a-z'.\x80-\xff-]", 2), (r"[\x80-\xff]", 1))
)
# What a name may begin with: no small letter but those of ``von``, ``de la`` and ``al-``.
# No name begins with the marks before it either: else each that is given back is looked at once more.
_NAMELIKE = r"(?-i:(?=[^\sa-z0-9\"*`\\<=:：|>-]|[a-z]{1,5}[ .'’]{1,3}[^\W\d_]|[ae]l-))"

# ``name`` is the key of everything, so more is asked behind it: the value begins as ``_NAMELIKE`` says.
# The plain ways to write it are told apart, in any other way (a second mark, a bracket) it is tried.
_NO_SMALL = r"[\x00-`{-\x7f\x80-\xff]"
_BEFORE_VALUE = (
    (_NO_SMALL, 1),
    *((f"[a-z]{{{count}}}[ .'\\x80-\\xff][A-Za-z .'\\x80-\\xff]", count + 2) for count in range(1, 6)),
    ("[ae]l-", 3),
)
_BEFORE_NAME = tuple(
    Shape(f"name{glue}(?-i:{begin})", 4 + length + width, "A-Za-z0-9", "name")
    for glue, length, begins in (
        ("[\"'`]: [\"'`]", 4, _BEFORE_VALUE),
        ("[\"'`]:[\"'`]", 3, _BEFORE_VALUE),
        ("[:=] ", 2, _BEFORE_VALUE),
        ("[:=][\"'`]", 2, _BEFORE_VALUE),
        ("[\"'`]:", 2, ((r"[\x00-\x1f!#-&(-_{-\x7f\x80-\xff]", 1), *_BEFORE_VALUE[1:])),
        ("[\"'`]: ", 3, ((r"[\x00-!#-&(-_{-\x7f\x80-\xff]", 1), *_BEFORE_VALUE[1:])),
        ("[:=]", 1, ((r"[\x00-\x1f!#-&(-_{-\x7f\x80-\xff]", 1), *_BEFORE_VALUE[1:])),
        ("[\"'`*\\\\]", 1, ((r"[\"'`*\\ =>|\[\x80-\xff]", 1),)),
        (r"[*\\]", 1, ((":", 1),)),
        ("[>|\\x80-\\xff]", 1, ((r"[\x00-\x7f\x80-\xff]", 1),)),
        (" ", 1, ((r"[:=>|\[ \"\x80-\xff]", 1),)),
    )
    for begin, width in begins
)

NAME_FIELDS: tuple[Rule, ...] = (
    Rule(
        id="name-field",
        kind="personal.name",
        anchors=field_anchors(_SURE.split("|")),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{_cue(_SURE)}){_GLUE}{_NAMELIKE}(?P<v>{_ANY}){_STOP}",
        judge=_is_surely_listed,
        reference=_REFERENCE,
        finds=(
            '"last_name": "«Quispe»"',
            "Signed-off-by: «Jürgen Möller» <",
            "Patient: «Haugen, Solveig»\n",
            "ФИО: «Глеб Щербаков»\n",
            "氏名：«前田浩二»\n",
            "<givenName>«Bérengère»</givenName>",
            "**Full name:** «Annika Sorvali»\n",
        ),
        ignores=(
            "assignee: none",
            "first_name: string",
            "assignee = get_user()",
            "last_name VARCHAR",
            "Reviewer: pending",
        ),
        confidence=0.75,
    ),
    Rule(
        id="name-field-weak",
        kind="personal.name",
        anchors=(*field_anchors(name for name in _WEAK.split("|") if name != "name"), *_BEFORE_NAME),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{_cue(_WEAK)}){_GLUE}{_NAMELIKE}(?P<v>{_ANY}){_STOP}",
        judge=_is_listed,
        reference=_REFERENCE,
        finds=(
            "Author: «Annika Sorvali» <x>",
            '{"name": "«Leandro Quispe»"',
            "From: «Rosalind McAllister» <",
            "<name>«Maëlle Poirier»</name>",
            '{"contact": {"name": "«前田浩二»"}}',
        ),
        ignores=(
            "from: Python import",
            "author: string",
            "To: Everyone",
            '"name": "left-pad"',
            "name: Dark Mode",
            "- name: Run tests",
            "name: Jane Austen",
            "To: Production",
        ),
        confidence=0.7,
    ),
    Rule(
        id="name-address",
        kind="personal.name",
        anchors=(" <", '" <'),
        before=rf"\"?(?:[{CAPITAL}{LETTER}.'’-]{{0,24}}[{CAPITAL}{LETTER}][ ]){{0,3}}[{CAPITAL}{LETTER}.'’-]{{0,24}}[{CAPITAL}{LETTER}]\"?(?![{CAPITAL}{LETTER}])",
        reach=90,
        pattern=rf"[\"']?(?:(?:from|to|cc|bcc|by|reply-to|author|committer|on|at|and)[:,]?[ ])?(?P<v>{TWO}|[{CAPITAL}][{LETTER}]{{2,20}})[\"']?[ ]<[A-Za-z0-9._%+-]{{1,64}}@",
        judge=lambda text, start, end: _is_sure(text[start:end]),
        reference="https://www.rfc-editor.org/rfc/rfc5322",
        finds=(
            "at 10:11, «Annika Sorvali» <info@example.org> wrote",
            "- «Rosalind McAllister» <dev@example.org>",
        ),
        ignores=("Support Team <help@example.org>", "List <int>", "vector <a@b"),
        confidence=0.75,
    ),
    Rule(
        id="name-blame",
        kind="personal.name",
        anchors=(Shape(" [12][0-9]{3}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} [+-]", 22),),
        before=rf"(?:[ ]{{0,12}}(?:[{CAPITAL}{LETTER}.'’-]{{1,25}}[ ]){{0,3}}[{CAPITAL}{LETTER}.'’-]{{1,25}})\((?=[ ])",
        reach=90,
        pattern=rf"\((?P<v>(?:{FULL}))[ ]{{1,12}}(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}[ ][0-9]{{2}}:",
        validate=_is_sure,
        reference="https://git-scm.com/docs/git-blame",
        finds=("4a1b2c3 («Annika Sorvali» 2026-03-02 10:11:12 +0100 7) return",),
        ignores=("(see 2026-03-02)", "(The Year 2026)"),
        confidence=0.75,
    ),
    Rule(
        id="name-copyright",
        kind="personal.name",
        anchors=("Copyright ", "(c) 19", "(c) 20", "(C) 20", "© 20", "© 19", "@author ", "user.name "),
        pattern=rf"(?:Copyright[ ](?:\([cC]\)[ ]|©[ ])?(?:[0-9]{{4}}(?:-[0-9]{{4}})?,?[ ])?(?:by[ ])?|\([cC]\)[ ][0-9]{{4}}(?:-[0-9]{{4}})?,?[ ](?:by[ ])?|©[ ][0-9]{{4}}(?:-[0-9]{{4}})?,?[ ]|@author[ ]{{1,4}}|user\.name[ ][\"']?)(?P<v>{TWO}|{_OTHER})(?=[\s.,<('\"]|$)",
        judge=_is_listed,
        reference="https://git-scm.com/docs/git-config",
        finds=(
            "# Copyright (c) 2024 «Annika Sorvali»",
            "@author «Gaëtan Delaunay»",
            "git config --global user.name '«Leandro Quispe»'",
        ),
        ignores=("Copyright (c) 2024 Python Software Foundation", "@author unknown"),
        confidence=0.7,
    ),
    Rule(
        id="name-chat",
        kind="personal.name",
        anchors=_SPEAKERS,
        pattern=rf"(?:\][ ]|[ ]-[ ]|\n)(?P<v>{FULL})(?::[ ]|[ ]{{1,3}}[0-9]{{1,2}}:[0-9]{{2}}(?:[ ][AP]M)?\n)",
        judge=_is_chatter,
        reference="https://faq.whatsapp.com/1180414079177245",
        finds=(
            "[12:03] «Annika Sorvali»: can you",
            "02.03.26, 10:11 - «Leandro Quispe»: bis",
            "ok\n«Jennifer»: no",
        ),
        ignores=("\nNote: some", "[12:03] Error: x", "- Step One: do", "\nFinal Thoughts: x"),
        confidence=0.65,
        tier="likely",
    ),
    Rule(
        id="name-capitals",
        kind="personal.name",
        anchors=cue_anchors(
            ("passenger ", "holder ", "insured ", "mr ", "mrs ", "ms ", "mr. ", "mrs. ", "estate of ")
        ),
        ignore_case=True,
        pattern=rf"(?:passenger|holder|insured|mrs?\.?|ms|estate of)[ ](?P<v>(?-i:{UPPER}))(?![\w])",
        judge=_is_capitals,
        reference="https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
        finds=("PASSENGER «ANNIKA FEATHERSTONE»\n",),
        ignores=("PASSENGER NAME RECORD", "holder OF THE"),
        confidence=0.65,
    ),
    Rule(
        id="name-vcard",
        kind="personal.name",
        anchors=("FN:", "FN;", ";CN=", "\nN:"),
        pattern=rf"(?:FN(?:;[^:\n]{{0,40}})?:|;CN=\"?|\nN:)(?P<v>{_ANY})(?=[\";:\r\n\\]|$)",
        judge=_is_surely_listed,
        reference="https://www.rfc-editor.org/rfc/rfc6350",
        finds=("FN:«Annika Sorvali»\nEND", 'ATTENDEE;CN="«前田浩二»";ROLE', "ORGANIZER;CN=«Rosalind»:mailto"),
        ignores=("FN:", ";CN=localhost", ";CN=none"),
        confidence=0.75,
    ),
)
