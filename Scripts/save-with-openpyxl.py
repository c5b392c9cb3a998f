"""Saves a workbook once more with openpyxl, in place, and keeps the times inside it.

openpyxl keeps formulas and drops the values that they had. A text that is an error value becomes an error.
"""
import sys
import zipfile

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.writer.excel import ExcelWriter

path = sys.argv[1]
book = load_workbook(path)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "s" and cell.value in ERROR_CODES:
                cell.data_type = "e"
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    # Workbook.save() would set the time of the change to now.
    ExcelWriter(book, archive).save()
