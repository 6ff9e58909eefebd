"""One small module per action type, or per family of near relatives. Each lists its runners in `ACTIONS`."""
