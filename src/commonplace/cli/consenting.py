"""What the terminal asks before a publication: the consent text, the licence, the uses."""

import click
import msgspec

from commonplace.cli.session import Session
from commonplace.errors import ConsentMissing
from commonplace.publish import Answers
from commonplace.records.consent import ALLOWED, CONSENT_TEXT, LICENCES, USES, Channel, ConsentText

__all__ = ["ask_answers", "show_text"]


def show_text(session: Session, text: ConsentText) -> None:
    """Show a text whole, as it is hashed; also with ``-q``, for nobody can agree to what they did not see."""
    session.output.ask(text.plain)


def ask_answers(session: Session, choices: dict[str, object], channel: Channel) -> Answers:
    """The person's answers: those given as options, and at a terminal the others by asking for them.

    Raises:
        ConsentMissing: an answer is missing, and nobody can be asked.
    """
    asked = channel == "terminal"
    if asked:
        show_text(session, CONSENT_TEXT)
    licence = choices["licence"]
    if licence is None and asked:
        licence = click.prompt("Licence of your own words", type=click.Choice(LICENCES), err=True)
    uses = choices["uses"] or (_choose_uses(session) if asked else ())
    if licence is None or not uses:
        raise ConsentMissing(
            "the consent is not complete",
            facts=[
                f"licences of your own words: {', '.join(LICENCES)}",
                f"uses: {', '.join(USES)}",
            ],
            hint="give --licence and at least one --use",
        )
    named = ("visibility", "code_licence", "endpoint", "replace_with", "sign_with", "traces")
    return msgspec.convert(
        {
            "license_human": licence,
            "uses": uses,
            "channel": channel,
            **{name: choices[name] for name in named},
        },
        Answers,
    )


def _choose_uses(session: Session) -> tuple[str, ...]:
    """One line for all of them; what is not named is not allowed."""
    for words in ALLOWED.values():
        session.output.ask(f"  {words}")
    line = click.prompt("What may others do? Name all you allow, with commas between", err=True, default="")
    named = tuple(word.strip() for word in str(line).split(",") if word.strip())
    unknown = [word for word in named if word not in USES]
    if unknown:
        raise ConsentMissing("that is none of the uses", facts=[f"uses: {', '.join(USES)}"])
    return named
