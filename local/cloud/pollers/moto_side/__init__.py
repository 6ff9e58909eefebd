"""The only modules of the pollers that touch moto's internals, for each service of AWS apart.

Each `install` replaces methods of moto's classes by ours for as long as the pollers run (see `local.cloud.server.patches`).
"""
