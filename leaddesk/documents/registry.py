"""Finds every form: one file under ``forms``, each with a ``FORM``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from leaddesk.documents import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaddesk.documents.form import Form


@cache
def all_forms() -> Mapping[str, Form]:
    """Return the forms by key, in the order of their keys."""
    names = sorted(module.name for module in pkgutil.iter_modules(forms.__path__))
    found = [importlib.import_module(f"{forms.__name__}.{name}").FORM for name in names]
    return MappingProxyType({form.key: form for form in found})
