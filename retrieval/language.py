"""The language a question is asked in."""

# The language library comes without types; this is its only home.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

from functools import cached_property

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from retrieval.types import Language


class LanguageGuesser:
    """Tell Dutch from English; whatever is neither is read as the nearer of the two."""

    def guess(self, text: str) -> Language:
        """Return the language that the letters suggest; Dutch for a text without any."""
        if not any(char.isalpha() for char in text):
            return Language.DUTCH
        return Language(self._identifier.classify(text)[0])

    @cached_property
    def _identifier(self) -> LanguageIdentifier:
        # Loading takes a tenth of a second, so it waits for the first question.
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
        identifier.set_languages([language.value for language in Language])
        return identifier
