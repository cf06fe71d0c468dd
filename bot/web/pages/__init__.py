"""Pages for officers and members: read only, by links that the bot sends (`bot/page_links.py`)."""
