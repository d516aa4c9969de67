"""Outcomes become cards: pure, within every limit of Discord, and inert."""
