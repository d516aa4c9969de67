"""Discord's refusals, each with its status and code (Topics, "Opcodes and Status Codes")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefusalError(Exception):
    """Say no to a request."""

    status: int
    code: int
    message: str

    @property
    def body(self) -> dict[str, object]:
        """Return the refusal as Discord writes it."""
        return {"message": self.message, "code": self.code}


def unauthorized() -> RefusalError:
    """Refuse a wrong token."""
    return RefusalError(401, 0, "401: Unauthorized")


def unknown_route() -> RefusalError:
    """Refuse an address that nobody serves."""
    return RefusalError(404, 0, "404: Not Found")


def unknown_channel() -> RefusalError:
    """Refuse a channel that is not there."""
    return RefusalError(404, 10003, "Unknown Channel")


def unknown_message() -> RefusalError:
    """Refuse a message that is not there, or not any more."""
    return RefusalError(404, 10008, "Unknown Message")


def unknown_user() -> RefusalError:
    """Refuse a user who is not there."""
    return RefusalError(404, 10013, "Unknown User")


def unknown_webhook() -> RefusalError:
    """Refuse what needs an acknowledged interaction."""
    return RefusalError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> RefusalError:
    """Refuse an acknowledgement that came too late, or of nothing."""
    return RefusalError(404, 10062, "Unknown interaction")


def already_acknowledged() -> RefusalError:
    """Refuse a second acknowledgement."""
    return RefusalError(400, 40060, "Interaction has already been acknowledged.")


def expired_token() -> RefusalError:
    """Refuse an interaction's token after 15 minutes."""
    return RefusalError(401, 50027, "Invalid Webhook Token")


def too_many_followups() -> RefusalError:
    """Refuse a sixth message of an app that is only installed by the user."""
    return RefusalError(400, 40094, "Maximum number of follow up messages reached")


def missing_access() -> RefusalError:
    """Refuse a channel that the bot may not see."""
    return RefusalError(403, 50001, "Missing Access")


def others_message() -> RefusalError:
    """Refuse to edit what somebody else wrote."""
    return RefusalError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> RefusalError:
    """Refuse a message that says nothing."""
    return RefusalError(400, 50006, "Cannot send an empty message")


def closed_door() -> RefusalError:
    """Refuse a direct message to somebody who accepts none."""
    return RefusalError(403, 50007, "Cannot send messages to this user")


def missing_permission() -> RefusalError:
    """Refuse what the bot may not do in a channel."""
    return RefusalError(403, 50013, "Missing Permissions")


def invalid_body(why: str) -> RefusalError:
    """Refuse a body that Discord cannot take."""
    return RefusalError(400, 50035, f"Invalid Form Body: {why}")


def no_history() -> RefusalError:
    """Refuse a reply in a channel whose past the bot may not read."""
    return RefusalError(400, 160002, "Cannot reply without permission to read message history")
