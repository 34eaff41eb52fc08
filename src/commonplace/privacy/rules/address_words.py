"""Words for streets, by the place where the name and the number stand beside them."""

__all__ = ["ENGLISH", "ENGLISH_ALL", "GENERIC", "GERMANIC", "GERMANIC_ANCHORS", "ROMANCE", "ROMANCE_SAFE"]


def listed(text: str) -> tuple[str, ...]:
    """The parts of a text between its bars; blanks belong to them."""
    return tuple(text.split("|"))


ENGLISH = listed(
    "street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|terrace|parkway|pkwy|highway|"
    "hwy|crescent|cres|gardens|gdns|mews|esplanade|quay|turnpike|expressway|marg|parade|pde|cottages|place|pl|"
    "square|sq|ter|tce|way|circle|cir|trail|trl|cr|close|cl|grove|gr|row|rise|walk|park|view|vale|loop|path|"
    "plaza|pike|alley|aly|wharf|hill|green|nagar|ext|broadway|drove|approach|heights|hts|ridge|run|bend|"
    "landing|cove|meadows|cross|main"
)
"""Behind the name, the number before it."""

ENGLISH_ALL = "|".join(sorted(ENGLISH, key=lambda word: (-len(word), word)))

ROMANCE = (
    "rue|avenue|boulevard|bd|bld|impasse|chemin|allée|allées|place|quai|cours|passage|sentier|route|square|faubourg|chaussée|ruelle|montée|villa|résidence|lotissement|lieu-dit|rte|chem"
    "|calle|cl|avenida|avda|avd|av|paseo|pº|plaza|pza|pl|carrer|carretera|ctra|camino|ronda|travesía|glorieta|callejón|cerrada|privada|calzada|calz|prolongación|prol|boulevard|blvd|bv|bulevar|jirón|jr|pasaje|psje|pje|autopista|circuito|rúa|rambla|passeig|avinguda|plaça"
    "|via|viale|v\\.le|piazza|p\\.zza|piazzale|corso|c\\.so|largo|vicolo|strada|contrada|lungomare|salita|traversa|borgo|località|loc|vico|calata|fondamenta|rione|galleria|lungarno|lungotevere|piazzetta"
    "|rua|r\\.|travessa|praça|praceta|alameda|estrada|rodovia|beco|ladeira|largo|quadra|calçada|urbanização|bairro|avenida|azinhaga|rod|estr|al|pç|trav"
    "|strada|str|bulevardul|bd|calea|aleea|șoseaua|șos|intrarea|piața|splaiul"
    "|ul|ulica|al|aleja|aleje|os|osiedle|pl|plac|rondo|skwer"
    "|ulice|třída|tř|nám|náměstí|nábřeží|ulica|námestie|trieda|trg|vulica"
    "|straße|strasse|platz|allee|esplanade|promenade|setor|largo|cesta"
    "|jalan|jl|jln|gang|gg|perum|komplek|komp|lorong|lrg"
    "|đường|phố|số nhà|ngõ|hẻm"
)
"""Before the name, a regular expression; the number stands on either side."""

ROMANCE_SAFE = listed(
    "rue |impasse |chemin |allée|quai |faubourg |chaussée |ruelle |lotissement |bd |bld |rte |bd. |calle |c/ |"
    "c/|avenida |avda|avd |av. |av |paseo |plaza |pza|carrer |carretera |ctra|camino |ronda |travesía |"
    "glorieta |callejón |cerrada |privada |calzada |calz. |prolongación |prol. |bv. |jirón |jr. |pasaje |psje|"
    "pje. |circuito |rúa |rambla |passeig |avinguda |plaça |boulevard |blvd. |via |viale |v.le |piazza |p.zza |"
    "piazzale |corso |c.so |vicolo |contrada |lungomare |strada |borgo |lungarno |lungotevere |traversa |"
    "salita |località |rua |r. |travessa |praça |praceta |alameda |estrada |rodovia |beco |ladeira |largo |"
    "azinhaga |calçada |avenue |place |route |cours |passage |str. |bulevardul |bd. |calea |aleea |șoseaua |"
    "șos. |intrarea |piața |splaiul |ul. |ul |ulica |ulice |al. |aleja |aleje |os. |osiedle |pl. |plac |rondo |"
    "třída |tř. |nám. |náměstí |nábřeží |námestie |trg |jalan |jl. |jl |jln|gang |gg. |perum|komplek|lorong |"
    "đường |phố "
)
"""What is looked for of these; the others mean too much else."""

GERMANIC = (
    "straße|strasse|str\\.?|weg|wege|platz|allee|gasse|ring|damm|ufer|steig|stieg|chaussee|graben|markt|hof|berg|wall|zeile|promenade|pfad|kai|twiete|stiege|park|garten|anger|feld|winkel|kamp|brücke"
    "|laan|straat|plein|gracht|kade|dijk|singel|dreef|steeg|pad|burgwal|dwarsstraat|hof|baan|lei|markt|plantsoen|voorhout|laantje|weg|wal|park|haven"
    "|gatan|vägen|vej|gade|gata|gate|veien|vegen|vei|veg|allé|allén|stigen|torget|torg|gränd|backen|stien|bakken|stræde|parken|vangen|toften|haven|plads|plass|bryggen|svingen|lia|gården|marken|brinken|vängen|platsen|väg|sti|lunden|engen"
    "|katu|tie|kuja|polku|tori|kaari|rinne|raitti|ranta|väylä|penger|aukio|tee|tänav|puiestee|iela|gatvė|prospektas"
)
"""The end of the name, or a word behind it; the number comes last."""

GERMANIC_ANCHORS = listed(
    "straße|strasse|str.|weg|platz|allee|gasse|ring|damm|ufer|steig|stieg|chaussee|graben|markt|promenade|"
    "twiete|zeile|laan|straat|plein|gracht|kade|dijk|singel|dreef|steeg|plantsoen|burgwal|gatan|vägen|vej|gade|"
    "gata|gate|veien|vegen|vei|allé|stigen|torget|gränd|backen|bakken|stræde|plads|plass|katu|tie|kuja|polku|"
    "kaari|raitti|tänav|iela|gatvė"
)

GENERIC = (
    "utca|út|útja|tér|tere|u\\.|körút|krt\\.?|sétány|köz|fasor|sor|rakpart|dűlő"
    "|caddesi|cad\\.?|cd\\.?|sokak|sokağı|sok\\.?|sk\\.?|bulvarı|bulvar|blv\\.?|mahallesi|mah\\.?|mh\\.?|meydanı|yolu"
    "|cesta|prospektas|pr\\.|gatvė|g\\.|iela|mnt\\.?|maantee|tee|puiestee|tänav"
    "|ulica|třída|vei|veg|gate|gata|väg|vägen|allé|plads|gade"
)
"""Words behind the name, the number behind them."""
