"""What changes seldom in a Connect instance: queues, who is who, routing profiles, statuses. Asked for every five minutes."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from dozor.adapters.failures import failures_of

SERVICE = "The contact centre"
KEPT_SECONDS = 300
PAGE = 100
QUEUES_A_REQUEST = 100
T = TypeVar("T")


class ConnectDirectory:
    """One instance (its id). shared: name -> ARN of the platform's queues, which are known without asking."""

    def __init__(
        self, instance: str, shared: Mapping[str, str], client: Any, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._instance = instance
        self._shared = {bare_id(arn): name for name, arn in shared.items()}
        self._client = client
        self._now = now
        self._kept: dict[str, tuple[float, Any]] = {}
        self._looked_for: set[str] = set()  # whom a list of just now did not have: the next one will do

    def queues(self) -> Mapping[str, str]:
        """Id -> name of every queue but agents' own: one request per hundred."""
        return self._remember("queues", self._list_queues)

    def users(self) -> Mapping[str, tuple[str, str]]:
        """Id -> (user name in lower case, name) of everybody: one request per hundred."""
        return self._remember("users", self._search_users)

    def user(self, user_id: str) -> tuple[str, str]:
        """(User name in lower case, name) of one; empty for nobody. One who was made just now is found, too."""
        if user_id not in self.users() and user_id not in self._looked_for:
            self._looked_for.add(user_id)
            self._kept.pop("users")
        return self.users().get(user_id, ("", ""))

    def statuses(self) -> Mapping[str, str]:
        """Name -> id of every status that can be chosen: one request per hundred."""
        return self._remember("statuses", self._list_statuses)

    def queues_of(self, profile: str) -> tuple[str, ...]:
        """Ids of the queues of a routing profile: one request per hundred."""
        return self._remember(f"profile {profile}", lambda: self._list_profile_queues(profile))

    def find_user(self, email: str) -> str:
        """The id of the user with that user name; empty for none. One who was made just now is found, too."""
        for _ in range(2):
            found = next((known for known, (name, _) in self.users().items() if name == email.lower()), "")
            if found:
                return found
            self._kept.pop("users", None)
        return ""

    def pages(self, operation: str, field: str, **request: Any) -> Iterator[Any]:
        """Everything in `field` of the answers, page by page. One that asks by ResourceArn names the instance by it."""
        named = {} if "ResourceArn" in request else {"InstanceId": self._instance}
        asked = {**named, "MaxResults": PAGE, **request}
        while True:
            with failures_of(SERVICE, repeatable=True):
                answer = getattr(self._client, operation)(**asked)
            yield from answer.get(field) or ()
            if not answer.get("NextToken"):
                return
            asked["NextToken"] = answer["NextToken"]

    def _remember(self, what: str, ask: Callable[[], T]) -> T:
        asked_at, known = self._kept.get(what, (0.0, None))
        if known is None or self._now() - asked_at > KEPT_SECONDS:
            known = ask()
            self._kept[what] = (self._now(), known)
        found: T = known
        return found

    def _list_queues(self) -> dict[str, str]:
        found = {
            str(one["Id"]): str(one.get("Name") or "")
            for one in self.pages("list_queues", "QueueSummaryList", QueueTypes=["STANDARD"])
        }
        return found | {known: name for known, name in self._shared.items() if known in found}

    def _search_users(self) -> dict[str, tuple[str, str]]:
        return {
            str(one["Id"]): (str(one["Username"]).lower(), _full_name(one.get("IdentityInfo") or {}))
            for one in self.pages("search_users", "Users")
        }

    def _list_statuses(self) -> dict[str, str]:
        found = self.pages("list_agent_statuses", "AgentStatusSummaryList")
        return {str(one["Name"]): str(one["Id"]) for one in found}

    def _list_profile_queues(self, profile: str) -> tuple[str, ...]:
        found = self.pages(
            "list_routing_profile_queues", "RoutingProfileQueueConfigSummaryList", RoutingProfileId=profile
        )
        return tuple(dict.fromkeys(str(one["QueueId"]) for one in found))


def bare_id(arn: str) -> str:
    """The id at the end of an ARN; an id as it is."""
    return arn.rpartition("/")[2]


def _full_name(told: Mapping[str, str]) -> str:
    first, last = told.get("FirstName", ""), told.get("LastName", "")
    return first if first == last else f"{first} {last}".strip()


def in_parts(queues: Iterable[str]) -> list[list[str]]:
    """The queues, as many at a time as one request may name."""
    every = list(queues)
    return [every[start : start + QUEUES_A_REQUEST] for start in range(0, len(every), QUEUES_A_REQUEST)]
