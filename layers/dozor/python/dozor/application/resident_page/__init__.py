"""What a resident may see and do by the link that they were sent."""
