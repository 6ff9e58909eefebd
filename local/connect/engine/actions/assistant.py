"""CreateWisdomSession ("Connect assistant") and RenderMessageTemplate: Amazon Q in Connect."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.parameters import Anything, Group, free
from local.connect.language.parsing import as_text
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

SESSION = ActionSpec("CreateWisdomSession", Group({"WisdomAssistantArn": free(required=True)}))
RENDER = ActionSpec(
    "RenderMessageTemplate",
    Group(
        {
            "WisdomMessageTemplateArn": free(required=True),
            "WisdomKnowledgeBaseArn": free(required=True),
            "Attributes": Anything(),
        },
        closed=False,
    ),
    errors=frozenset({"TemplateRenderingError"}),
)


def create_session(execution: Execution, parameters: Json) -> Outcome:
    """Open a session; its ARN is `$.Wisdom.SessionArn`."""
    assistant = as_text(parameters.get("WisdomAssistantArn", ""))
    session = execution.host.services.assistants.open_session(assistant, execution.contact.id)
    execution.contact.spaces["Wisdom"] = {"SessionArn": session}
    return Done()


def render_template(execution: Execution, parameters: Json) -> Outcome:
    """Fill a message template; the text is `$.MessageTemplate.Content`."""
    template = as_text(parameters.get("WisdomMessageTemplateArn", ""))
    text = execution.host.services.assistants.render(template, parameters.get("Attributes") or {})
    execution.contact.spaces["MessageTemplate"] = {"Content": text}
    return Done()


ACTIONS = [Runner(SESSION, create_session), Runner(RENDER, render_template)]
