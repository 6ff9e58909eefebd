"""What flows ask of other services of AWS: bots, cases, profiles, views … as small Protocols, each with one in memory."""

from local.connect.engine.services.bundle import Services
from local.connect.engine.services.protocols import BotAnswer, ServiceFault, ViewAnswer

__all__ = ["BotAnswer", "ServiceFault", "Services", "ViewAnswer"]
