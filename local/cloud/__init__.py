"""The AWS side of the laptop: moto's server, the deployer, function processes, pollers and the gateway, in one process."""
