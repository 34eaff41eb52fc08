"""Words before and behind which names of persons stand, in many languages: a table."""

from commonplace.privacy.words import words

__all__ = [
    "CLOSINGS",
    "FIELDS",
    "FOREIGN",
    "GREETINGS",
    "I_AM",
    "RELATION",
    "RELATION_BEGINS",
    "SELF",
    "SPEECH_BEGINS",
    "TITLES",
    "TITLE_CUES",
]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


SELF = (
    "my name is|my name's|my full name is|my full legal name is|my legal name is|i am called|people call me|you can call me"
    "|everyone calls me|calls me|call me|i go by|put my name|maiden name is|maiden name was|nickname is|named him|named her|the name's"
    "|under the name|under my name|in the name of|his name is|her name is|his name was|her name was"
    "|their name is|name on the account is|is named|was named|goes by"
    "|ich heiße|ich heisse|mein name ist|mein name lautet|mein vollständiger name ist|mein vollständiger name lautet"
    "|mein voller name ist|er heißt|sie heißt|heißt|heisst|namens|ich werde|mein spitzname ist"
    "|me llamo|mi nombre es|mi nombre completo es|se llama|llamado|llamada|me dicen"
    "|je m'appelle|je m’appelle|mon nom est|mon nom complet est|mon prénom est|moi c'est|moi, c'est|s'appelle|nommé|nommée"
    "|mi chiamo|il mio nome è|il mio nome completo è|si chiama|di nome"
    "|meu nome é|o meu nome é|meu nome completo é|me chamo|chamo-me|chama-se|se chama"
    "|mijn naam is|mijn volledige naam is|ik heet|heet|genaamd|jag heter|mitt namn är|heter|jeg hedder|mit navn er|hedder"
    "|jeg heter|navnet mitt er|mitt navn er|nimeni on|olen nimeltäni|a nevem|az én nevem|hívnak"
    "|nazywam się|mam na imię|moje imię to|moje imię i nazwisko to|nazywa się|ma na imię|jmenuji se|jmenuju se|moje jméno je"
    "|jmenuje se|volám sa|moje meno je|benim adım|adım|ismim|adı|mă numesc|numele meu este|mă cheamă|se numește"
    "|zovem se|moje ime je|меня зовут|моё имя|мое имя|моё полное имя|мое полное имя|зовут|по имени|мене звати|моє ім'я"
    "|моє ім’я|моє повне ім'я|звати|казвам се|името ми е|με λένε|ονομάζομαι|το όνομά μου είναι|nama saya|namaku"
    "|tên tôi là|tôi tên là|mình tên là|tên là|jina langu ni|orukọ mi ni|ang pangalan ko ay|em dic|em dic|nire izena|chamome"
)
I_AM = (
    "i'm|i’m|i am|im|this is|it's|it’s|ich bin|hier ist|hier schreibt|je suis|ici|c'est|soy|aquí|sono|sou|aqui é|ik ben|hier is"
    "|jestem|jag är|jeg er|olen|já jsem|jsem|ben|sunt|eu sunt|я|это|це|είμαι|saya|io sono|eu sou|yo soy"
)
ROLE = (
    "wife|husband|spouse|fiancée?|partner|son|daughter|sister|brother|mother|father|mom|mum|dad|mama|papa|parents?|sibling"
    "|boss|manager|supervisor|line manager|friend|best friend|buddy|mate|colleague|coworker|co-worker|teammate|girlfriend"
    "|boyfriend|bf|gf|ex|ex-wife|ex-husband|ex-boyfriend|ex-girlfriend|doctor|gp|dentist|therapist|psychiatrist|counsellor"
    "|counselor|lawyer|attorney|solicitor|accountant|teacher|tutor|professor|coach|trainer|landlord|landlady|tenant|flatmate"
    "|roommate|housemate|neighbou?r|cousin|uncle|aunt|aunty|auntie|nephew|niece|grandmother|grandfather|grandma|grandpa"
    "|granny|gran|nan|grandson|granddaughter|mother-in-law|father-in-law|sister-in-law|brother-in-law|son-in-law"
    "|daughter-in-law|stepmother|stepfather|stepson|stepdaughter|stepbrother|stepsister|stepdad|stepmom|godson|goddaughter"
    "|godmother|godfather|twin|baby|kid|child|toddler|client|customer|patient|student|pupil|employee|intern|assistant|nanny"
    "|babysitter|nurse|midwife|advisor|adviser|supervisee|mentor|mentee|recruiter|ceo|cto|cfo|director|head|vp|team lead|lead"
    "|principal|headteacher|pastor|priest|rabbi|imam|vet|agent|broker|contact|cofounder|co-founder|business partner|founder"
)
RELATION = (
    r"(?:my|our|his|her|their|your|whose)[ ](?:(?:late|dear|old|new|older|younger|elder|eldest|youngest|oldest|little|big|best"
    r"|good|close|former|ex|middle|only|three|\d{1,2}[- ]year[- ]old|current|then|own|poor|lovely|beloved|first|second)[ ]){0,2}"
    rf"(?:{ROLE})(?:'s|’s)?"
    r"(?:,|:|[ ][-–—]|[ ]\(|[ ](?:is|was|named|called|is called|is named|name is|name was)|,[ ](?:named|called))?[ ]?(?<=[ (])"
)
FOREIGN = (
    r"(?:(?:mein|unser|dein|ihr|sein|euer)(?:e[mnrs]?)?[ ](?:(?:beste|älteste|jüngste|kleine|große|neue|alte|ehemalige)[nrs]?[ ])?"
    r"(?:frau|mann|ehemann|ehefrau|sohn|tochter|schwester|bruders?|mutter|vaters?|mama|papa|oma|opa|onkel|tante|cousine?|vetter"
    r"|neffen?|nichte|freund(?:in)?|kumpel|chef(?:in)?|kolleg(?:in|en?)|mitarbeiter(?:in)?|nachbar(?:in|n)?|vermieter(?:in)?"
    r"|mieter(?:in)?|arzt|ärztin|hausarzt|zahnarzt|therapeut(?:in)?|anwalt|anwältin|lehrer(?:in)?|schüler(?:in)?|professor(?:in)?"
    r"|mitbewohner(?:in)?|partner(?:in)?|verlobte[rn]?|schwager|schwägerin|schwiegermutter|schwiegervater|enkel(?:in)?|kunde[n]?"
    r"|kundin|patient(?:in|en)?|baby|kind|steuerberater(?:in)?|hausverwalter|trainer(?:in)?)"
    r"|(?:mi|nuestr[oa]|su|tu)[ ](?:mejor[ ]|ex[ ]?)?(?:espos[oa]|marido|mujer|hij[oa]|herman[oa]|madre|padre|mamá|papá|abuel[oa]|tí[oa]"
    r"|prim[oa]|sobrin[oa]|niet[oa]|amig[oa]|novi[oa]|pareja|jef[ea]|compañer[oa](?: de \w{4,10})?|colega|vecin[oa]|caser[oa]"
    r"|médic[oa]|doctora?|dentista|psicólog[oa]|abogad[oa]|profesora?|maestr[oa]|alumn[oa]|client[ea]|paciente|suegr[oa]|cuñad[oa]"
    r"|bebé|ex|soci[oa]|gerente|arrendador[a]?|gestora?)"
    r"|(?:mon|ma|notre|son|sa|ton|ta|leur)[ ](?:meilleure?[ ]|petite?[ ]|grande?[ ]|ex-?[ ]?)?(?:femme|mari|épouse|époux|fils|fille|sœur|soeur"
    r"|frère|mère|père|maman|papa|grand-mère|grand-père|mamie|papi|oncle|tante|cousine?|neveu|nièce|amie?|copine?|compagne|compagnon"
    r"|fiancée?|patronn?e?|chef(?:fe)?|collègue|voisine?|propriétaire|locataire|médecin|docteur|dentiste|avocate?|prof(?:esseure?)?"
    r"|élève|cliente?|patiente?|belle-mère|beau-père|belle-sœur|beau-frère|colocataire|comptable|psy|responsable|directeur|directrice|bébé)"
    r"|(?:(?:il|la|l['’])[ ]?)?(?:mi[oa]|nostr[oa]|su[oa]|tu[oa])[ ](?:miglior[e]?[ ]|ex[ ]?)?(?:moglie|marito|figli[oa]|sorella|fratello|madre|padre"
    r"|mamma|papà|nonn[oa]|zi[oa]|cugin[oa]|nipote|amic[oa]|fidanzat[oa]|ragazz[oa]|compagn[oa]|capo|collega|vicin[oa]|padrone di casa"
    r"|medico|dottore(?:ssa)?|dentista|avvocat[oa]|professore(?:ssa)?|maestr[oa]|alunn[oa]|cliente|paziente|suocer[oa]|cognat[oa]|soci[oa])"
    r"|(?:[oa][ ])?(?:meu|minha|nosso|nossa|seu|sua|teu|tua)[ ](?:melhor[ ]|ex-?[ ]?)?(?:espos[oa]|marido|mulher|filh[oa]|irmã|irmão|mãe|pai|avó|avô|ti[oa]"
    r"|prim[oa]|sobrinh[oa]|net[oa]|amig[oa]|namorad[oa]|noiv[oa]|chefe|colega|vizinh[oa]|senhori[oa]|médic[oa]|doutora?|dentista"
    r"|psicólog[oa]|advogad[oa]|professora?|alun[oa]|cliente|paciente|sogr[oa]|cunhad[oa]|sóci[oa]|patr(?:ão|oa)|bebê|gerente)"
    r"|(?:mijn|onze|zijn|haar|jouw|hun)[ ](?:beste[ ]|oude[ ]|nieuwe[ ]|ex-?)?(?:vrouw|man|echtgenote|echtgenoot|zoon|dochter|zus|zusje|broer|broertje|moeder|vader"
    r"|mama|papa|oma|opa|oom|tante|neef|nicht|vriend(?:in)?|baas|chef|collega|leidinggevende|buurman|buurvrouw|huisbaas|huisarts"
    r"|dokter|tandarts|advocaat|leraar|lerares|juf|meester|leerling|klant|patiënt|schoonmoeder|schoonvader|zwager|partner|huisgenoot)"
    r"|(?:moj[aąeiu]?|mój|moje[jg]o?|mojemu|nasz[aąe]?|naszego|naszej|jej|jego|twój|twoja)[ ](?:najleps\w{2,4}[ ]|był\w[ ])?(?:żon[aąęy]|mąż|męża|syna?|córk[aąęi]|siostr[aąęy]|brat[a]?|matk[aąęi]"
    r"|oj(?:ciec|ca)|mam[aąęy]|tat[aąęy]|babci[aąęi]|dziad(?:ek|ka)|wuj(?:ek|ka)|cioci[aąęi]|kuzyn(?:ka|a)?|przyjaciel[a]?|przyjaciółk[aąęi]"
    r"|koleg[aąęi]|koleżank[aąęi]|szef(?:owa|a)?|sąsiad(?:ka|a)?|chłopak|dziewczyna|lekar(?:z|ka)|prawni(?:k|czka)|nauczyciel(?:ka)?"
    r"|klient(?:ka)?|pacjent(?:ka)?|teściowa|teść|partner(?:ka)?|właściciel)"
    r"|(?:můj|moje|moj[ií]|naše|náš|mou|mého|můj nejlepší)[ ](?:manžel(?:ka)?|syn|dcera|sestra|bratr|matka|otec|máma|táta|babička|děda|strýc|teta|bratranec|sestřenice"
    r"|kamarád(?:ka)?|přítel(?:kyně)?|šéf(?:ová|ka)?|kolega|kolegyně|soused(?:ka)?|lékař(?:ka)?|učitel(?:ka)?|klient(?:ka)?|doktor(?:ka)?)"
    r"|(?:min|mitt|mina|vår|hans|hennes|mit|vores|vår)[ ](?:bästa?[ ]|bedste[ ]|beste[ ])?(?:fru|man|make|maka|son|dotter|syster|bror|mor|far|mamma|pappa|mormor|farfar|morfar|farmor|farbror"
    r"|moster|faster|kusin|vän|kompis|väninna|chef|kollega|granne|hyresvärd|läkare|tandläkare|advokat|lärare|pojkvän|flickvän|sambo|svärmor"
    r"|kone|mand|søn|datter|søster|ven|veninde|kæreste|nabo|sjef|venn|venninne|kjæreste|lege|lærer|læge|sønn|mann|onkel|tante|fætter|kusine)"
    r"|(?:мо[йяеёюи]|мою|моего|моему|моим|моей|моём|наш[аеу]?|нашего|нашей|его|её|твой|твоя|мій|моя|мого|моєї|наша|наш)[ ](?:лучш\w{2,3}[ ]|стар\w{2,3}[ ]|млад\w{3,5}[ ]|бывш\w{2,3}[ ]|найкращ\w{1,3}[ ])?"
    r"(?:жен[аеыу]|женой|муж[ау]?|мужем|сын[ау]?|сыном|доч(?:ь|ка|ери|ку)|сестр[аеыу]|сестрой|брат[ау]?|братом|мат(?:ь|ери)|от(?:ец|ца)|мам[аеыу]|пап[аеыу]|бабушк[аеиу]"
    r"|дедушк[аеиу]|дяд[яеию]|тёт[яеию]|двоюродн\w{2,3}[ ]\w{4,7}|друг[ау]?|другом|подруг[аеиу]|коллег[аеиу]|начальни(?:к|ца|ка|це)|шеф[ау]?|босс[ау]?|сосед(?:ка|а|у|ки)?|врач[ау]?|доктор[ау]?|юрист|адвокат"
    r"|учител(?:ь|ьница|я)|клиент(?:ка)?|пациент(?:ка)?|хозя(?:ин|йка)|парень|девушка|тёща|свекровь|партн[её]р|племянни(?:к|ца)|внук|внучка"
    r"|дружин[аиу]|чоловік|син|донька|доньку|батько|бабуся|дідусь|колега|начальниця|сусід(?:ка)?|лікар(?:ка)?|вчитель(?:ка)?|подруга|хлопець|дівчина|шефиня)"
    r"|[οητ][ηοο]?υ?[ςν]?[ ](?:καλύτερος[ ])?(?:σύζυγός|άντρας|γυναίκα|γιος|κόρη|αδελφός|αδερφός|αδελφή|αδερφή|μητέρα|πατέρας|φίλος|φίλη|συνάδελφος|διευθυντής|γείτονας|γειτόνισσα|προϊστάμενος|αφεντικό|γιατρός)[ ](?:μου|μας)"
    r"|(?:eşim|kocam|karım|oğlum|kızım|kardeşim|kız kardeşim|erkek kardeşim|abim|ağabeyim|ablam|annem|babam|dedem|ninem|anneannem|babaannem|amcam|dayım|teyzem|halam|kuzenim"
    r"|arkadaşım|en iyi arkadaşım|sevgilim|nişanlım|patronum|müdürüm|şefim|iş arkadaşım|komşum|ev sahibim|kiracım|doktorum|avukatım|öğretmenim|öğrencim|müşterim|hastam|kayınvalidem|yeğenim|torunum)"
    r"|(?:sếp|bạn|mẹ|bố|anh|chị|em|vợ|chồng|con trai|con gái|đồng nghiệp|bác sĩ|hàng xóm)(?: trai| gái| thân)?[ ](?:của[ ])?(?:tôi|mình)"
    r"|(?:istri|suami|anak|adik|kakak|ibu|ayah|teman|bos|atasan|tetangga|dokter)[ ](?:saya|ku)"
    r"|(?:vaimoni|mieheni|poikani|tyttäreni|siskoni|veljeni|äitini|isäni|ystäväni|pomoni|kollegani|naapurini|lääkärini)"
    r"|(?:a[ ])?(?:feleségem|férjem|fiam|lányom|nővérem|húgom|bátyám|öcsém|anyám|apám|barátom|barátnőm|főnököm|kollégám|szomszédom|orvosom)"
    r"|(?:soția|soțul|fiul|fiica|sora|fratele|mama|tata|prietenul|prietena|șeful|șefa|colegul|colega|vecinul|vecina)[ ](?:mea|meu|nostru|noastră)"
    r")(?:,|:|[ ][-–—]|[ ](?:ist|heißt|namens|es|se llama|est|s['’]appelle|è|si chiama|é|se chama|chama-se|is|heet|to|jest|nazywa się|ma na imię|je|se jmenuje|är|heter|er|hedder|зовут|звать|–|—|είναι|λέγεται))?[ ](?-i:NAMED)"
)
TITLE_CUES = (
    "mr.|mrs.|ms.|mx.|dr.|prof.|herr|herrn|frau|señor|señora|señorita|sr.|sra.|srta.|monsieur|madame|mademoiselle|mme|mme.|mlle|maître|docteur"
    "|signor|signora|sig.|sig.ra|dott.|dott.ssa|dottor|dottoressa|avvocato|avv.|ing.|mr|mrs|ms|miss|professor|prof|doctor|dr|doctora|doctor|dra.|dr.ª"
    "|senhor|senhora|doutor|doutora|nurse|judge|justice|officer|detective|sergeant|rabbi|reverend|rev.|pastor|imam|sheikh|coach"
    "|richter|richterin|rechtsanwalt|rechtsanwältin|notar|notarin|schwester|pfarrer|meneer|mevrouw|mevr.|dhr.|dokter|heer|pan|pani|panu|panem|panią|doktor|mecenas|profesor|profesora"
    "|paní|pane|herra|rouva|fru|hr.|fröken|госпожа|господин|госпожу|господина|г-н|г-жа|доктор|доктора|профессор|пан|пані|пане|лікар|κύριε|κύριος|κυρία|κ.|δρ.|domnul|doamna"
    "|bay|bayan|sayın|dr. med.|prof. dr.|ông|bà|anh|chị|bapak|ibu|sir|dame"
)
GREETINGS = (
    "dear|hi|hello|hey|hiya|good morning|good afternoon|good evening|morning|greetings|attn|thanks|thank you|many thanks|thanks so much|thx|cheers|welcome|congratulations|congrats|sorry|bye|happy birthday"
    "|liebe|lieber|hallo|guten morgen|guten tag|guten abend|hi liebe|moin|servus|danke|sehr geehrte|sehr geehrter|geschätzte|geehrter|werter|werte"
    "|querido|querida|hola|buenos días|buenas tardes|buenas|estimado|estimada|apreciado|apreciada|gracias|oye"
    "|cher|chère|bonjour|bonsoir|salut|coucou|merci|mon cher|ma chère"
    "|caro|cara|ciao|buongiorno|buonasera|salve|gentile|gentilissimo|gentilissima|egregio|egregia|egr.|gent.ma|spettabile|grazie"
    "|olá|oi|bom dia|boa tarde|boa noite|prezado|prezada|caríssimo|exmo.|exma.|obrigado|obrigada"
    "|beste|hoi|hallo|dag|goedemorgen|goedemiddag|geachte|lieve|bedankt"
    "|cześć|witaj|hej|dzień dobry|drogi|droga|szanowny|szanowna|dzięki|ahoj|milá|milý|vážený|vážená|dobrý den|děkuji"
    "|kära|käre|hej|tack|hei|kjære|takk|kære|tak|hyvä|moi|kiitos|rakas|kedves|szia|tisztelt|dragă|stimate|stimată|bună"
    "|уважаемый|уважаемая|дорогой|дорогая|привет|здравствуй|здравствуйте|добрый день|доброе утро|спасибо|милый|милая|шановний|шановна|любий|люба|привіт|дякую|добрий день|вітаю"
    "|sevgili|sayın|merhaba|selam|değerli|teşekkürler|kıymetli|αγαπητέ|αγαπητή|γεια σου|καλημέρα|αξιότιμε|ευχαριστώ|xin chào|kính gửi|halo|selamat pagi|yth."
)
CLOSINGS = (
    "sincerely|yours sincerely|yours truly|yours faithfully|yours|regards|kind regards|best regards|warm regards|warmest regards|kindest regards|best|best wishes|all the best|cheers|thanks|many thanks"
    "|thank you|warmly|cordially|respectfully|take care|love|with love|hugs|signed|thanks in advance|with gratitude|have a great day|talk soon"
    "|mit freundlichen grüßen|freundliche grüße|mit freundlichem gruß|viele grüße|liebe grüße|beste grüße|herzliche grüße|schöne grüße|gruß|grüße|mfg|lg|vg|hochachtungsvoll|dein|deine|ihr|ihre|viele liebe grüße"
    "|cordialement|bien cordialement|bien à vous|bien à toi|salutations distinguées|salutations|sincères salutations|amicalement|bises|bisous|à bientôt|respectueusement|mes salutations|meilleures salutations|très cordialement"
    "|saludos|saludos cordiales|un saludo|un cordial saludo|cordialmente|atentamente|muy atentamente|un abrazo|abrazos|besos|gracias|muchas gracias|reciba un cordial saludo|quedo a la espera"
    "|cordiali saluti|distinti saluti|saluti|un saluto|un caro saluto|un cordiale saluto|un abbraccio|a presto|grazie|con stima|cari saluti"
    "|atenciosamente|cordialmente|com os melhores cumprimentos|melhores cumprimentos|cumprimentos|abraço|abraços|um abraço|beijos|respeitosamente|obrigado|obrigada|att"
    "|met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|hartelijke groeten|hartelijke groet|groeten|groetjes|hoogachtend|liefs|mvg"
    "|z poważaniem|pozdrawiam|serdecznie pozdrawiam|pozdrawiam serdecznie|z wyrazami szacunku|łączę pozdrowienia|z pozdrowieniami|s pozdravem|s přáním hezkého dne|s úctou|zdravím"
    "|med vänliga hälsningar|vänliga hälsningar|mvh|hälsningar|med vennlig hilsen|vennlig hilsen|hilsen|med venlig hilsen|venlig hilsen|mange hilsner|kram|kh|ystävällisin terveisin|terveisin|parhain terveisin|üdvözlettel|tisztelettel|cu stimă|cu respect|toate cele bune"
    "|с уважением|с наилучшими пожеланиями|искренне ваш|искренне ваша|всего доброго|ваш|ваша|целую|до встречи|з повагою|щиро ваш|щиро ваша|з найкращими побажаннями|с уважение|поздрави"
    "|saygılarımla|saygılar|sevgiler|sevgilerle|iyi çalışmalar|selamlar|hürmetlerimle|με εκτίμηση|φιλικά|με φιλικούς χαιρετισμούς|trân trọng|thân mến|salam|hormat saya|salam hormat"
)
TITLES = words(
    "mr mrs ms mx dr prof med ing jur herr herrn frau señor señora señorita sr sra srta "
    "monsieur madame mademoiselle mme mlle maître docteur signor signora sig sig.ra dott "
    "dott.ssa dottor dottoressa avvocato avv miss professor doctor doctora dra senhor senhora "
    "doutor doutora nurse judge justice officer detective sergeant rabbi reverend rev pastor "
    "imam sheikh coach richter richterin rechtsanwalt rechtsanwältin notar notarin schwester "
    "pfarrer meneer mevrouw mevr dhr dokter heer pan pani panu panem panią doktor mecenas "
    "profesor profesora paní pane herra rouva fru hr fröken госпожа господин госпожу "
    "господина г-н г-жа доктор доктора профессор пан пані пане лікар κύριε κύριος κυρία κ δρ "
    "domnul doamna bay bayan sayın ông bà anh chị bapak ibu sir dame"
)
FIELDS = words(
    "education department office practice station management school university emeritus "
    "medicine law science center centre"
)

