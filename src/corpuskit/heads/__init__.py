"""The general header parser: from the rows of a segment to its fields, for any order of lines."""
