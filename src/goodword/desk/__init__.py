"""The owner's private web app: the same functions as the command line, on this computer alone.

A route is form → one function of `workflow` → one template. Everything works without
JavaScript (`docs/why/0105-the-desk.md`).
"""

from goodword.desk.app import make_app
from goodword.desk.server import Opened, serve

__all__ = ["Opened", "make_app", "serve"]
