"""All services in one hand."""

from dataclasses import dataclass, field

from local.connect.engine.services import protocols as p
from local.connect.engine.services.memory import (
    MemoryAssistants,
    MemoryBots,
    MemoryIdentity,
    MemoryOutreach,
    MemoryTables,
    MemoryViews,
)
from local.connect.engine.services.memory_records import MemoryCases, MemoryProfiles


@dataclass(slots=True)
class Services:
    """What flows may ask of; everything in memory unless a field is given."""

    bots: p.Bots = field(default_factory=MemoryBots)
    cases: p.Cases = field(default_factory=MemoryCases)
    profiles: p.Profiles = field(default_factory=MemoryProfiles)
    views: p.Views = field(default_factory=MemoryViews)
    assistants: p.Assistants = field(default_factory=MemoryAssistants)
    tables: p.Tables = field(default_factory=MemoryTables)
    outreach: p.Outreach = field(default_factory=MemoryOutreach)
    identity: p.Identity = field(default_factory=MemoryIdentity)
