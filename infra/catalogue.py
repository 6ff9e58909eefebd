"""What there is, as plain data: every function with its triggers and rights, and every reaction to an event.

Names are those of `docs/architecture.md`. A function's environment is not here: it is its model in `dozor.config`.
"""

from dataclasses import dataclass

from dozor.events.tickets import MAY_BEGIN_A_WATCH
from infra.function_spec import (
    FromApi,
    FromContactRecords,
    FromDeliveryLogs,
    FromFlow,
    FromQueue,
    FromSchedule,
    FromSocket,
    FromStack,
    FromStateMachine,
    FunctionSpec,
    Grant,
)

_READ = (Grant.READ_TABLE,)
_WRITE = (Grant.READ_TABLE, Grant.WRITE_TABLE)

# Connect waits eight seconds in all, retries included (Connect administrator guide, "Invoke AWS Lambda functions").
FLOW_SECONDS = 7

# A failed event comes back after six time-outs: a page of an escalation must not wait three minutes for its second try.
REACTION_SECONDS = 12

FUNCTIONS: tuple[FunctionSpec, ...] = (
    FunctionSpec("load_company", FromFlow(), (*_READ, Grant.NOTE_CALLS), FLOW_SECONDS, 1024),
    FunctionSpec("identify_caller", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("find_ticket", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("find_specialist", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("describe_waiting", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("check_callback", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("remember_language", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("find_meters", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("check_reading", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("store_reading", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("subscribe_outage", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("greet_voicemail", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("rate_call", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("accept_by_phone", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    # Those that an operator waits for, not a caller.
    FunctionSpec("guide_ticket", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("save_guided_ticket", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("register_company", FromStack(), _WRITE),
    FunctionSpec("configure_connect", FromStack(), (Grant.TIE_NUMBERS,), timeout=120),
    FunctionSpec("publish_pages", FromStack(), timeout=300, memory=1024),  # its rights are given where the bucket is
    FunctionSpec(
        "start_escalation",
        FromQueue("escalation-starts"),
        (*_READ, Grant.START_ESCALATION, Grant.STOP_ESCALATION),  # a new generation stops the one before it
        REACTION_SECONDS,
    ),
    FunctionSpec("stop_escalation", FromQueue("escalation-stops"), (Grant.STOP_ESCALATION,), REACTION_SECONDS),
    FunctionSpec("check_clock", FromStateMachine(), _WRITE),
    FunctionSpec(
        "watch_duty",
        FromQueue("duty-watches"),
        (*_READ, Grant.START_ESCALATION, Grant.STOP_ESCALATION),
        REACTION_SECONDS,
    ),
    FunctionSpec(
        "send_notification",
        FromQueue("notifications"),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.READ_LINK_SECRET, Grant.MAKE_CALLS),
        REACTION_SECONDS,
    ),
    FunctionSpec("watch_outages", FromQueue("outage-watches"), _WRITE, REACTION_SECONDS),
    FunctionSpec(
        "tell_outage",
        FromQueue("outage-news"),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.MAKE_CALLS),
        REACTION_SECONDS,
    ),
    FunctionSpec("push_changes", FromQueue("pushes"), (*_WRITE, Grant.PUSH_TO_PAGES), REACTION_SECONDS),
    FunctionSpec("open_connection", FromSocket("$connect"), _WRITE),
    FunctionSpec("close_connection", FromSocket("$disconnect"), _WRITE),
    FunctionSpec("answer_connection", FromSocket("$default"), timeout=5, memory=256),
    FunctionSpec("record_contact", FromContactRecords(), _WRITE),
    FunctionSpec("record_delivery", FromDeliveryLogs(), _WRITE),
    FunctionSpec(
        "tend_messages",
        FromSchedule(1),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.MAKE_CALLS),
        timeout=120,
    ),
    FunctionSpec(
        "sweep_watches",
        FromSchedule(60),
        (*_WRITE, Grant.START_ESCALATION, Grant.STOP_ESCALATION),  # which grants to look at an execution, too
        timeout=300,
    ),
    # Midnight comes at another hour in every zone; a company's day is sealed within an hour and a half of its end.
    FunctionSpec("seal_journal", FromSchedule(60), (*_READ, Grant.SEAL_JOURNAL), timeout=900, memory=1024),
    # A file of 20 MB is held in memory, and looked through several times.
    FunctionSpec("check_attachment", FromQueue("uploads"), (*_WRITE, Grant.CHECK_UPLOADS), timeout=30, memory=1024),
    FunctionSpec(
        "rest_api",
        FromApi(),
        (
            *(
                *_WRITE,
                Grant.READ_LINK_SECRET,
                Grant.READ_RECORDINGS,
                Grant.OFFER_UPLOADS,
                Grant.MANAGE_USERS,
                Grant.PUSH_TO_PAGES,
            ),
            *(Grant.WATCH_CENTRE, Grant.SUPERVISE),
        ),
        timeout=20,
        memory=1024,
        entry="app.app",
    ),
)

BUS_NAME = "dozor"


@dataclass(frozen=True, slots=True)
class Reaction:
    """A queue, and the events that a rule puts into it.

    types: detail types, none for all. window: seconds that a reader waits for more, so that it deals with several at once.
    batch: most events that a reader is given at once. A source "aws.…" is a service of AWS, whose events come on the
    default bus; of S3's only those of files in quarantine are meant.
    """

    queue: str
    source: str
    types: tuple[str, ...] = ()
    window: int = 0
    batch: int = 10


REACTIONS: tuple[Reaction, ...] = (
    Reaction("escalation-starts", "dozor.tickets", MAY_BEGIN_A_WATCH),
    # A ticket is closed only once it is done or declined, so its watch has been stopped by then.
    Reaction("escalation-stops", "dozor.tickets", ("TicketDone", "TicketDeclined", "TicketMerged")),
    Reaction(
        "notifications",
        "dozor.",
        (
            *("TicketRegistered", "TicketAssigned", "TicketEscalated", "TicketDone", "TicketDeclined"),
            *("TicketDeferred", "TicketHandedOver", "TicketReopened", "TicketMerged"),
            *("TicketAccepted", "TicketStarted", "TicketTakenBack", "TicketClosed"),  # for watchers alone
            *("CallbackDutyOpened", "CallbackDutyGiven", "CallbackDutyEscalated"),
            "ShiftLinkAsked",
        ),
    ),
    Reaction("duty-watches", "dozor.contacts", ("CallbackDutyOpened", "CallbackDutyPutOff", "CallbackDutyDone")),
    # Whoever looks for similar requests a second later finds those that were registered at the same moment.
    Reaction(
        "outage-watches",
        "dozor.",
        (
            "TicketRegistered",
            "OutageEntered",
            "OutageConfirmed",
            "OutageChanged",
            "OutageEnded",
            "OutageTicketsDue",
        ),
        window=1,
    ),
    Reaction("outage-news", "dozor.outages", ("OutageTellingDue",)),
    Reaction("uploads", "aws.s3", ("Object Created",), batch=1),
    # What happens in one moment is told in one go; pages show it within two seconds.
    Reaction("pushes", "dozor.", window=1),
)

STATE_MACHINE = "ticket_escalation"
