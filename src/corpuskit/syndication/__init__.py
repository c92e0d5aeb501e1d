"""Helpers of the duplicates stage: fingerprints, candidates, passages, kinds, clusters, lineage."""
