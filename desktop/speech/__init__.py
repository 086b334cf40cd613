"""The voices of this computer; nothing here is loaded before somebody asks to listen."""
