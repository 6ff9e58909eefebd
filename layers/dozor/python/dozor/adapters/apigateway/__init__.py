"""Open pages, by Amazon API Gateway's WebSocket API."""
