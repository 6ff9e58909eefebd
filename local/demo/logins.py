"""Who can sign in on a laptop: invented people."""

from collections.abc import Sequence
from dataclasses import dataclass

from dozor.domain.company import Company

PASSWORD = "Dozor-demo-1"  # noqa: S105 — printed on the screen, good on this machine only


@dataclass(frozen=True, slots=True)
class Login:
    """One person. companies: slugs they may see; role: a group of the user pool."""

    email: str
    name: str
    role: str
    companies: tuple[str, ...]
    password: str = PASSWORD


def demo_logins(of: Sequence[Company]) -> tuple[Login, ...]:
    """Two operators, a supervisor and an administrator of all companies; each company's own manager; an executor."""
    companies = tuple(company.slug for company in of)
    managers = tuple(Login(f"manager.{one.slug}@example.org", one.manager.name, "manager", (one.slug,)) for one in of)
    return (
        Login("olga@example.org", "Ольга Диспетчер", "operator", companies),
        Login("boris@example.org", "Борис Диспетчер", "operator", companies),
        Login("svetlana@example.org", "Светлана Старшая", "supervisor", companies),
        Login("anna@example.org", "Анна Администратор", "admin", companies),
        *managers,
        Login("stepan@example.org", "Степан Мастер", "executor", companies[:1]),
    )
