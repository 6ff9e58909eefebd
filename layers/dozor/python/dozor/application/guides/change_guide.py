"""A company writes its own guide over the common one, takes an older version back, or the common one."""

from collections.abc import Mapping

from dozor.application.guides.shelf import GuideShelf
from dozor.application.marking import N_
from dozor.application.revisions import Change, is_restored, save_next
from dozor.domain.catalogue import Catalogue
from dozor.domain.guide import COMMON, WRITTEN, Guide, Revision, check_guide, make_guide
from dozor.events.guides import describe_guide
from dozor.ports.guides import GuideRepository

CHANGED = N_("Somebody has changed this guide meanwhile: read it again.")


def check_documents(key: str, documents: Mapping[str, str], catalogue: Catalogue, languages: frozenset[str]) -> Guide:
    """The guide that these documents would make; raises Invalid naming language and line of everything that does not fit."""
    guide = make_guide(key, documents)
    check_guide(guide, catalogue, languages)
    return guide


def write_guide(
    command: Change,
    documents: Mapping[str, str],
    shelf: GuideShelf,
    kept: GuideRepository,
    catalogue: Catalogue,
    languages: frozenset[str],
) -> Guide:
    """Save these documents (language -> text) as the next version; what says the same as what stands is saved already.

    Raises Invalid, VersionConflict.
    """
    check_documents(command.key, documents, catalogue, languages)
    last = kept.last(command.company, command.key)
    if last is not None and dict(last.documents) == dict(documents):
        return shelf.get(command.company, command.key)
    return _save(command, last, documents, WRITTEN, shelf, kept)


def restore_guide(command: Change, to: int, shelf: GuideShelf, kept: GuideRepository) -> Guide:
    """Take an older version back, as a new one, once; to: its number, 0 for the common guide.

    Raises NotFound, Invalid where it is the one that stands, VersionConflict.
    """
    shelf.at(command.company, command.key, to)  # there has to be one
    last = kept.last(command.company, command.key)
    if is_restored(last, to):
        return shelf.get(command.company, command.key)
    documents = {} if to == COMMON else kept.revision(command.company, command.key, to).documents
    return _save(command, last, documents, to, shelf, kept)


def _save(
    command: Change,
    last: Revision | None,
    documents: Mapping[str, str],
    restored: int,
    shelf: GuideShelf,
    kept: GuideRepository,
) -> Guide:
    def make(version: int) -> Revision:
        return Revision(
            command.company, command.key, version, documents, command.now, command.actor, command.note, restored
        )

    save_next(kept, last, command.version, make, describe_guide, CHANGED)
    return shelf.get(command.company, command.key)
