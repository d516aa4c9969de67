"""What moderators are shown while they keep the archive, as cards."""
