"""The one service of this folder: everything in the laptop cloud that calls a function without being asked by a person."""

import time
from threading import Lock

from local.cloud.pollers.background import Background
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.failed_batches import describe_failed_batch
from local.cloud.pollers.log_subscriptions import LogSubscriptions
from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.moto_side import (
    dynamodb_streams,
    events,
    kinesis,
    logs,
    mappings,
    pipes,
    s3,
    scheduler,
    sns,
    sqs,
)
from local.cloud.pollers.pipe import PipeTarget
from local.cloud.pollers.ports import Cloud
from local.cloud.pollers.queue_poller import QueuePoller
from local.cloud.pollers.rule_router import RuleRouter
from local.cloud.pollers.schedule_firing import ScheduleFiring
from local.cloud.pollers.schedules import ScheduleClock
from local.cloud.pollers.shard_lane import Batch
from local.cloud.pollers.stream_poller import Stream, StreamPoller
from local.cloud.pollers.targets import Targets
from local.cloud.pollers.topics import Topics
from local.cloud.server.patches import Patches


class Pollers:
    """Triggers of the laptop cloud, from `start` to `stop`.

    Start it before anything is deployed: moto's own synchronous triggers are off only while it runs.
    """

    def __init__(self) -> None:
        self.counters = Counters()
        self._patches = Patches()
        self._mapped: dict[str, QueuePoller | StreamPoller] = {}
        self._pipe_targets: dict[str, PipeTarget] = {}
        self._mapping_lock = Lock()

    def start(self, cloud: Cloud) -> None:
        """Switch moto's own triggers off and ours on, for what is deployed already and for what will be."""
        self._cloud = cloud
        self._dispatcher = Dispatcher()
        self._background = Background(cloud.asynchronous, self.counters)
        self._targets = Targets(cloud, self._dispatcher, self._background, self.counters)
        self._firing = ScheduleFiring(self._targets, self.counters)
        self._clock = ScheduleClock(self._firing.read, self._firing.fire, self._firing.finish)
        self._install()
        self._dispatcher.add(self._clock)
        self._dispatcher.start()
        self._read_mappings()

    def _install(self) -> None:
        patches = self._patches
        sqs.install(patches, self._wake_source, self._count_parked)
        dynamodb_streams.install(patches, self._wake_source)
        kinesis.install(patches, self._wake_source)
        mappings.install(patches, self._read_mappings)
        pipes.install(patches, self._read_mappings)
        events.install(patches, RuleRouter(self._targets, self.counters).route, self._wake_clock)
        scheduler.install(patches, self._wake_clock)
        sns.install(patches, Topics(self._background, self.counters).deliver)
        logs.install(patches, LogSubscriptions(self._background).deliver)
        s3.install(patches, lambda function_arn, event: self._background.accept(function_arn, event, "s3"))

    def stop(self) -> None:
        """Give moto its methods back and end all threads; what is in flight gets a few seconds to finish."""
        self._patches.undo()
        self._dispatcher.stop()
        self._mapped.clear()
        self._pipe_targets.clear()

    def settle(self, timeout_s: float) -> bool:
        """Wait until nothing is in flight or pending (messages that wait for a later time count as pending).

        Answers False if that did not come to be within `timeout_s` seconds. Schedules are never pending.
        """
        ends = time.monotonic() + timeout_s
        while True:
            accepted = self._background.accepted
            for wait in (self._dispatcher.settle, self._cloud.asynchronous.wait_until_idle):
                if not wait(max(0.0, ends - time.monotonic())):
                    return False
            # What ran in the background may have given the pollers work again, and they the background.
            if self._dispatcher.settle(0.0) and accepted == self._background.accepted:
                return True

    def faults(self) -> list[BaseException]:
        """Errors of the pollers themselves, not of functions: should be empty."""
        return self._dispatcher.faults()

    def _read_mappings(self) -> None:
        with self._mapping_lock:
            wanted = {mapping.uuid: mapping for mapping in mappings.read_mappings()}
            piped = {pipe.mapping.uuid: pipe for pipe in pipes.read_pipes()}
            wanted |= {uuid: pipe.mapping for uuid, pipe in piped.items()}
            for uuid in self._mapped.keys() - wanted.keys():
                self._dispatcher.remove(self._mapped.pop(uuid))
                self._pipe_targets.pop(uuid, None)
            for uuid, mapping in wanted.items():
                if uuid in piped:
                    self._pipe_targets.setdefault(uuid, PipeTarget(piped[uuid], events.put_events)).pipe = piped[uuid]
                if uuid in self._mapped:
                    self._mapped[uuid].change(mapping)
                else:
                    self._mapped[uuid] = self._open(mapping)
                    self._dispatcher.add(self._mapped[uuid])

    def _open(self, mapping: Mapping) -> QueuePoller | StreamPoller:
        functions, dispatcher, counters = self._cloud.functions, self._dispatcher, self.counters
        if mapping.service == "sqs":
            queue = sqs.MotoQueue(mapping.source_arn, self._wake_source, self._count_parked)
            return QueuePoller(mapping, queue, functions, dispatcher, counters)
        reader = self._pipe_targets.get(mapping.uuid, functions)
        return StreamPoller(mapping, self._stream(mapping), reader, dispatcher, counters, self._give_up)

    def _stream(self, mapping: Mapping) -> Stream:
        if mapping.service == "kinesis":
            return kinesis.MotoKinesisStream(mapping.source_arn, mappings.read_role(mapping.function_arn))
        return dynamodb_streams.MotoTableStream(mapping.source_arn, reader=mapping.uuid)

    def _wake_clock(self) -> None:
        self._dispatcher.wake(self._clock)

    def _wake_source(self, source_arn: str) -> None:
        for poller in list(self._mapped.values()):
            if poller.mapping.source_arn == source_arn:
                self._dispatcher.wake(poller)

    def _count_parked(self, queue_arn: str, dead_letter_arn: str) -> None:
        self.counters.add(f"{queue_arn.split(':')[5]} -> {dead_letter_arn.split(':')[5]}", "parked")

    def _give_up(self, mapping: Mapping, shard_id: str, batch: Batch, condition: str) -> None:
        if mapping.on_failure_arn:
            self._targets.send(mapping.on_failure_arn, describe_failed_batch(mapping, shard_id, batch, condition))
