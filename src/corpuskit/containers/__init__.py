"""Files that wrap text in a form of their own, one module a form: mail, HTML, RTF, Word, ZIP."""
