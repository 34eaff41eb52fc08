"""The products of a build, one module each."""

import msgspec

from commonplace.build.views.feedback import Judged
from commonplace.build.views.messages import Messages, MessagesOptions, ShareGpt
from commonplace.build.views.preferences import Preferences
from commonplace.build.views.prompts import Prompts
from commonplace.build.views.text import PlainText
from commonplace.build.views.trajectories import Trajectories
from commonplace.build.views.user_turns import UserTurns
from commonplace.build.views.view import FACT_COLUMNS, FACTS, Making, Options, View, facts
from commonplace.errors import UsageError
from commonplace.records.selection import ViewRequest

__all__ = ["FACTS", "FACT_COLUMNS", "VIEWS", "Making", "Options", "View", "facts", "view_of"]

VIEWS: dict[str, type[View]] = {
    each.view: each for each in (Messages, Preferences, Judged, Prompts, UserTurns, Trajectories, PlainText)
}
"""By the name that recipes use."""


def view_of(request: ViewRequest) -> tuple[View, Options]:
    """The view that a recipe asks for, with its options.

    Raises:
        UsageError: there is no such view or option, or the option cannot have this value.
    """
    kind = VIEWS.get(request.name)
    if kind is None:
        raise UsageError(
            f"there is no view {request.name!r}",
            facts=(f"views: {', '.join(VIEWS)}",),
            hint="change the recipe",
        )
    try:
        options = msgspec.convert(request.options, kind.options)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"the view {request.name!r} does not take these options: {error}",
            facts=(
                f"options: {', '.join(field.encode_name for field in msgspec.structs.fields(kind.options))}",
            ),
            hint="change the options in the recipe",
        ) from error
    if isinstance(options, MessagesOptions) and options.format == "sharegpt":
        kind = ShareGpt
    return kind(options), options  # type: ignore[call-arg]
