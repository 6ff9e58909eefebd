"""The event bus, by Amazon EventBridge."""
