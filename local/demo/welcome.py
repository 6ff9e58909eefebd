"""What `make demo` says once Dozor is there: which pages there are, who signs in to what, which numbers to dial."""

from collections.abc import Iterable
from dataclasses import dataclass

from dozor.domain.user import Role
from infra.companies import LoadedCompany
from local.demo.logins import Login

EVERYBODY = frozenset(Role)
_AT_WORK = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.MANAGER})
_TRY = (
    "Try: open the telephone and the desk side by side, sign in at the desk, press Ready, dial, press 1, answer, save. "
    "Then wait: an executor who does not accept something urgent is reminded after 8 s, the foreman told after 14 s, "
    "the manager after 20 s (the demo companies' clocks run in seconds instead of minutes). Ctrl-C stops everything."
)
# Whose login leads to little says why.
_WORDS = {Role.EXECUTOR: "executor: guides alone; their tickets come by links in SMS, see /messages"}


@dataclass(frozen=True, slots=True)
class Page:
    """roles: who opens it; empty: it is open to whoever sits at this machine."""

    path: str
    about: str
    roles: frozenset[Role] = frozenset()


PAGES = (
    Page("/telephone", "call as a resident: hear the menu, press keys, talk"),
    Page("/messages", "every SMS and e-mail that was sent, with working links"),
    Page("/laptop/workspace", "Connect's own workspace in little: answer by a guide, without our desk"),
    Page("/desk", "answer calls, register tickets", _AT_WORK),
    Page("/register", "every ticket", _AT_WORK),
    Page("/wallboard", "the centre at a glance", frozenset({Role.SUPERVISOR})),
    Page("/outages", "what is out, and until when", _AT_WORK),
    Page("/duties", "who is to be called back", _AT_WORK),
    Page("/knowledge", "guides", EVERYBODY),
    Page("/quality", "marks of talks; operators see those of their own", frozenset({Role.OPERATOR, Role.SUPERVISOR})),
    Page("/directory", "residents, buildings, executors, catalogue", EVERYBODY - {Role.EXECUTOR}),
    Page("/users", "accounts", frozenset({Role.ADMIN})),
)


def describe_welcome(address: str, logins: Iterable[Login], companies: Iterable[LoadedCompany], clients: str) -> str:
    """The text. address: of the pages, without a path; clients: how a client reaches the AWS APIs, a line."""
    return "\n".join(
        [
            f"[bold]{address}/[/]      all pages, what for, and who signs in",
            f"[bold]{address}/home[/]  sign in: it leads to the first page of your role",
            *(_line(page) for page in PAGES),
            clients,
            "",
            *_sign_in(tuple(logins)),
            "Numbers to dial",
            *(f"  {number.e164}  {one.company.name('en')}" for one in companies for number in one.numbers),
            "",
            _TRY,
        ]
    )


def _line(page: Page) -> str:
    whose = "everybody" if page.roles == EVERYBODY else ", ".join(role for role in Role if role in page.roles)
    return f"  {page.path:<18} {page.about}" + (f" ({whose})" if whose else "")


def _sign_in(logins: tuple[Login, ...]) -> list[str]:
    """One line for each login; the password, which all of them share, once."""
    passwords = ", ".join(dict.fromkeys(login.password for login in logins))
    lines = [f"  {one.email:<30} {one.name}, {_WORDS.get(Role(one.role), one.role)}" for one in logins]
    return [f"Sign in as (password: {passwords})", *lines]
