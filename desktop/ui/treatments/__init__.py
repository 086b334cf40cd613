"""The list of treatments: filters, cards, and ticks to compare some of them."""
