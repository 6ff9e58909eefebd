"""The front door of the laptop cloud: API Gateway's HTTP and WebSocket APIs, S3 links, and the static pages."""
