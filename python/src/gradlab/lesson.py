"""A lesson as a widget."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

import anywidget
import traitlets

from gradlab.names import STATIC, check_lesson, check_parts, check_paths, paths_of


class Lesson(anywidget.AnyWidget):
    """One of Gradlab's lessons.

    lesson: its name, such as "optimizers" (`gradlab.lessons()` lists them).
    state: the state as a dictionary; absent fields have their defaults. Follows the reader's changes, and can be set.
    hide, lock: parts and paths of the state that are not shown, or that are shown but cannot be changed
        (`gradlab.names(lesson)`).
    theme: "light" or "dark"; None for the theme of the notebook.
    seed: the variant of an exercise, or the state's seed, which is then locked.
    paused: nothing starts without an action of the reader.

    `results` lists the graded answers so far, each with the fields of Gradlab's event `gradlab-result`.
    A name that does not exist raises ValueError, whose message lists the existing names.
    """

    _esm = STATIC / "notebook.js"

    lesson = traitlets.Unicode(read_only=True).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    hide = traitlets.List(traitlets.Unicode()).tag(sync=True)
    lock = traitlets.List(traitlets.Unicode()).tag(sync=True)
    theme = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    seed = traitlets.Union([traitlets.Int(), traitlets.Unicode()], default_value=None, allow_none=True).tag(sync=True)
    paused = traitlets.Bool(False).tag(sync=True)
    results = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self,
        lesson: str,
        *,
        state: Mapping[str, Any] | None = None,
        hide: Iterable[str] = (),
        lock: Iterable[str] = (),
        theme: str | None = None,
        seed: int | str | None = None,
        paused: bool = False,
    ) -> None:
        check_lesson(lesson)
        self.set_trait("lesson", lesson)
        restricted = {"hide": list(hide), "lock": list(lock), "paused": paused}
        super().__init__(state=dict(state or {}), theme=theme, seed=seed, **restricted)

    @traitlets.validate("state")
    def _check_state(self, proposal: dict) -> dict:
        check_paths(self.lesson, "state", paths_of(proposal["value"]))
        return proposal["value"]

    @traitlets.validate("hide")
    def _check_hide(self, proposal: dict) -> list[str]:
        check_parts(self.lesson, proposal["value"])
        return proposal["value"]

    @traitlets.validate("lock")
    def _check_lock(self, proposal: dict) -> list[str]:
        check_paths(self.lesson, "lock", proposal["value"])
        return proposal["value"]

    @traitlets.validate("theme")
    def _check_theme(self, proposal: dict) -> str | None:
        if proposal["value"] not in (None, "light", "dark"):
            raise ValueError(f"theme: there is no {proposal['value']!r}; there are 'light', 'dark' and None")
        return proposal["value"]
