"""The books in a browser, as an API, and for assistants; each is loaded when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.web.app import create_app
    from legation.web.assistant import create_assistant, over_http
    from legation.web.safety import is_loopback

_HOMES = {"create_app": "app", "is_loopback": "safety", "create_assistant": "assistant", "over_http": "assistant"}

__all__ = ["create_app", "create_assistant", "is_loopback", "over_http"]


def __getattr__(name: str) -> Any:
    """A public name, loaded with what it needs."""
    if name in _HOMES:
        return getattr(import_module(f"legation.web.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'legation.web' has no attribute '{name}'")
