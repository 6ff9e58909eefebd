"""Cases and customer profiles in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from local.connect.engine.services.memory import Scripted
from local.connect.engine.services.protocols import ServiceFault
from local.connect.ports import Json

KEYS = {
    "_phone": ("PhoneNumber", "MobilePhoneNumber", "HomePhoneNumber", "BusinessPhoneNumber"),
    "_email": ("EmailAddress", "BusinessEmailAddress"),
    "_account": ("AccountNumber",),
    "_fullName": ("FirstName", "LastName"),
    "_profileId": ("ProfileId",),
}
"""Standard search keys of Customer Profiles, and the fields they look into."""


@dataclass
class MemoryCases(Scripted):
    """Cases in the order of their last change. `links_fail`: a case is made or found, but not linked."""

    cases: list[Json] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    links_fail: bool = False

    def create(self, template_id: str, fields: Json) -> Json:
        """See the Protocol."""
        self.answer_or_fail()
        number = len(self.cases) + 1
        case = {"case_id": f"case-{number}", "reference_number": f"{number:08}", "template_id": template_id, **fields}
        self.cases.append(case)
        return case

    def search(self, fields: Json) -> Sequence[Json]:
        """See the Protocol."""
        self.answer_or_fail()
        return [case for case in reversed(self.cases) if all(case.get(name) == fields[name] for name in fields)]

    def update(self, case_id: str, fields: Json) -> Json:
        """See the Protocol."""
        self.answer_or_fail()
        case = next((case for case in self.cases if case["case_id"] == case_id), None)
        if case is None:
            raise ServiceFault(f"there is no case {case_id!r}")
        case.update(fields)
        self.cases.remove(case)
        self.cases.append(case)
        return case

    def link(self, case_id: str, contact_id: str) -> bool:
        """See the Protocol."""
        if not self.links_fail:
            self.links.append((case_id, contact_id))
        return not self.links_fail


@dataclass
class MemoryProfiles(Scripted):
    """Profiles in a list; objects by (profile, kind), the newest first; calculated attributes and segments by profile."""

    profiles: list[Json] = field(default_factory=list)
    objects_of: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    calculated_of: dict[str, Json] = field(default_factory=dict)
    segments: set[tuple[str, str]] = field(default_factory=set)
    associated: list[tuple[str, str]] = field(default_factory=list)

    def create(self, fields: Json) -> Json:
        """See the Protocol."""
        self.answer_or_fail()
        made = f"profile-{len(self.profiles) + 1}"
        profile = {"ProfileId": made, "ProfileARN": f"arn:aws:profile:::domains/main/profiles/{made}", **fields}
        self.profiles.append(profile)
        return profile

    def search(self, keys: Sequence[tuple[str, str]], *, all_of: bool) -> Sequence[Json]:
        """See the Protocol."""
        self.answer_or_fail()
        matches = all if all_of else any
        return [profile for profile in self.profiles if matches(_has(profile, name, value) for name, value in keys)]

    def update(self, profile_id: str, fields: Json) -> Json:
        """See the Protocol."""
        profile = self._find(profile_id)
        profile.update(fields)
        return profile

    def objects(self, profile_id: str, kind: str) -> Sequence[Json]:
        """See the Protocol."""
        self.answer_or_fail()
        return self.objects_of.get((profile_id, kind), [])

    def calculated(self, profile_id: str) -> Json | None:
        """See the Protocol."""
        self.answer_or_fail()
        return self.calculated_of.get(profile_id)

    def associate(self, profile_id: str, contact_id: str) -> None:
        """See the Protocol."""
        self._find(profile_id)
        self.associated.append((profile_id, contact_id))

    def is_in_segment(self, profile_id: str, segment: str) -> bool:
        """See the Protocol."""
        self.answer_or_fail()
        return (profile_id, segment) in self.segments

    def _find(self, profile_id: str) -> Json:
        self.answer_or_fail()
        for profile in self.profiles:
            if profile["ProfileId"] == profile_id:
                return profile
        raise ServiceFault(f"there is no profile {profile_id!r}")


def _has(profile: Json, key: str, value: str) -> bool:
    return any(profile.get(name) == value for name in KEYS.get(key, (key.removeprefix("_"),)))
