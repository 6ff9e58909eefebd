"""A cloud with functions that do whatever a function may do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from local.cloud.cloud import CloudSettings, LaptopCloud

SOURCE = Path(__file__).with_name("behaviours.py").read_text()
LAYER = {"python/shared_words.py": 'WORD = "from the layer"\n'}
THIRD_PARTY = {"python/third_party.py": 'WHERE = "built for another processor"\n'}


def describe(assembly: Any) -> Path:
    """Write the template of the functions under test."""
    code = assembly.code("code", {"app.py": SOURCE, "broken.py": "import nowhere_to_be_found\n"})
    assembly.resource("Layer", "AWS::Lambda::LayerVersion", LayerName="words", Content=assembly.code("layer", LAYER))
    assembly.resource(
        "Third", "AWS::Lambda::LayerVersion", LayerName="third-party", Content=assembly.code("third", THIRD_PARTY)
    )
    assembly.resource("Dead", "AWS::SQS::Queue", QueueName="dead")
    assembly.resource("Lost", "AWS::SQS::Queue", QueueName="lost")
    plain = ("echo", "fail", "crash", "large", "pid", "imports", "meet_itself", "chat")
    for name in plain:
        layers = [{"Ref": "Layer"}, {"Ref": "Third"}] if name == "imports" else []
        variables = {"GREETING": "good day", "NUMBER": "7"}
        assembly.function(
            name, f"app.{name}", code, Timeout=20, MemorySize=256, Layers=layers, Environment={"Variables": variables}
        )
    assembly.function("sleep", "app.sleep", code, Timeout=1)
    assembly.function("broken", "broken.handler", code)
    assembly.function("missing", "app.not_there", code)
    assembly.function("doomed", "app.fail", code, DeadLetterConfig={"TargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}})
    assembly.function("parked", "app.fail", code)
    assembly.resource(
        "Parking",
        "AWS::Lambda::EventInvokeConfig",
        FunctionName={"Ref": "parked"},
        Qualifier="$LATEST",
        MaximumRetryAttempts=0,
        DestinationConfig={"OnFailure": {"Destination": {"Fn::GetAtt": ["Lost", "Arn"]}}},
    )
    return Path(assembly.write())


@pytest.fixture(scope="module", params=["forking", "interpreter"])
def cloud(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_assembly: Callable[[Path], Any]
) -> Iterator[LaptopCloud]:
    """The functions, deployed; once with the fork server and once without it."""
    base = tmp_path_factory.mktemp("cloud")
    (base / "host").mkdir()
    (base / "host" / "third_party.py").write_text('WHERE = "this host"\n')
    settings = CloudSettings(
        base / "work",
        layer_replacements={"third-": base / "host"},
        forking=request.param == "forking",
        retry_seconds=(0.05, 0.05),
    )
    cloud = LaptopCloud(settings, lambda _: None).open()
    try:
        cloud.deploy(describe(new_assembly(base / "assembly")))
        yield cloud
    finally:
        cloud.stop()
