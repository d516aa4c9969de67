"""Discord's own OpenAPI description of its requests, and what in a body goes against it.

The description lies beside the checkout and is no part of the project; without it nothing is said.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).parents[2].parent / "shared/discord/openapi.json"
_ADDRESS = "urn:discord"
# What clients send and Discord takes, although its description does not name it: the age limit of
# a command (documented), “read aloud” and an embed's flags, which discord.py sends with every edit
# and embed.
_UNDESCRIBED = frozenset({"nsfw", "tts", "flags"})
# Longer values would bury what is wrong with them.
_LONGEST_MESSAGE = 200


def is_described() -> bool:
    """Tell whether Discord's description is there."""
    return FILE.is_file()


def undescribed(method: str, path: str, body: object) -> Iterator[str]:
    """Yield a sentence about each thing in a body that the description does not know."""
    validator = _validator(method.lower(), path) if is_described() else None
    if validator is not None:
        yield from map(_sentence, validator.iter_errors(body))
    elif is_described() and body is not None:
        yield f"$: Discord describes no body for {method.upper()} {path}"


def _sentence(error: ValidationError) -> str:
    message = error.message
    is_long = len(message) > _LONGEST_MESSAGE
    return f"{error.json_path}: {message[:_LONGEST_MESSAGE]}{'…' if is_long else ''}"


@cache
def _document() -> dict[str, Any]:
    document = json.loads(FILE.read_text("utf-8"))
    # Ids are described as texts, but whole numbers are taken as well and clients send them.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


@cache
def _registry() -> Registry:
    return Registry().with_resource(_ADDRESS, DRAFT202012.create_resource(_document()))


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    # A literal place, such as @original, is meant before one that takes anything.
    templates = sorted(_document()["paths"], key=lambda template: template.count("{"))
    return tuple((_pattern(template), template) for template in templates)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(template)))


def _validator(method: str, path: str) -> Validator | None:
    for pattern, template in _templates():
        if pattern.fullmatch(path):
            return _validator_of(method, template)
    return None


@cache
def _validator_of(method: str, template: str) -> Validator | None:
    operation = _document()["paths"][template].get(method, {})
    if "application/json" not in operation.get("requestBody", {}).get("content", {}):
        return None
    steps = ("paths", template, method, "requestBody", "content", "application/json", "schema")
    pointer = "/".join(step.replace("/", "~1") for step in steps)
    return _kind()({"$ref": f"{_ADDRESS}#/{pointer}"}, registry=_registry())


@cache
def _kind() -> type[Validator]:
    keywords = {"oneOf": _one_of, "anyOf": _one_of, "properties": _properties}
    return extend(Draft202012Validator, keywords)


def _properties(
    validator: Validator, properties: Mapping[str, Any], instance: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Check what is described, and refuse what is not: only one of Discord's schemas is closed."""
    if not isinstance(instance, dict):
        return
    for key in properties.keys() & instance.keys():
        yield from validator.descend(instance[key], properties[key], path=key, schema_path=key)
    if "additionalProperties" not in schema:
        for key in sorted(instance.keys() - properties.keys() - _UNDESCRIBED):
            yield ValidationError(f"the key {key!r} is unknown")


def _one_of(
    validator: Validator, choices: list[Any], instance: object, _schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Take the choices that the instance's `type` means, so that complaints are about its parts."""
    best: list[ValidationError] | None = None
    for choice in choices:
        if _may_mean(choice, instance):
            errors = list(validator.descend(instance, choice))
            best = errors if best is None else min(best, errors, key=len)
            if not best:
                return
    yield from best or [ValidationError(_misfit(instance))]


def _misfit(instance: object) -> str:
    if isinstance(instance, dict) and "type" in instance:
        return f"nothing of type {instance['type']!r} fits here"
    return f"{instance!r} does not fit here"


def _may_mean(choice: Mapping[str, Any], instance: object) -> bool:
    schema = _resolved(choice["$ref"]) if "$ref" in choice else choice
    if schema.get("type") == "null":
        return instance is None
    kinds = schema.get("properties", {}).get("type", {}).get("enum")
    return kinds is None or not isinstance(instance, dict) or instance.get("type") in kinds


@cache
def _resolved(reference: str) -> Mapping[str, Any]:
    return _registry().resolver(_ADDRESS).lookup(reference).contents
