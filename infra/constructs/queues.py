"""A queue that loses nothing: its dead-letter queue, encryption, and alarms on both."""

from aws_cdk import Duration, aws_sqs
from constructs import Construct

from infra.constructs.alarms import Alarms
from infra.constructs.nag import acknowledge

# AWS keeps a message at most this long; a parked one is somebody's ticket.
_LONGEST = Duration.days(14)
TRIES = 3


def park(scope: Construct, name: str, alarms: Alarms) -> aws_sqs.Queue:
    """A dead-letter queue with its alarm."""
    queue = aws_sqs.Queue(
        scope,
        f"{name}Parked",
        encryption=aws_sqs.QueueEncryption.SQS_MANAGED,
        enforce_ssl=True,
        retention_period=_LONGEST,
    )
    alarms.watch_dead_letters(name, queue)
    acknowledge(queue, "SQS3", "It is a dead-letter queue itself.")
    return queue


class WatchedQueue(Construct):
    """A queue for a function with that timeout (seconds).

    The visibility is six timeouts, as the Lambda developer guide advises ("Using Lambda with Amazon SQS").
    """

    def __init__(self, scope: Construct, name: str, timeout: int, alarms: Alarms) -> None:
        super().__init__(scope, name)
        self.parked = park(self, name, alarms)
        self.queue = aws_sqs.Queue(
            self,
            "Queue",
            encryption=aws_sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            visibility_timeout=Duration.seconds(6 * timeout),
            retention_period=Duration.days(4),
            dead_letter_queue=aws_sqs.DeadLetterQueue(queue=self.parked, max_receive_count=TRIES),
        )
        alarms.watch_age(name, self.queue, Duration.minutes(10))
