"""Recordings and documents, by Amazon S3."""
