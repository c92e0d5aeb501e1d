"""Boundary cues: each looks at the rows of a feed and scores them, one cue a module."""
