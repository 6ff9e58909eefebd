"""The common guides, as people edit them; see README.md."""
