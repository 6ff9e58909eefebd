"""A failure's message as one reads it: what was expected first, a page's outline cut to its beginning."""

OUTLINE = "Aria snapshot:"
OUTLINE_LINES = 30
LONGEST_REASON = 240


def cut_outline(message: str) -> str:
    """The message of Playwright without the far end of the page's outline, which may be hundreds of lines."""
    head, outline, rest = message.partition(OUTLINE)
    lines = rest.splitlines()
    if not outline or len(lines) <= OUTLINE_LINES:
        return message
    left = len(lines) - OUTLINE_LINES
    return "\n".join([head + outline, *lines[1:OUTLINE_LINES], f"… and {left} lines more: see the picture"])


def reason_of(message: str) -> str:
    """One line: what failed, and on what the page was being waited for."""
    lines = [line.strip() for line in message.partition(OUTLINE)[0].splitlines() if line.strip()]
    waited = next((line.removeprefix("- ") for line in lines if line.startswith(("- Expect", "- waiting for"))), "")
    told = [line for line in lines if not line.startswith(("-", "Call log", "Actual value: None", "Error: element"))]
    parts = [*told[:3], waited] if waited else told[:3]
    return " | ".join(parts)[:LONGEST_REASON] or "no words"
