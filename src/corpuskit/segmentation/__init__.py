"""Helpers of the segmenter: features, the learned model, templates, the global decision."""
