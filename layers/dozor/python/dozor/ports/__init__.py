"""What the trade needs from outside, as Protocols. Adapters and the tests' fakes implement them alike."""
