"""The sentences of card and licence that do not depend on what is in a dataset."""

from collections.abc import Iterable

from commonplace import NAME

__all__ = [
    "ATTRIBUTES",
    "CAPS",
    "EMPTIED",
    "EXPORT_NOTICE",
    "LOOK_ALIKES",
    "METHOD",
    "MISSED",
    "NO_PROMISE",
    "PLACEHOLDERS",
    "SCHEMA",
    "SCOPES",
    "TRACES",
    "WITHDRAWAL",
    "WITHDRAWAL_FOLDER",
    "WITHDRAWAL_HUB",
    "licence_text",
]

ATTRIBUTES = (
    b"*.parquet filter=lfs diff=lfs merge=lfs -text\ntraces/*.jsonl filter=lfs diff=lfs merge=lfs -text\n"
)
"""``.gitattributes``: text of people only in large files, because only those can be purged from a history."""

CAPS = (
    "Whoever builds from datasets of many donors may take no more than a set number of conversations from a donor "
    f"whom nobody there has looked at yet: {NAME} proposes 100, and 20 while a key is new, and counts donors who share "
    "rare phrases as one. It is no judgement of anybody. Automatic checks may set single conversations aside; "
    "those who build can be asked why, and to look again."
)

EMPTIED = "All conversations that stood here were withdrawn. Their ids are in the config `withdrawals`."

EXPORT_NOTICE = (
    "This is a local export: the rows as a publication would hold them, for looking at on this machine. "
    "Nobody consented to its publication, the column `consent` is null in every row, and collectors refuse "
    "it."
)

METHOD = (
    "The donor read their own exports and logs on their own machine, chose conversations one by one or by "
    "rule, was shown what rules had found in them, and confirmed the finished files. {replaced}; "
    "random-looking tokens are replaced by other random-looking tokens. Times are cut "
    "to months. Files, images and recordings are not included; a line such as `[image: not included]` "
    "stands where one was."
)

MISSED = (
    "How many values the rules miss was measured on generated text in which the values were known and in forms "
    "that no rule was tuned for, on {date} with version `{ruleset}` of the rules{other}. Of the kinds that "
    "stand in this dataset so many were planted, and so many could still be read after cleaning. "
    "The text of a person may fare better or worse. To measure again: "
    "`python benchmarks/privacy/run.py --set sealed` in the repository of the tool."
)

PLACEHOLDERS = (
    "Names, addresses, numbers and secrets that were found are replaced by placeholders such as `[EMAIL_1]`, "
    "numbered in each conversation"
)

LOOK_ALIKES = (
    "Names, addresses and numbers that were found are replaced by made-up ones that look alike and, where a "
    "range is set aside for such use, come from it (`...@example.org`, `+1 202 555 01..`, `192.0.2...`): they "
    "are nobody's and mean nothing. Secrets, and what has no such stand-in, are replaced by placeholders "
    "such as `[EMAIL_1]`, numbered in each conversation"
)

NO_PROMISE = (
    "No method finds every name, address or secret: some are missed, and what a conversation tells may point "
    "to a person even where every name is gone. The model names are those that logs or the donor recorded; "
    "`turns[].model_source` says which. Nothing here was checked by a provider. The conversations are those "
    "of one person and of nobody in general. Replies may be wrong, and may quote others."
)

SCOPES = {
    "full": "all that the log holds",
    "no_tool_output": "without what tools answered",
    "user_only": "only what the person wrote",
}

TRACES = (
    "The folder `traces` holds the same agent sessions as files that viewers of traces open, one for each row and "
    "named after its `id`; what lies off the main path stands in the rows alone. They were made from the rows. "
    "Ids, times and folders in them are substitutes: a log has such fields, and the true ones are not given."
)

WITHDRAWAL = (
    "The donor can withdraw conversations, one or all. They are then gone from these files and from their "
    "history, and their ids are listed in the config `withdrawals`, so that later builds leave them out. "
    "If you keep a copy, look for that list before you use it again. Copies and models that exist already "
    "cannot be called back."
)

WITHDRAWAL_HUB = (
    "If something here is about you and should go, write to the donor at <{address}>. Please name the `id` "
    "of the row and do not repeat what it says."
)

WITHDRAWAL_FOLDER = (
    "If something here is about you and should go, tell the person who gave you this folder the `id` "
    "of the row."
)

SCHEMA = (
    "`messages` is the path that the person saw last, ready for chat templates; `turns` has facts about "
    "each of its messages, `branches` every other path (answers that were regenerated, questions that "
    f"were edited, subagents). All columns are described in the documentation of {NAME}, schema 1."
)

_LICENCES = {
    "CC0-1.0": (
        "CC0-1.0. The donor waives all their copyright and related rights, database rights included,\n"
        "in these words worldwide, as far as the law allows.\n"
        "The legal text is at https://creativecommons.org/publicdomain/zero/1.0/legalcode"
    ),
    "CC-BY-4.0": (
        "CC-BY-4.0. Anyone may share and adapt these words for any purpose if they give credit to\n"
        "this dataset by its name and address, link to the licence, and say what they changed.\n"
        "The legal text is at https://creativecommons.org/licenses/by/4.0/legalcode"
    ),
}


def licence_text(licences: Iterable[str]) -> str:
    """The file ``LICENSE`` for a dataset whose donor's words are under these licences."""
    own = "\n\n".join(_LICENCES[name] for name in sorted(licences)) or "No conversation is left."
    return (
        "Who grants what in this dataset\n"
        "===============================\n\n"
        "1. The donor's own words (messages with the role `user` that are not marked as injected), and\n"
        "   the choice and arrangement of the conversations. The column `consent` names, for each\n"
        "   conversation, which of these applies:\n\n"
        f"{own}\n\n"
        "2. What a model wrote (role `assistant`, reasoning, tool calls). The donor adds no restriction\n"
        "   of their own and gives no warranty of any kind. The terms of the provider named in the column\n"
        "   `provider` may say more.\n\n"
        "3. What third parties wrote and what tools returned (quoted articles, code, command output,\n"
        "   messages marked as injected). Nothing is granted. It may be subject to rights of others; in\n"
        "   agent sessions the column `code_licence` says what the donor knows about it.\n\n"
        "The dataset is given as it is, without warranty of any kind. A waiver or licence cannot be taken\n"
        "back for copies that others already have; a conversation can be withdrawn from this dataset.\n"
    )
