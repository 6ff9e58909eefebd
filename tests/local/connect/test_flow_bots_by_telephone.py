"""A caller talks with a bot through the whole centre; services are filled through the instance."""

from local.connect.engine.services import BotAnswer
from local.connect.engine.services.memory import MemoryBots
from tests.local.connect.connect_house import BYE, action, build_house, say

BOT = action(
    "bot",
    "ConnectParticipantWithLexBot",
    {"Text": "What is it about?", "LexV2Bot": {"AliasArn": "arn:aws:lex:bot-alias/A/B"}},
    "bye",
    when={"Repair": "repair"},
    errors={"NoMatchingCondition": "bye", "NoMatchingError": "bye", "InputTimeLimitExceeded": "bye"},
)


def test_a_caller_tells_a_bot_what_it_is_about() -> None:
    house = build_house()
    house.answer_with(BOT, say("repair", "A plumber comes to see the $.Lex.Slots.what", "bye"), BYE)
    services = house.instance.centre.host.services
    services.bots = MemoryBots(intents={"my lift is stuck": BotAnswer("Repair", slots={"what": "lift"})})
    caller = house.call()
    assert caller.messages[-1]["asks"] == {"kind": "speech", "time_limit_s": 8}
    caller.say("my lift is stuck")
    house.runtime.settle()
    assert caller.heard() == ["What is it about?", "A plumber comes to see the lift"]
    assert not caller.in_call


def test_words_that_nobody_listens_to_are_lost() -> None:
    house = build_house(speed=1)
    house.answer_with(say("hello", "Welcome to the house", "bot"), BOT, say("repair", "x", "bye"), BYE)
    caller = house.call()
    caller.say("Repair")
    house.runtime.advance(200)
    assert caller.heard() == ["Welcome to the house", "What is it about?"]
