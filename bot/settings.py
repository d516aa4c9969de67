"""Everything an operator decides, by KERNVRAAG_* in the environment, .env or a secrets folder."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, PositiveInt, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import InvalidSettingsError
from retrieval.model.precision import Precision
from retrieval.options import DEFAULT_MODEL, Options
from retrieval.types import Language

PREFIX = "KERNVRAAG_"
# Itself only from the environment: it is needed before any other setting can be read.
SECRETS_FOLDER = f"{PREFIX}SECRETS_DIR"

# Written with commas in the environment, which the library would otherwise read as JSON.
Ids = Annotated[tuple[PositiveInt, ...], NoDecode]

_WEB = ("https", "http")
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


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
    embedding_precision: Precision | None = Field(
        None,
        description="Numbers it calculates with: float32, or bfloat16 where the processor has it; "
        "whichever is fastest when not set.",
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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] | None = Field(
        None, description="Least serious messages to log; INFO for the bot, else WARNING."
    )

    discord_token: SecretStr | None = Field(
        None,
        description="The bot's token, from Discord's developer portal; best in a secrets file.",
    )
    moderator_role_ids: Ids = Field(
        (), description="Ids of roles that may keep the archive, besides Manage Server."
    )
    guild_ids: Ids = Field(
        (), description="Ids of the servers to serve; every server that invites it when not set."
    )
    workers: int = Field(2, ge=1, le=32, description="Questions that are answered side by side.")
    queue_capacity: int = Field(
        500, ge=1, le=10_000, description="Questions that may wait; who comes next is told “busy”."
    )
    questions_per_minute: int = Field(
        10, ge=1, le=600, description="Questions that one person may ask in a minute."
    )
    retention_days: int = Field(
        30, ge=1, le=3_650, description="Days that questions, answers and reports are kept."
    )
    freshness_days: int | None = Field(
        None, ge=1, description="Days after which the archive counts as stale; never when not set."
    )
    alarm_channel_id: PositiveInt | None = Field(
        None, description="Id of the channel that is told, once, when the archive becomes stale."
    )
    health_host: str = Field(
        "127.0.0.1", min_length=1, description="Address on which /healthz and /metrics answer."
    )
    health_port: int | None = Field(
        None, ge=0, le=65_535, description="Port of /healthz and /metrics; none when not set."
    )
    discord_api_url: str | None = Field(
        None, description="Another server that speaks Discord's HTTP protocol, for tests."
    )
    discord_gateway_url: str | None = Field(
        None, description="Another server that speaks Discord's gateway protocol, for tests."
    )

    @field_validator("moderator_role_ids", "guild_ids", mode="before")
    @classmethod
    def _read_ids(cls, written: object) -> object:
        """Take ids as operators write them: with commas between."""
        if isinstance(written, str):
            return tuple(part.strip() for part in written.split(",") if part.strip())
        return written

    @field_validator("discord_api_url", "discord_gateway_url")
    @classmethod
    def _refuse_open_wire(cls, url: str | None, info: ValidationInfo) -> str | None:
        """Let a token travel without encryption only where nobody else can listen."""
        safe, plain = ("wss", "ws") if info.field_name == "discord_gateway_url" else _WEB
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme == safe and parts.hostname:
            return url.rstrip("/")
        if parts.scheme == plain and parts.hostname in _LOOPBACK:
            return url.rstrip("/")
        raise PydanticCustomError(
            "open_wire", f"write {safe}://…, or {plain}:// with a loopback address"
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
        precision=settings.embedding_precision,
    )


def _complaints(error: ValidationError) -> tuple[str, ...]:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return tuple(f"{PREFIX}{str(detail['loc'][0]).upper()}: {detail['msg']}" for detail in details)
