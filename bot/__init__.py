"""The doors: what people ask Kernvraag through, and what it shows them."""
