"""Gradlab's lessons in a notebook: how neural networks are trained, computed in the browser."""

from gradlab.lesson import Lesson
from gradlab.names import lessons, names

__all__ = ["Lesson", "lessons", "names"]
__version__ = "0.2.0"
