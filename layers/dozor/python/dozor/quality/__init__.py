"""The evaluation form as data: `form.json`, edited by hand, checked by a test."""
