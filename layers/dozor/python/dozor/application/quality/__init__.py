"""What is done about quality: drawing a sample, marking, answering, deciding."""
