"""Which tests share a Dozor: two groups, so that two cores have the same to do (pytest-xdist, `--dist loadgroup`)."""

# What plays calls, and what is long besides: about half of the time that all take together.
CALLS = frozenset(
    {
        "test_being_called",
        "test_call",
        "test_desk_narrow",
        "test_desk_keeping",
        "test_desk_lists",
        "test_known_caller",
        "test_on_line",
        "test_outages",
        "test_quality",
        "test_queue",
        "test_register",
        "test_talk",
        "test_telephone_frame",
        "test_ticket_page",
        "test_voicemail",
        "test_wallboard",
    }
)


def group_of(file: str) -> str:
    """The group of a file of tests by its name without ".py": a new one is among the pages."""
    return "calls" if file in CALLS else "pages"
