"""Which literals ordinary text is full of, so that looking for them alone would stop a fast pass too often.

What is decided here changes how fast a scan is and never what it finds.
"""

__all__ = ["is_frequent"]

_SHORT = 3

# Everyday words of chats, code, logs and listings, written down by hand; a part of one counts as well.
# Whether one is missing is seen in the events that ``benchmarks/rule_costs.py`` counts for each anchor.
_WORDS = (
    " about account action active add address after again all also amount and another any api app application are "
    "array as assert async at author await back base be because been before between block body bool both branch "
    "browser buffer build but button by bytes cache call can case change char check child class clean client close "
    "code collection column command comment commit component config connect connection console const container "
    "content context continue control copy could count create created current custom data database date debug "
    "default define delete description design detail details dict did different directory disable display do does "
    "done down each element else email empty enable end ensure entry environment error event every example except "
    "exception exist expected export extra false field file filename files filter final find first float folder "
    "follow font for form format found from function general generate get give global go group handle handler has "
    "have header height help here home host how however html http https icon if image implement import include "
    "index info information init input insert inside install instance int integer interface into invalid is issue "
    "item items its join json just keep key keys know label language last layer layout left length let level library "
    "like line link list load local location log logger login logs long look main make manager many map mark match "
    "maybe me message metadata method middle might mode model module more most move must my name need network never "
    "new next no node none not note now null num number object of off offset ok old on one only open operation option "
    "options or order origin other our out output over own package page param parameter parent parse part pass path "
    "pattern people performance permission person phone place plan plugin point policy port position possible post "
    "prefix present press previous print private problem process product profile program project property provide "
    "public pull push put python query question queue quick quit raise random range read ready real reason receive "
    "record reference register release remote remove render replace report request require required reset resource "
    "response rest result return returns right role root route row rule run running same sample save schema scope "
    "screen script search second section see select self send separate server service session set setting settings "
    "should show side sign simple since single site size skip small so social solution some source space spent split "
    "stack start state static status step still stop storage store string style subject submit success such support "
    "surprise system tab table tag take target task team template test text than thank that the their them then there "
    "these they thing this through time timeout title to token tool total track transform tree true try two type "
    "under understand unit until up update upload url us use used user username users using valid value values "
    "variable verify version very view wait want warning was way we web well were what when where which while who "
    "why width will window with within without word words work worker working world would write wrong yes you your "
    "zero numeric member station person label order ping "
)
_PHRASES = " and  for  with  from  at  by  to  in  on  of  is  my  i own  here at  spent  just "


def is_frequent(literal: str) -> bool:
    """Whether a literal is so short or so common that ordinary text holds it again and again."""
    low = literal.lower()
    return len(literal) <= _SHORT or low.strip(" _:=-") in _WORDS or low in _PHRASES
