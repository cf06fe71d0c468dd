"""Groups from a workbook, and the sample groups: read wholly first, then written wholly or not at all."""
