"""moto's server inside this process, made quick and stoppable."""
