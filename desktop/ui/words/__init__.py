"""The glossary from A to Z."""
