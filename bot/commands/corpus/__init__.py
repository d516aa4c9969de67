"""`kernvraag corpus`: what moderators do from Discord, for operators on the command line."""
