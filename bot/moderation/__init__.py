"""What moderators do with the archive from Discord; each act is judged, done and logged."""
