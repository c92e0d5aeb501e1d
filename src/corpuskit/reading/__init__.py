"""What reading needs beside containers: paths, encodings told by the text, signs of binary data."""
