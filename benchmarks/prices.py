"""What AWS asks for, in USD: list prices of US East (N. Virginia), on demand, without free tiers and discounts.

From the pricing pages of the services; other regions ask some per cent more (Frankfurt: about a fifth for DynamoDB). They
change: look before relying on a sum.
"""

MILLION = 1_000_000

WRITE_UNIT = 0.625 / MILLION  # DynamoDB, standard table, on demand
READ_UNIT = 0.125 / MILLION
INVOCATION = 0.20 / MILLION  # Lambda
GIGABYTE_SECOND = 0.0000133334  # Lambda, arm64
TRANSITION = 0.025 / 1_000  # Step Functions, standard workflows
BUS_EVENT = 1.00 / MILLION  # EventBridge, custom events
PIPE_REQUEST = 0.40 / MILLION  # EventBridge Pipes, after filtering
QUEUE_REQUEST = 0.40 / MILLION  # SQS, standard queues
API_REQUEST = 1.00 / MILLION  # API Gateway, HTTP API
SOCKET_MESSAGE = 1.00 / MILLION  # API Gateway, WebSocket API
EMAIL = 0.10 / 1_000  # SES
LOG_BYTE = 0.50 / 1_000_000_000  # CloudWatch Logs, ingested
