"""The people: a caller at a telephone, an agent at a desk, a supervisor; for tests, scripts and web pages alike.

Every method may be called from any thread. Messages (see ../README.md for their shapes) arrive on the simulator's
thread: hand them on, do not work there.
"""

from local.connect.people.agent import AgentPanel
from local.connect.people.caller import Caller
from local.connect.people.supervisor import SupervisorPanel

__all__ = ["AgentPanel", "Caller", "SupervisorPanel"]
