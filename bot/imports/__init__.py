"""Groups from a workbook, and the sample groups: read first, then written whole or not at all."""
