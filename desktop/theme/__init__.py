"""Design tokens turned into Qt: fonts, colours, icons, palette and style sheet."""
