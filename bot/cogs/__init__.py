"""The doors on Discord: each turns what somebody did into a call of `bot.replies`."""
