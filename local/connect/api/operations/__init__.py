"""The operations, one module per family. Each lists its own in `OPERATIONS`: name -> (service, parameters) -> answer."""
