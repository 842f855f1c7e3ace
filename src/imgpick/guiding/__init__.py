"""Guides, what charts plot, and the ledger of sources: what people read and share."""