SPEECH_BEGINS = _phrases(
    "said|says|told|asked|replied|explained|shouted|whispered|answered|wrote|argued|warned|insisted|"
    "admitted|according to|signed by|filed by|email to|letter to|message to|meeting with|lunch with|"
    "dinner with|coffee with|spoke with|spoke to|talked to|talked with|talking to|met with|met|meet|"
    "chat with|dating|married|assistant to|directed by|written by|starring|produced by|played by|"
    "interviewed|prepared by|assigned to|invited|tell|ask|email|follow up with|on behalf of|speak with|"
    "speak to|shouted at|gesprochen|sagte|habe ich mit|avec|hablé con|dijo|parlato con|falei com|"
    "sprak ik met|spotkał mnie|pratade jag med|звонил|звонила|сказал|сказала|dün|fragte|schrieb|traf|"
    "rencontré|disse|zei|letter from|email from|message from|call from"
)

RELATION_BEGINS = _phrases(
    "mein |meine |meinem |meinen |meiner |meines |unser |unsere |unserem |unseren |unserer |mi |nuestro |"
    "nuestra |mon |ma |notre |mia |mio |nostra |nostro |meu |minha |nosso |nossa |mijn |onze |mój |moja |"
    "moją |mojej |mojego |moje |nasz |nasza |můj |moji |mou |náš |naše |min |mitt |vår |mit |vores |мой |"
    "моя |мою |моей |моего |моему |моим |наш |наша |нашей |нашу |мій |мого |моєї |eşim |kocam |karım |"
    "oğlum |kızım |kardeşim |ablam |abim |annem |babam |amcam |dayım |teyzem |halam |kuzenim |arkadaşım |"
    "sevgilim |nişanlım |patronum |müdürüm |şefim |komşum |ev sahibim |doktorum |avukatım |öğretmenim |"
    "müşterim |kayınvalidem |yeğenim |ο φίλος|η φίλη|ο άντρας|η γυναίκα|ο γιος|η κόρη|ο αδ|η αδ|η μητέρα|"
    "ο πατέρας|ο συνάδελφος|ο διευθυντής|ο γείτονας|ο προϊστάμενος |sếp |vợ |chồng |bạn |mẹ |bố |"
    "con trai |con gái |istri |suami |teman |anak |vaimoni |mieheni |siskoni |veljeni |ystäväni |pomoni |"
    "kollegani |naapurini |feleségem |férjem |nővérem |barátom |barátnőm |főnököm |kollégám |soția |"
    "soțul |prietenul |prietena |șeful |fratele |sora |seu |sua |su |son |sa |suo |sein |seine |ihr |"
    "ihre |zijn |haar |его |её |hans |hennes "
)
