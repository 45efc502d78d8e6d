"""Tables to design and back: one table of columns; a workbook (.xlsx) and a folder (.csv) are two boxes for it."""

from purposebuilt.design_files.boxes import convert, read, read_located, template, write
from purposebuilt.design_files.reading import Rows, locate

__all__ = ["Rows", "convert", "locate", "read", "read_located", "template", "write"]
