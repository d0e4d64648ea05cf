"""The names that lessons accept. The lessons list them while the package is built."""

from __future__ import annotations

import functools
import json
import pathlib
from typing import Iterable, Iterator, Mapping

STATIC = pathlib.Path(__file__).parent / "static"


@functools.lru_cache(maxsize=None)
def _all() -> dict[str, dict[str, list[str]]]:
    """By lesson: `parts`, which can be hidden, and `controls`, paths of the state that can be hidden or locked."""
    return json.loads((STATIC / "names.json").read_text(encoding="utf-8"))


def lessons() -> list[str]:
    """The names of all lessons, for `Lesson`."""
    return list(_all())


def names(lesson: str) -> list[str]:
    """All names that `hide` takes in this lesson; `lock` takes those that are paths of the state."""
    known = _of(lesson)
    return known["parts"] + known["controls"]


def check_lesson(lesson: str) -> None:
    """Raises ValueError, with the existing names, if there is no such lesson."""
    _of(lesson)


def check_parts(lesson: str, hide: Iterable[str]) -> None:
    """Raises ValueError if a name in `hide` is neither a part nor a path of the state, or above or below one."""
    known = _of(lesson)
    unknown = [name for name in hide if name not in known["parts"] and not _is_path(name, known["controls"])]
    _refuse("hide", unknown, names(lesson))


def check_paths(lesson: str, field: str, paths: Iterable[str]) -> None:
    """Raises ValueError if one of these is no path of the state; `field` names the argument in the message."""
    controls = _of(lesson)["controls"]
    _refuse(field, [path for path in paths if not _is_path(path, controls)], controls)


def paths_of(state: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """The paths of the values of a state: `{"optimizer": {"lr": 1}}` has `optimizer.lr`."""
    for key, value in state.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping) and value:
            yield from paths_of(value, f"{path}.")
        else:
            yield path


def _of(lesson: str) -> dict[str, list[str]]:
    if lesson not in _all():
        raise ValueError(f"there is no lesson {lesson!r}; there are {_listed(lessons())}")
    return _all()[lesson]


def _is_path(path: str, controls: Iterable[str]) -> bool:
    """Whether a path is that of a control, above one, or below one (a knob of a chosen rule, an item of a list)."""
    return any(f"{path}.".startswith(f"{one}.") or f"{one}.".startswith(f"{path}.") for one in controls)


def _refuse(field: str, wrong: list[str], right: Iterable[str]) -> None:
    if wrong:
        raise ValueError(f"{field}: there is no {_listed(wrong)}; there are {_listed(right)}")


def _listed(what: Iterable[str]) -> str:
    return ", ".join(repr(one) for one in what)
