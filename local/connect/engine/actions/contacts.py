"""CreateContact, CreatePersistentContactAssociation, ResumeContact, LoadContactContent, UpdateContactMediaProcessing."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.parameters import Group, flag, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

_CHAT = frozenset({"CHAT"})
CREATE = ActionSpec(
    "CreateContact",
    Group({"Channel": free(required=True), "RelatedContact": static()}, closed=False),
)
PERSISTENT = ActionSpec(
    "CreatePersistentContactAssociation",
    Group(
        {
            "RehydrationType": static(one_of("ENTIRE_PAST_SESSION", "FROM_SEGMENT"), required=True),
            "SourceContactId": free(),
        }
    ),
    channels=_CHAT,
)
RESUME = ActionSpec("ResumeContact")
CONTENT = ActionSpec(
    "LoadContactContent",
    Group({"ContentType": static(one_of("EmailMessage"), required=True)}),
    channels=frozenset({"EMAIL"}),
)
PROCESSING = ActionSpec(
    "UpdateContactMediaProcessing",
    Group(
        {
            "ChatProcessor": Group(
                {
                    "ProcessingEnabled": flag(required=True),
                    "LambdaProcessorARN": static(),
                    "ChatProcessorSettings": Group({"DeliverUnprocessedMessages": flag()}, closed=False),
                },
                required=True,
            )
        }
    ),
    errors=frozenset({"ChannelMismatch"}),
)


def create_contact(execution: Execution, parameters: Json) -> Outcome:
    """A further contact beside this one, e.g. an e-mail that answers."""
    made = execution.host.services.outreach.send("CreateContact", execution.contact.id, parameters)
    execution.contact.spaces["CreatedContact"] = {"ContactId": made}
    return Done()


def associate(execution: Execution, parameters: Json) -> Outcome:
    """The chat goes on where an earlier one ended."""
    source = as_text(parameters.get("SourceContactId") or "") or execution.contact.attributes.get("sourceContactId", "")
    execution.contact.spaces["PersistentChat"] = {"SourceContactId": source, **parameters}
    return Done()


def resume(execution: Execution, _: Json) -> Outcome:
    """A contact that was paused goes on."""
    execution.contact.spaces.pop("Paused", None)
    return Done()


def load_content(execution: Execution, _: Json) -> Outcome:
    """The e-mail's text, as `$.Email.EmailMessage.Plaintext`."""
    text = execution.contact.spaces.get("StoredContent")
    if not isinstance(text, str):
        return Failed(why="the contact has no stored content")
    execution.contact.spaces["Email"] = {"EmailMessage": {"Plaintext": text}}
    return Done()


def update_processing(execution: Execution, _: Json) -> Outcome:
    """A function looks at chat messages in flight."""
    if execution.contact.channel not in _CHAT:
        return Failed("ChannelMismatch", f"the contact is {execution.contact.channel}")
    return Done()


ACTIONS = [
    Runner(CREATE, create_contact),
    Runner(PERSISTENT, associate),
    Runner(RESUME, resume),
    Runner(CONTENT, load_content),
    Runner(PROCESSING, update_processing),
]
