"""The handbook of the API: a page made from its own description, so that it can't tell anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What an address takes. ``shape``: a name of the schema, or what JSON calls it."""

    name: str
    place: str
    required: bool
    shape: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of the API."""

    method: str
    path: str
    told: str
    parameters: tuple[Parameter, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage:
    """``handbook.html``: what the API is, and its addresses by theme."""

    about: str
    themes: tuple[tuple[str, tuple[Address, ...]], ...]


@router.get("/docs")
def page(request: Request) -> Response:
    """The handbook."""
    return cast("Response", request.app.state.render(request, "handbook.html", handbook(request.app)))


def handbook(app: FastAPI) -> HandbookPage:
    """The handbook of an application."""
    told = app.openapi()
    themes: dict[str, list[Address]] = {}
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            for tag in operation.get("tags", ["other"]):
                themes.setdefault(tag, []).append(_address(method, path, operation))
    return HandbookPage(
        about=told["info"]["description"], themes=tuple((name, tuple(some)) for name, some in themes.items())
    )


def _address(method: str, path: str, told: Mapping[str, Any]) -> Address:
    body = told.get("requestBody", {}).get("content", {})
    given = [
        Parameter(
            name=p["name"],
            place=p["in"],
            required=p.get("required", False),
            shape=_shape(p["schema"]),
            told=p.get("description", ""),
        )
        for p in told.get("parameters", ())
    ]
    given += [
        Parameter(name="body", place=kind, required=True, shape=_shape(of["schema"]), told="")
        for kind, of in body.items()
    ]
    return Address(
        method=method.upper(),
        path=path,
        told=told.get("description", ""),
        parameters=tuple(given),
        gives=tuple(_given(told.get("responses", {}))),
    )


def _given(responses: Mapping[str, Any]) -> Iterator[str]:
    for status, answer in responses.items():
        if status.startswith("2"):
            for kind, of in answer.get("content", {}).items():
                yield f"{kind}: {_shape(of.get('schema', {}))}"


def _shape(schema: Mapping[str, Any]) -> str:
    """A schema in a word.

    >>> _shape({"type": "array", "items": {"$ref": "#/components/schemas/Incident"}})
    'list of Incident'
    >>> _shape({"anyOf": [{"type": "string"}, {"type": "null"}]}), _shape({"enum": ["json", "csv"]})
    ('string', 'json or csv')
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_shape(s) for s in schema["anyOf"] if s.get("type") != "null")
    if "enum" in schema:
        return " or ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_shape(schema.get('items', {}))}" if schema.get("items") else "list"
    return str(schema.get("type", "any"))
