"""Who employs a person: behind "I work at", before or behind a legal form, under a key."""

import re
from functools import cache
from importlib.resources import files

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors, field_anchors
from commonplace.privacy.words import words

__all__ = ["EMPLOYERS", "ORG", "is_private_firm"]

_REFERENCE = "https://en.wikipedia.org/wiki/List_of_legal_entity_types_by_country"
_C = r"A-Z\u00c0-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f\u0490"
_L = r"a-z\u00df-\u00ff\u0100-\u017f\u03ac-\u03ce\u0430-\u045f\u0491"
_WORD = rf"[{_C}0-9](?:[{_C}{_L}0-9'’&.\-]{{0,23}}[{_C}{_L}0-9&])?"
_JOIN = r"(?:(?:of|and|the|de|du|des|del|della|di|da|do|dos|für|und|et|y|e|i|en|van|von|der|for|&|\+|pod|na|for the|og|och|in)[ ]){0,2}"
_FORM = (
    r"(?:GmbH(?:[ ]&[ ]Co\.?[ ]KG(?:aA)?)?|gGmbH|mbH|AG|KG|OHG|UG|e\.K\.|eG|e\.V\.|SE|Inc\.?|LLC|L\.L\.C\.|LLP|Ltd\.?(?:[ ]Şti\.)?|Limited|Corp\.?|Corporation|PLC|plc|Pty|S\.?A\.?R\.?L\.?|SAS|SASU|EURL|S\.A\.S\.|S\.A\.|SA|SRL"
    r"|S\.L\.(?:U\.)?|S\.r\.l\.|S\.p\.A\.|SpA|Lda\.?|Ltda\.?|B\.V\.|BV|N\.V\.|NV|Oyj?|AB|ASA|AS|ApS|A/S|Sp\.[ ]z[ ]o\.[ ]?o\.|sp\.[ ]z[ ]o\.[ ]?o\.|s\.r\.o\.|a\.s\.|Kft\.?|Zrt\.?|Nyrt\.?|A\.Ş\.|Ltd\.[ ]Şti\.|OÜ|UAB|SIA|d\.o\.o\.|Α\.Ε\.|ΑΕ|Ε\.Π\.Ε\.|Pvt\.?[ ]Ltd\.?|Pte\.?[ ]Ltd\.?|Sdn\.?[ ]Bhd\.?)"
)
_NAMED = (
    rf"(?:{_WORD}(?:[ ]{_JOIN}{_WORD}){{0,4}}?,?[ ]{_FORM}(?![{_L}{_C}])|{_WORD}(?:[ ]{_JOIN}{_WORD}){{0,4}})"
)
_QUOTED = rf"(?:ООО|ОАО|ЗАО|ПАО|АО|ТОВ|ПП|ПАТ|ИП|ФОП|НКО)[ ](?:[«\"“„][^»\"”\n]{{2,50}}[»\"”]|[{_C}][{_C}{_L}-]{{2,30}}(?:[ ][{_C}][{_L}.]{{1,20}})?)"
ORG = rf"(?:(?-i:{_QUOTED})|(?-i:{_NAMED}))"
_HAN = r"[\u4e00-\u9fff\u3400-\u4dbf\u3041-\u30ff\u30fc々A-Za-z0-9]"
_HANGUL = r"[\uac00-\ud7a3A-Za-z0-9]"

_NO_FIRM = words(
    "i a an the my our your home night school work present the moment all least last first once it this that these those monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december berlin london paris new york madrid rome vienna munich hamburg germany france spain italy europe "
    "none null true false string unknown n/a example acme foo bar test your company name employer self-employed freelance freelancer unemployed retired student english german french spanish "
    "der die das dem den einem einer eine einen la el los las una un le les une il lo gli uno o os as um uma het een we they he she you python java javascript"
)


