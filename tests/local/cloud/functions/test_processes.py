"""The life of function processes: kept warm, replaced, reaped, logged, and gone at the end."""

import json
import os
import threading
import time
from collections.abc import Callable
from typing import Any

from local.cloud.cloud import LaptopCloud

VERSION = "import os\ndef handler(event, context):\n    print('version', {0})\n    return {0}\n"


def eventually(condition: Callable[[], Any], seconds: float = 10.0) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def one_function(assembly: Any, version: int = 1) -> Any:
    assembly.function("one", "app.handler", assembly.code(f"code{version}", {"app.py": VERSION.format(version)}))
    return assembly.write()


def test_a_function_that_is_kept_warm_is_not_started_by_its_first_call(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(one_function(assembly))

    cloud.functions.keep_warm("one")

    eventually(lambda: cloud.functions.idle("one"))
    assert not cloud.functions.invoke("one", b"{}").cold_start


def test_new_code_runs_in_a_new_process(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(one_function(assembly))
    assert cloud.functions.invoke("one", b"{}").payload == b"1"
    old = set(cloud.functions.pids)

    cloud.deploy(one_function(assembly, version=2))

    assert cloud.functions.invoke("one", b"{}").payload == b"2"
    assert not old & set(cloud.functions.pids)


def test_a_process_that_dies_while_idle_is_replaced(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(one_function(assembly))
    cloud.functions.invoke("one", b"{}")
    [pid] = cloud.functions.pids

    os.kill(pid, 9)
    eventually(lambda: not cloud.functions.idle("one"))

    assert cloud.functions.invoke("one", b"{}").payload == b"1"
    assert cloud.functions.pids != [pid]


def test_idle_processes_are_reaped(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(one_function(assembly), idle_seconds=0.2)
    cloud.functions.invoke("one", b"{}")
    [pid] = cloud.functions.pids

    eventually(lambda: not cloud.functions.pids)

    eventually(lambda: not is_running(pid))


def test_what_a_function_prints_is_in_its_log_group(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(one_function(assembly))
    cloud.functions.invoke("one", b"{}")
    logs = cloud.session.client("logs")

    def messages() -> list[str]:
        found = logs.filter_log_events(logGroupName="/aws/lambda/one")["events"]
        return [event["message"] for event in found if event["message"] == "version 1"]

    assert eventually(lambda: "/aws/lambda/one" in json.dumps(logs.describe_log_groups(), default=str) and messages())
    assert "version 1" in [line.text for line in cloud.functions.logs("one")]


def test_a_bucket_tells_its_function_of_a_new_object(assembly: Any, start_cloud: Any) -> None:
    one_function(assembly)
    event = {"Event": "s3:ObjectCreated:*", "Function": {"Fn::GetAtt": ["one", "Arn"]}}
    cors = {
        "CorsRules": [{"AllowedMethods": ["PUT"], "AllowedOrigins": ["*"], "ExposedHeaders": ["ETag"], "MaxAge": 60}]
    }
    configuration = {"LambdaConfigurations": [event]}
    properties = {"BucketName": "calls", "NotificationConfiguration": configuration, "CorsConfiguration": cors}
    assembly.resource("Bucket", "AWS::S3::Bucket", **properties)
    cloud = start_cloud(assembly.write())
    s3 = cloud.session.client("s3")

    s3.put_object(Bucket="calls", Key="recording.wav", Body=b"")

    eventually(lambda: "version 1" in [line.text for line in cloud.functions.logs("one")])
    assert s3.get_bucket_cors(Bucket="calls")["CORSRules"][0]["ExposeHeaders"] == ["ETag"]


def test_a_stopped_cloud_leaves_no_process_and_no_thread(assembly: Any, start_cloud: Any) -> None:
    threads = set(threading.enumerate())
    cloud: LaptopCloud = start_cloud(one_function(assembly))
    cloud.functions.invoke("one", b"{}")
    pids = cloud.functions.pids

    cloud.stop()

    assert pids
    assert not [pid for pid in pids if is_running(pid)]
    eventually(lambda: set(threading.enumerate()) <= threads)


def test_a_cloud_started_after_another_one_knows_nothing_of_it(assembly: Any, start_cloud: Any) -> None:
    start_cloud(one_function(assembly)).stop()

    cloud = start_cloud()

    assert cloud.session.client("lambda").list_functions()["Functions"] == []
