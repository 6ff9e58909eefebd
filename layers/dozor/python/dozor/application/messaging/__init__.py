"""Messages on their way: who has what wishes, what must wait, what is told together, what is tried another way."""
