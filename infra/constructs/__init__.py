"""The parts that the stacks are put together from; each takes what it needs and knows nothing of the others."""
