"""Rules for static values: each gives what is wrong with a text, or None."""

from collections.abc import Callable

Rule = Callable[[str], str | None]
_KEYS = frozenset("0123456789*#")


def read_whole_number(text: str) -> int | None:
    """5, "5" and 5.0 are whole numbers; None for anything else."""
    try:
        return int(text)
    except ValueError:
        head, _, fraction = text.partition(".")
        return int(head) if head.removeprefix("-").isdecimal() and fraction and not fraction.strip("0") else None


def whole_number(low: int, high: int | None = None) -> Rule:
    """A rule: an integer from `low` to `high`, both included."""

    def judge(text: str) -> str | None:
        number = read_whole_number(text)
        if number is None:
            return "must be a whole number"
        if number < low or (high is not None and number > high):
            return f"must be {low} to {high}" if high is not None else f"must be {low} or more"
        return None

    return judge


def one_of(*allowed: str, any_case: bool = False) -> Rule:
    """A rule: one of these texts."""
    known = {text.lower() for text in allowed} if any_case else set(allowed)

    def judge(text: str) -> str | None:
        return None if (text.lower() if any_case else text) in known else f"must be one of {', '.join(allowed)}"

    return judge


def keys(most: int) -> Rule:
    """A rule: up to `most` keys of a telephone."""

    def judge(text: str) -> str | None:
        return None if len(text) <= most and set(text) <= _KEYS else f"must be up to {most} of 0-9, * and #"

    return judge


def at_most(length: int) -> Rule:
    """A rule: a text of at most `length` characters."""
    return lambda text: None if len(text) <= length else f"must have at most {length} characters"


def not_empty(text: str) -> str | None:
    """A rule: something. Connect refuses to make a flow that sets an attribute to nothing."""
    return None if text else "must not be empty"
