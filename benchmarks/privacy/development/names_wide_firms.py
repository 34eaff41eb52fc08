"""Employers, and what looks like a name of a person or of an employer and must stay. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development.names_wide import wide_people, wide_phrases
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["firm_wide_cases", "name_wide_negatives"]


def _firm(locale: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(wide_people()[locale][2])


def firm_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    prose = tuple(
        Variant(make=_firm(locale), prose=texts, locale=locale)
        for locale, texts in wide_phrases()["work"].items()
    )
    records = tuple(
        Variant(
            make=_firm(locale),
            tech=(
                '{"employer": "{v}", "since": 2019}',
                "company: {v}",
                "Employer: {v}\nPosition: clerk",
                "| Employer | {v} |",
                "<organization>{v}</organization>",
                "ORG:{v}",
                "Arbeitgeber: {v}",
            ),
            fields=("employer", "company_name", "organization", "workplace"),
            locale=locale,
        )
        for locale in wide_people()
    )
    return (
        Case(id="wide-employer", kind="personal.employer", variants=prose, repeats=True),
        Case(id="wide-employer-record", kind="personal.employer", variants=records, repeats=True),
    )


def _keep(
    name: str,
    values: str,
    prose: tuple[str, ...] = (),
    tech: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    *,
    locale: str = "en",
) -> Case:
    items = tuple(values.split("|"))
    variant = Variant(
        make=lambda draw: draw.pick(items), prose=prose, tech=tech, fields=fields, locale=locale
    )
    return Case(id=f"keep-wide-{name}", kind=f"keep.wide-{name}", variants=(variant,))


def name_wide_negatives() -> tuple[Case, ...]:
    """What must stay."""
    return _FAMOUS + _WORDS + _CODE


_FAMOUS = (
    _keep(
        "writer",
        "Jane Austen|Gabriel García Márquez|Haruki Murakami|Virginia Woolf|Fyodor Dostoevsky|Toni Morrison"
        "|Jorge Luis Borges|Chinua Achebe|Orhan Pamuk|Simone de Beauvoir|Terry Pratchett|Ursula K. Le Guin",
        (
            "Which novel by {v} should I read first?",
            "Write it in the style of {v}.",
            "I am reading {v} at the moment.",
            "{v} said that writing is rewriting.",
        ),
    ),
    _keep(
        "scientist",
        "Emmy Noether|Richard Feynman|Srinivasa Ramanujan|Rosalind Franklin|Niels Bohr|Alan Turing|Grace Hopper"
        "|Carl Friedrich Gauss|Leonhard Euler|Charles Darwin|Rachel Carson|Katherine Johnson",
        (
            "Summarise the life of {v} for pupils.",
            "{v} proved this in a short paper.",
            "Did {v} ever work with others?",
        ),
    ),
    _keep(
        "artist",
        "Frida Kahlo|Vincent van Gogh|Johann Sebastian Bach|Freddie Mercury|Billie Holiday|Miles Davis|Pablo Picasso"
        "|Taylor Swift|Bob Dylan|Claude Monet|Ludwig van Beethoven|David Bowie",
        ("Make a playlist like {v}.", "I saw a film about {v} yesterday.", "We talked about {v} in class."),
    ),
    _keep(
        "leader",
        "Nelson Mandela|Angela Merkel|Abraham Lincoln|Mahatma Gandhi|Winston Churchill|Indira Gandhi"
        "|Emmanuel Macron|Julius Caesar|Napoleon Bonaparte|Margaret Thatcher|Martin Luther King|Simón Bolívar",
        ("What did {v} say about it?", "Compare {v} with others of that time.", "A speech by {v} opens it."),
    ),
    _keep(
        "fiction",
        "Sherlock Holmes|Harry Potter|Elizabeth Bennet|Luke Skywalker|Jean Valjean|Anna Karenina|Frodo Baggins"
        "|Hermione Granger|Don Quixote|Captain Ahab|James Bond|Darth Vader",
        ("Why does {v} leave in the end?", "{v} is the better hero.", "Write a poem about {v}."),
    ),
    _keep(
        "tech-person",
        "Guido van Rossum|Donald Knuth|Edsger Dijkstra|Ken Thompson|Barbara Liskov|Bjarne Stroustrup|Tim Berners-Lee"
        "|Martin Fowler|Robert C. Martin|Steve Jobs|Bill Gates|Dennis Ritchie",
        (
            "{v} wrote about this years ago.",
            "As {v} put it, keep it simple.",
            "The book by {v} explains it.",
        ),
    ),
    _keep(
        "eponym",
        "Bayes' theorem|the Fibonacci sequence|a Gaussian filter|the Turing machine|Dijkstra's algorithm|Moore's law"
        "|the Laplace transform|a Markov chain|the Hamming distance|Nash equilibrium|Fermat's little theorem"
        "|the Euler method|Parkinson's disease|a Fourier series|Student's t-test|the Monty Hall problem",
        ("Explain {v} to a beginner.", "It follows from {v}.", "Is this the same as {v}?"),
    ),
    _keep(
        "bibliography",
        "Knuth, D. E. (1997). The Art of Computer Programming.|Gamma, E., Helm, R. and Vlissides, J. (1994)."
        "|Turing, A. M. (1936). On computable numbers.|Kernighan, B. and Ritchie, D. (1978). The C Language.",
        ("References:\n{v}", "It is in {v}"),
    ),
    _keep(
        "famous-cjk",
        "鲁迅|李白|孔子|村上春樹|夏目漱石|毛泽东|宮崎駿|세종대왕",
        ("{v}",),
        locale="zh",
    ),
    _keep(
        "famous-other",
        "Лев Толстой|Антон Чехов|Александр Пушкин|Юрий Гагарин|महात्मा गांधी|نجيب محفوظ|Αριστοτέλης|Тарас Шевченко",
        ("{v}",),
        locale="ru",
    ),
)

_WORDS = (
    _keep(
        "big-company",
        "Google|Siemens|Microsoft|Samsung|IKEA|Amazon|Deutsche Bank|Toyota Motor Corporation|Nestlé S.A.|Apple Inc."
        "|SAP SE|Boeing|Volkswagen AG|Netflix|Spotify",
        (
            "Is {v} a good company to invest in?",
            "{v} changed its terms last year.",
            "How does {v} make money?",
            "The API of {v} is slow.",
        ),
    ),
    _keep(
        "place",
        "St. Petersburg|Mount Everest|San Francisco|Lake Victoria|Saint Lucia|Santa Monica|Port Elizabeth|Cape Cod"
        "|Fort Worth|Madison Square Garden|Charlottesville|Prince Edward Island|Adelaide|Marseille|Val d'Isère",
        (
            "We drove from {v} to the coast.",
            "I want to see {v} once.",
            "How far is it to {v}?",
            "{v} and I have a history.",
        ),
    ),
    _keep(
        "sentence-word",
        "Will|May|Mark|Grant|Hope|Chase|Bill|Rose|Sunny|Frank|Christian|Major|Dean|Art|Rob",
        (
            "{v} this work on the old version?",
            "{v} it as done, then go on.",
            "{v} on its own is no answer.",
        ),
    ),
    _keep(
        "greeting-word",
        "Hi there,|Dear Customer,|Hello World!|Hi team,|Dear Hiring Manager,|Hey Claude,|Good morning everyone,"
        "|Dear Sir or Madam,|Sehr geehrte Damen und Herren,|Bonjour à tous,|Hola a todos,|Thanks, Copilot!",
        ("{v}\nplease see the table.",),
    ),
    _keep(
        "relation-word",
        "my boss Monday|my friend Google|my manager Slack|my brother English|my doctor Because|my sister Christmas",
        ("I asked {v} but that is another story.",),
    ),
    _keep(
        "weekday-product",
        "Visual Studio Code|Spring Boot|Apache Kafka|Stable Diffusion|Amazon Alexa|Google Bard|Windows Server"
        "|Elastic Stack|Jasper Reports|Ruby Gems|Mercury Retrograde|Maria DB|Crystal Reports|Robin Hood",
        ("Can I run {v} on this machine?", "{v} is slow today.", "With {v} it works."),
    ),
    _keep(
        "heading",
        "Getting Started|Key Takeaways|Best Practices|Next Steps|Final Thoughts|Executive Summary|Step One"
        "|Frequently Asked Questions|Pros and Cons|Table of Contents|Love and War|Early Life|Art History",
        ("## {v}\n\nThe text follows.", "**{v}**: see below."),
    ),
    _keep(
        "employer-word",
        "a large bank|a small startup in Berlin|home|the university|night|a hospital|the moment|school|an agency",
        ("I work at {v} and like it.", "We at {v} know that."),
    ),
)

_CODE = (
    _keep(
        "name-field",
        "left-pad|build-and-test|MyComponent|Content-Type|postgres|main|Run tests|Deploy to staging|Ubuntu 24.04"
        "|Invoice Total|Dark Mode|string|Checkout code|John Doe|Jane Doe",
        tech=('{"name": "{v}"}', "- name: {v}", "name: {v}", '<input name="{v}">', "title: {v}"),
        fields=("name", "displayName", "label"),
    ),
    _keep(
        "identifier",
        "AliceService.start()|from jinja2 import Template|class Victoria(Base):|import Foundation|Jackson2ObjectMapper"
        "|Charlotte.prototype|new Martin()|const Rosa = 3|enum Color { Ruby, Amber }|@Scarlett|Pascal Case",
        tech=("{v}", "  {v}"),
    ),
    _keep(
        "alice-and-bob",
        "Alice and Bob|Alice sends Bob a message|Bob's public key|Eve listens to Alice",
        ("In the protocol {v} and nothing is lost.",),
    ),
    _keep(
        "log-level",
        "Warning: Unexpected token|Error: Cannot find module|Note: Some files are skipped|Info: Server started",
        tech=("{v}", "[12:03] {v}"),
    ),
    _keep(
        "from-import",
        "From: 2024-01-01|To: Production|Author: unknown|Assignee: none|Owner: platform-team|Contact: support"
        "|Reviewer: pending|From: Monday|Customer: Premium Plan|Patient: required",
        tech=("{v}", "- {v}"),
    ),
)
