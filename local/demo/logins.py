"""Who can sign in on a laptop: invented people."""

from dataclasses import dataclass

PASSWORD = "Dozor-demo-1"  # noqa: S105 — printed on the screen, good on this machine only


@dataclass(frozen=True, slots=True)
class Login:
    """One person. companies: slugs they may see; role: a group of the user pool."""

    email: str
    name: str
    role: str
    companies: tuple[str, ...]
    password: str = PASSWORD


def demo_logins(companies: tuple[str, ...]) -> tuple[Login, ...]:
    """An operator and a colleague for all companies, a supervisor, an administrator, an executor, a manager of each company."""
    managers = tuple(
        Login(f"manager.{slug}@example.org", f"Manager of {slug}", "manager", (slug,)) for slug in companies
    )
    return (
        Login("olga@example.org", "Ольга Диспетчер", "operator", companies),
        Login("boris@example.org", "Борис Диспетчер", "operator", companies),
        Login("svetlana@example.org", "Светлана Старшая", "supervisor", companies),
        Login("anna@example.org", "Анна Администратор", "admin", companies),
        *managers,
        Login("stepan@example.org", "Степан Мастер", "executor", companies[:1]),
    )
