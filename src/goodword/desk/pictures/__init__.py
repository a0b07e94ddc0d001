"""Pictures as SVG made here, each with its words and a table that says the same.

Coloured by the style sheet, so dark mode and print come free; drawn wide and narrow, so they can be read on a
telephone (`docs/why/0126-pictures.md`).
"""

from goodword.desk.pictures.alone import MARK, MEDIA_TYPE, as_file
from goodword.desk.pictures.dumbbells import dumbbells
from goodword.desk.pictures.faces import exchanges, faces
from goodword.desk.pictures.forward import forward_map
from goodword.desk.pictures.stars import constellation, said_of
from goodword.desk.pictures.steps import steps
from goodword.desk.pictures.strips import HeatStrip, heat_strip, months_of_years, strips
from goodword.desk.pictures.svg import Cell, Picture
from goodword.desk.pictures.thread import KINDS, thread

__all__ = [
    "KINDS",
    "MARK",
    "MEDIA_TYPE",
    "Cell",
    "HeatStrip",
    "Picture",
    "as_file",
    "constellation",
    "dumbbells",
    "exchanges",
    "faces",
    "forward_map",
    "heat_strip",
    "months_of_years",
    "said_of",
    "steps",
    "strips",
    "thread",
]
