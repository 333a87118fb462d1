"""What can stand in the audit log. The page has a word for each of these in every language."""

VERBS = frozenset(
    {
        "added",
        "booked",
        "cancelled",
        "changed",
        "checked",
        "deleted",
        "discarded",
        "dismissed",
        "erased",
        "exported",
        "finished",
        "handed_over",
        "identified",
        "import_undone",
        "imported",
        "logged_out",
        "merged",
        "moved",
        "overruled",
        "password_set",
        "pin_removed",
        "second_factor_set",
        "second_factor_removed",
        "recovery_code_used",
        "pin_set",
        "planned",
        "played",
        "preferred",
        "prioritised",
        "proof_set",
        "rebuilt",
        "released",
        "removed",
        "reopened",
        "restored",
        "seated",
        "secret_shown",
        "session_ended",
        "sessions_ended",
        "snooze_ended",
        "snoozed",
        "state_forced",
        "taken",
        "took_back",
        "tried",
        "unlocked",
        "unmerged",
        "wrap_up_ended",
    }
)


def known(what: str) -> str:
    """`what` itself, such as "queue.took_back.7"; ValueError when its verb is none of those people can read."""
    _, _, deed = what.partition(".")
    verb = deed.partition(".")[0]
    if verb not in VERBS:
        raise ValueError(f"no deed of the audit log: {what}; add {verb!r} here and its words (deed.{verb}) to the page")
    return what
