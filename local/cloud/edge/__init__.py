"""CloudFront on the laptop: what a template says of a distribution, served from its bucket."""
