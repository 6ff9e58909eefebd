"""The language in which an answer is wanted."""

from chalice.app import Request

from dozor.domain.languages import LANGUAGES

SOURCE_LANGUAGE = "en"


def language_of(request: Request) -> str:
    """The language of Accept-Language that is wanted most among those that we have, else English (RFC 9110, 12.5.4)."""
    wanted = str((request.headers or {}).get("accept-language", ""))
    ranges = sorted(map(_weigh, wanted.split(",")), key=lambda one: -one[1])
    return next((code for code, weight in ranges if weight > 0 and code in LANGUAGES), SOURCE_LANGUAGE)


def _weigh(part: str) -> tuple[str, float]:
    """The language of a range such as "pl-PL;q=0.8", and its weight; one that is no number weighs nothing."""
    tag, *parameters = (one.strip().lower() for one in part.split(";"))
    code = tag.partition("-")[0]
    weight = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        return code, float(weight)
    except ValueError:
        return code, 0.0
