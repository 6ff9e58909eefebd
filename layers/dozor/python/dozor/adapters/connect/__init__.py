"""The contact centre, by Amazon Connect."""
