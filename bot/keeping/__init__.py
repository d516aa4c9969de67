"""Keeping the archive: what moderators and operators do to it, from wherever they do it."""
