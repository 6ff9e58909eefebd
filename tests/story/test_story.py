"""The story that `make story` tells, told to the tests."""

import pytest

from local.demo.laptop import Laptop
from local.story.tell import tell_story
from local.story.timeline import Event

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]


def test_the_whole_way_from_a_call_to_a_closed_ticket(laptop: Laptop) -> None:
    """Every expectation is inside the story: it raises StoryFailed with what did not happen."""
    told: list[Event] = []
    timeline = tell_story(laptop, told.append)
    assert timeline.events == told
    assert "nothing was lost" in told[-1].what
    assert laptop.pollers.faults() == []
