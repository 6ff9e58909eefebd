"""Pictures of flows: what an action says (captions), where it stands (layout), and how it is drawn (mermaid, svg)."""
