"""Things of a company's own that are kept in versions: what stands, in one list, and every version of each."""

from dataclasses import dataclass

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, make_key


@dataclass(frozen=True, slots=True)
class RevisionKeys:
    """How one kind is spelt. listed: the company's partition in which what stands is found; kind: one thing of it."""

    listed: str
    kind: str

    def last(self, slug: str, key: str) -> Key:
        """The last version of one thing."""
        return make_key(f"{slug}#{self.listed}", f"{self.kind}#{key}")

    def lasts(self, slug: str) -> Partition:
        """The last version of everything of a company."""
        return Partition(f"{slug}#{self.listed}", prefix=f"{self.kind}#")

    def version(self, slug: str, key: str, version: int) -> Key:
        """One version of a thing."""
        return make_key(f"{slug}#{self.kind}#{key}", f"REVISION#{version:06}")

    def versions(self, slug: str, key: str) -> Partition:
        """All versions of a thing, in order."""
        return Partition(f"{slug}#{self.kind}#{key}", prefix="REVISION#")


GUIDES = RevisionKeys("GUIDES", "GUIDE")
PROBLEMS = RevisionKeys("COMPANY", "PROBLEM")
"""Beside the company's record, so that one query reads it as its administrators have it."""
