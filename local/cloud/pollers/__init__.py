"""What moves by itself in the laptop cloud: queues, streams, rules, schedules, topics and log subscriptions."""