@cache
def _companies() -> frozenset[str]:
    text = files("commonplace.privacy").joinpath("data/companies.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(name.strip().lower() for row in rows for name in row.split(","))


def _is_firm(value: str) -> bool:
    plain = value.strip("\"'«»“”.,").lower()
    first = plain.split()[0].strip(",.") if plain.split() else ""
    return bool(first) and first not in _NO_FIRM and len(plain) > 1


def is_private_firm(value: str) -> bool:
    """Not one of those that everybody talks about; beside no word about who works there, those stay."""
    plain = value.strip("\"'«»“”., ").lower()
    bare = re.sub(rf",?[ ](?:{_FORM})[ .]*$", "", value.strip("\"'«»“”., ")).lower()
    words_ = bare.split()
    return (
        _is_firm(value)
        and plain not in _companies()
        and words_[0] not in _companies()
        and not any(" ".join(words_[at:]).strip(",. ") in _companies() for at in range(len(words_)))
    )


_WEAKLY = re.compile(
    r"(?:\bi (?:run|own|left)|\bjoining|\bquitting|\brepresenting|\bbeen with|\bon behalf of|\b(?:we|here) at)[ ](?:the )?$",
    re.IGNORECASE,
)


def _is_worked_for(text: str, start: int, end: int) -> bool:
    """Behind ``I run`` and its like stand programs more often than firms: a legal form or several words must follow."""
    value = text[start:end]
    if _WEAKLY.search(text[max(0, start - 24) : start]) is None:
        return True
    return is_private_firm(value) and (" " in value or re.search(rf"(?:{_FORM})$", value) is not None)


def _is_local(value: str) -> bool:
    bare = re.sub(
        r"股份有限公司|有限责任公司|有限公司|集团|公司|株式会社|有限会社|合同会社|주식회사|\(주\)|㈜",
        "",
        value,
    )
    return (
        1 < len(bare) < 24
        and bare.lower() not in _companies()
        and not re.fullmatch(r"[某这那该本我我们弊社当社貴社御社一家大小]+", bare)
    )


_WORK = (
    "i work at|i work for|i worked at|i worked for|i'm working at|i'm working for|i am working at|i am working for|i'm employed at|i'm employed by|i am employed at|i am employed by|been employed by|been employed at|employed at|employed by|been working at|been working for|been with|i got hired at|i just got hired at|got hired by|got a job at|got an offer from"
    "|job offer from|i was hired by|my job at|my role at|my position at|my shift at|my contract with|interview at|laid off from|laid off by|fired from|fired by|i quit|i left|i resigned from|resigning from|quitting|my internship at|internship at|interning at|i intern at|i joined|joining|i'm joining|i own|i run|i founded|founder of|co-founder of|owner of|ceo of|cto of|director at|director of"
    "|a nurse at|a teacher at|an engineer at|engineer at|developer at|manager at|analyst at|consultant at|accountant at|intern at|nurse at|teacher at|clerk at|designer at|technician at|assistant at|driver at|works at|works for|worked at|work at|work for|my employer is|my employer,|my employer|our employer|my company is|my company,|my company|our company is|our company,|our company|our firm|my firm|our startup|my startup|small business called|company called|startup called|business named|business called|my workplace is|we at|here at|at our company"
    "|colleagues at|coworkers at|my boss at|my team at|on behalf of|representing"
)
_WORK_OTHER = (
    "ich arbeite bei|ich arbeite bei der|ich arbeite für|ich arbeite seit mai für|arbeite bei|arbeite für|arbeite seit|angestellt bei|beschäftigt bei|tätig bei|mein arbeitgeber|mein arbeitgeber ist|mein arbeitgeber,|meine firma|unsere firma|unser unternehmen|wir bei|wir von|wir bei der|firma|job bei|ausbildung bei|praktikum bei|gekündigt von|bewerbung bei|kollegen bei"
    "|je travaille chez|je travaille pour|je bosse chez|travaille chez|travaille pour|employé chez|employée chez|salarié chez|salariée de|employé par|mon employeur|mon employeur est|mon entreprise|notre société|notre entreprise|ma société|ma boîte|mon stage chez|embauché chez|embauchée chez|nous chez|chez nous à"
    "|trabajo en|trabajo para|trabajo con|trabajaba en|empleado de|empleada de|empleado en|mi empresa|nuestra empresa|mi empleador|mi empleador es|me contrató|contratado por|despedido de|despidieron de|en prácticas en|prácticas en"
    "|lavoro presso|lavoro per|lavoro in|lavoro alla|lavoro da|dipendente di|dipendente presso|impiegato presso|impiegata presso|assunto da|la mia azienda|la nostra azienda|nostra azienda|il mio datore di lavoro|tirocinio presso"
    "|trabalho na|trabalho no|trabalho em|trabalho para a|trabalho para o|trabalho para|funcionário da|funcionária da|empregado da|a minha empresa|minha empresa|nossa empresa|a nossa empresa|meu empregador|estágio na|contratado pela"
    "|ik werk bij|ik werk voor|werk bij|werk voor|werkzaam bij|in dienst bij|mijn werkgever|mijn werkgever is|mijn bedrijf|ons bedrijf|stage bij|wij bij"
    "|pracuję w|pracuję dla|pracuję w firmie|zatrudniony w|zatrudniona w|nasza firma|moja firma|mój pracodawca|mój pracodawca to|pracodawca|praca w|firmie|firma|pracuji ve firmě|pracuji pro|pracuji v|pracuji ve|pracuju v|zaměstnán v|naše firma|můj zaměstnavatel|moje firma"
    "|jag jobbar på|jag arbetar på|jag jobbar hos|anställd på|min arbetsgivare|mitt företag|vårt företag|jeg arbejder hos|jeg jobber i|jeg jobber hos|jeg arbejder i|ansat hos|ansatt i|min arbejdsgiver|min arbeidsgiver|vores firma|vårt firma|olen töissä|olen töissä yrityksessä|työskentelen yrityksessä|työnantajani|yrityksessä|munkahelyem|cégünk|lucrez la|lucrez pentru|firma noastră|angajat la|saya bekerja di|perusahaan saya"
    "|я работаю в|работаю в|работаю в компании|я работаю в компании|работаю на|мой работодатель|наша компания|моя компания|наша фирма|в компании|компания|устроился в|устроилась в|уволили из|трудоустроен в|сотрудник|сотрудница|директор|я працюю в|працюю в|мій роботодавець|наша компанія|компанія|у компанії|працює в"
    "|şirketimiz|şirketim|iş yerim|işverenim|çalıştığım yer|δουλεύω στην|δουλεύω στη|εργάζομαι στην|η εταιρεία μας|tôi làm việc tại|tôi làm ở|công ty tôi|làm việc tại"
)


def _cue(options: str) -> str:
    return one_of(options.split("|"), blank="[ ]")


def _work_rule(name: str, options: str, finds: tuple[str, ...], ignores: tuple[str, ...]) -> Rule:
    return Rule(
        id=name,
        kind="personal.employer",
        anchors=cue_anchors(tuple(f"{option} " for option in options.split("|"))),
        ignore_case=True,
        pattern=rf"(?<![\w/.@-])(?:{_cue(options)})[ ](?:(?:the|die|der|dem|den|das|la|le|les|el|los|het|de|a|o|firma|company|a company called|einer firma namens|compañía|empresa|société|ditta|компании|фирме|компанії|spółce|firmie)[ ]){{0,2}}(?P<v>{ORG})(?=[\s.,;:!?)\"'’]|$)",
        validate=_is_firm,
        judge=_is_worked_for,
        tier="likely",
        reference="https://en.wikipedia.org/wiki/Quasi-identifier",
        finds=finds,
        ignores=ignores,
        confidence=0.65,
    )


_KEYS = (
    "employer|employer_name|employername|current_employer|company|company_name|companyname|organization|organisation|organization_name|workplace|firm|works_for|worksfor|work_place|arbeitgeber|firma|unternehmen|employeur|entreprise|société|empresa|empleador|azienda|datore di lavoro"
    "|datore_di_lavoro|ditta|empregador|werkgever|bedrijf|pracodawca|zaměstnavatel|arbetsgivare|företag|işveren|şirket|работодатель|компания|организация|место работы|роботодавець|компанія|εργοδότης|εταιρεία"
    "|公司|单位|工作单位|雇主|勤務先|会社名|会社|所属|회사|회사명|직장|근무처|الشركة|جهة العمل|صاحب العمل|कंपनी|नियोक्ता|org|affiliation"
)

EMPLOYERS: tuple[Rule, ...] = (
    _work_rule(
        "employer-work",
        _WORK,
        (
            "I work at «Harbour Metrics Ltd», as",
            "Our company «Bluestem Robotics Inc.» is",
            "At first we at «Pinecrest Dental Group» said",
            "I own a small business called «Oakhaven Realty LLC».",
        ),
        (
            "I work at home",
            "I work for the city",
            "we at least",
            "I run Python",
            "my company policy",
            "I left Monday",
        ),
    ),
    _work_rule(
        "employer-work-other",
        _WORK_OTHER,
        (
            "Ich arbeite bei der «Kranzler Anlagenbau GmbH» im",
            "Trabajo para «Talleres Garrido» desde",
            'Работаю в «ООО "Речной Вокзал"» бухгалтером',
            "Pracuję dla «Bursztyn Logistyka Sp. z o.o.» od",
        ),
        ("trabajo en casa", "ich arbeite bei uns", "lavoro in Python", "Работаю в школе"),
    ),
    Rule(
        id="employer-at-we",
        kind="personal.employer",
        anchors=cue_anchors(("at ", "bei ", "chez ", "en ", "presso ", "na ", "bij ")),
        ignore_case=True,
        pattern=rf"(?<![\w/.@-])(?:at|bei|chez|en|presso|na|bij)[ ](?P<v>(?-i:{_NAMED})),?[ ](?:we|our|wir|arbeiten wir|unsere|nous|nosotros|noi|nós|wij)[ ]",
        validate=is_private_firm,
        tier="likely",
        reference="https://en.wikipedia.org/wiki/Quasi-identifier",
        finds=("At «Tessera Analytics» we use",),
        ignores=("At Google we see", "at home we use", "At the end we", "At Monday we"),
        confidence=0.55,
    ),
    Rule(
        id="employer-legal-form",
        kind="personal.employer",
        anchors=tuple(
            f" {form}"
            for form in (
                "GmbH",
                "gGmbH",
                "AG",
                "KG",
                "OHG",
                "UG",
                "e.K.",
                "e.V.",
                "Inc",
                "LLC",
                "LLP",
                "Ltd",
                "Limited",
                "Corp",
                "PLC",
                "plc",
                "Pty",
                "SARL",
                "S.A.R.L",
                "SAS",
                "S.A.",
                "S.L.",
                "S.r.l.",
                "S.p.A.",
                "SRL",
                "Lda",
                "Ltda",
                "B.V.",
                "BV",
                "N.V.",
                "Oy",
                "AB",
                "ApS",
                "A/S",
                "Sp. z o",
                "sp. z o",
                "s.r.o.",
                "a.s.",
                "Kft",
                "Zrt",
                "A.Ş.",
                "OÜ",
                "UAB",
                "d.o.o.",
                "Α.Ε.",
                "Pvt",
                "Pte",
                "Sdn",
            )
        ),
        before=rf"(?:,)?[{_C}{_L}0-9’&.-]{{1,25}}(?:[ ][{_C}{_L}0-9’&.+-]{{1,25}}){{0,4}}(?![{_L}{_C}])",
        reach=110,
        pattern=rf"(?:[{_L}][{_L}.,]{{0,20}}[ ]){{0,4}}(?P<v>{_WORD}(?:[ ]{_JOIN}{_WORD}){{0,4}}?,?[ ]{_FORM})(?![{_L}{_C}0-9])",
        validate=is_private_firm,
        tier="likely",
        reference=_REFERENCE,
        finds=(
            "invoice of «Maibach Fördertechnik GmbH» from",
            "«Cantine Morandin S.r.l.»\nVia",
            "für «Rautenberg & Söhne OHG» und",
        ),
        ignores=(
            "Google LLC announced",
            "Siemens AG",
            "a GmbH is",
            "Microsoft Corporation",
            "The AG said",
            "Toyota Motor Corporation",
        ),
        confidence=0.55,
    ),
    Rule(
        id="employer-quoted-form",
        kind="personal.employer",
        anchors=("ООО «", 'ООО "', "ОАО «", "ЗАО «", "ПАО «", "АО «", 'АО "', "ТОВ «", "ПП «", "ИП ", "ФОП "),
        pattern=rf"(?<!\w)(?P<v>{_QUOTED})",
        validate=is_private_firm,
        tier="likely",
        reference=_REFERENCE,
        finds=('в «ООО "Речной Вокзал"» бухгалтером', "для «ИП Панфилов» сделано"),
        ignores=("ООО это форма", "ИП платит"),
        confidence=0.6,
    ),
    Rule(
        id="employer-han",
        kind="personal.employer",
        anchors=(
            "有限公司",
            "股份公司",
            "集团",
            "株式会社",
            "有限会社",
            "合同会社",
            "事務所",
            "주식회사",
            "(주)",
            "㈜",
            "유한회사",
        ),
        before=rf"(?:{_HAN}|{_HANGUL}){{1,16}}",
        pattern=(
            rf"(?:.{{0,12}}?[在于於是：:到与跟和的])?(?P<v>(?:{_HAN}{{2,14}}?(?:科技|股份|软件)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团|株式会社|有限会社|合同会社|事務所)"
            rf"|(?:株式会社|有限会社|合同会社)[\u3041-\u309f]{{0,4}}[\u4e00-\u9fff\u30a0-\u30ffー々A-Za-z0-9]{{2,12}}|(?:주식회사[ ]?){_HANGUL}{{2,12}}|{_HANGUL}{{2,12}}(?:주식회사|\(주\)|㈜)))"
        ),
        validate=_is_local,
        tier="likely",
        reference=_REFERENCE,
        finds=(
            "我就职于«盛源纺织有限公司»，",
            "«株式会社みなと運輸»に勤めています",
            "회사: «주식회사 한빛테크»",
        ),
        ignores=("有限公司是什么", "株式会社とは"),
        confidence=0.6,
    ),
    Rule(
        id="employer-work-asian",
        kind="personal.employer",
        anchors=(
            "就职于",
            "任职于",
            "供职于",
            "我们公司",
            "我公司",
            "上班的公司",
            "我在",
            "弊社",
            "当社",
            "勤務先は",
            "우리 회사 ",
            "저는 ",
            "나는 ",
            "회사 ",
            "أعمل في",
            "أعمل لدى",
            "شركتي",
            "में काम करत",
            "कंपनी ",
        ),
        before=r"(?:[\u0900-\u097f]{1,14}[ ]){0,4}",
        pattern=(
            rf"(?:就职于|任职于|供职于|我们公司|我公司|弊社|当社|勤務先は|우리[ ]회사[ ]|저는[ ]|나는[ ]|회사[ ]|أعمل[ ](?:في|لدى)[ ](?:شركة[ ])?|شركتي[ ]|我在)?(?P<v>(?<=于){_HAN}{{2,14}}?(?=[，,。]|担任|做|$)|(?<=公司)(?<!有限公司){_HAN}{{2,14}}?(?=[，,。]|在|正|是|要|$)|(?<=我在){_HAN}{{3,14}}?(?=工作|上班|实习|当|做)|(?<=[弊当]社){_HAN}{{2,14}}?(?=は|で|が|の|、)|(?<=勤務先は){_HAN}{{2,14}}?(?=です|、|。)|(?<=회사 ){_HANGUL}{{2,14}}?(?=는|은|에서|이|가|[ ])|(?<=[저나]는 )(?:주식회사[ ])?{_HANGUL}{{2,14}}?(?:\(주\))?(?=에서[ ](?:일|근무))|(?<=في |دى )(?:شركة[ ])?[\u0621-\u064a]{{2,14}}(?:[ ][\u0621-\u064a]{{2,14}}){{0,2}}?(?=[ ]منذ|[ .،]|$)|[\u0900-\u097f]{{2,16}}(?:[ ][\u0900-\u097f]{{2,16}}){{0,3}}(?=[ ]में[ ]काम))"
        ),
        validate=_is_local,
        tier="likely",
        reference=_REFERENCE,
        finds=("我就职于«蓝港软件»，做会计", "우리 회사 «새벽유통»는 공급", "弊社«みなと運輸»は供給先"),
        ignores=("我在家工作", "저는 집에서 쉬어요", "公司在找人"),
        confidence=0.5,
    ),
    Rule(
        id="employer-field",
        kind="personal.employer",
        anchors=field_anchors(_KEYS.split("|")),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{_cue(_KEYS)})[\"'*]{{0,3}}[ ]?(?:[:=：|>]|=>)[ ]{{0,3}}[\"'*]{{0,3}}[ ]?(?P<v>{ORG}|(?-i:[\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3][^\"<>\n|,;{{}}]{{1,40}}))(?=[ ]?(?:[\"'<>,;(\n|*]|\\|$))",
        validate=_is_firm,
        tier="likely",
        reference=_REFERENCE,
        finds=(
            '{"employer": "«Harbourline Freight Ltd»", ',
            "company: «Talleres Garrido»\n",
            "| Employer | «Steuerbüro Tiedge» |",
            "<organization>«Kroon Logistiek N.V.»</organization>",
            "工作单位：«福临餐饮集团»",
        ),
        ignores=("company: string", '"organization": "none"', "company = None", "company: Acme"),
        confidence=0.6,
    ),
)
