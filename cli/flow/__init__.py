"""`dozor flow`: look at contact flows, play them, measure their tests."""
