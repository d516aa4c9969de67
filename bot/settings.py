"""Everything an operator decides, by KERNVRAAG_* in the environment, .env or a secrets folder."""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import InvalidSettingsError
from retrieval.options import DEFAULT_MODEL, Options
from retrieval.types import Language

PREFIX = "KERNVRAAG_"
# Itself only from the environment: it is needed before any other setting can be read.
SECRETS_FOLDER = f"{PREFIX}SECRETS_DIR"


class Settings(BaseSettings):
    """Hold what an operator decided; a file of the secrets folder is named like its variable."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        # .env is shared with the containers it is deployed with, whose variables are not ours.
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    corpus_dir: Path | None = Field(
        None, description="Folder of articles or one .jsonl file; the sample archive when not set."
    )
    data_dir: Path = Field(
        Path("data"), description="Folder for the index and everything else that is kept."
    )
    embedding_model: str = Field(
        DEFAULT_MODEL, min_length=1, description="Sentence model: its name on the hub, or a folder."
    )
    model_fallback: bool = Field(
        default=True, description="Go on with the packaged English model where that cannot be had."
    )
    reranker_model: str | None = Field(
        None, description="Cross-encoder that rereads the best passages; none when not set."
    )
    dense_weight_nl: float | None = Field(
        None, ge=0, le=1, description="Weight of the dense index for Dutch questions, 0 to 1."
    )
    dense_weight_en: float | None = Field(
        None, ge=0, le=1, description="Weight of the dense index for English questions, 0 to 1."
    )
    evidence_threshold: float | None = Field(
        None,
        allow_inf_nan=False,
        description="Least evidence for an answer; the generation's own when not set.",
    )
    index_deadline: float = Field(
        5.0, gt=0, allow_inf_nan=False, description="Seconds an index may take to answer."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "WARNING", description="Least serious messages to log."
    )


def read_settings() -> Settings:
    """Return the settings in force; raises InvalidSettingsError without repeating any value."""
    folder = os.environ.get(SECRETS_FOLDER) or None
    if folder is not None and not Path(folder).is_dir():
        raise InvalidSettingsError((f"{SECRETS_FOLDER} names no folder",))
    # The library names this argument; pyright knows only the fields.
    secrets: dict[str, Any] = {"_secrets_dir": folder}
    try:
        return Settings(**secrets)
    except ValidationError as error:
        raise InvalidSettingsError(_complaints(error)) from None
    except UnicodeDecodeError:
        raise InvalidSettingsError((".env is not UTF-8",)) from None


def options_of(settings: Settings) -> Options:
    """Return what the settings decide about finding and answering."""
    weights = {
        Language.DUTCH: settings.dense_weight_nl,
        Language.ENGLISH: settings.dense_weight_en,
    }
    chosen = {language: weight for language, weight in weights.items() if weight is not None}
    return Options(
        embedding_model=settings.embedding_model,
        allow_fallback=settings.model_fallback,
        reranker_model=settings.reranker_model,
        dense_weights=chosen or None,
        evidence_threshold=settings.evidence_threshold,
        index_deadline=settings.index_deadline,
    )


def _complaints(error: ValidationError) -> tuple[str, ...]:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return tuple(f"{PREFIX}{str(detail['loc'][0]).upper()}: {detail['msg']}" for detail in details)
