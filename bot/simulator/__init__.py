"""A stand-in for Twilio over real HTTP: its REST interface, its webhooks, its faults, and phones.

Run it with `python -m bot.simulator`. It imports nothing else of `bot`, so that it cannot share a
mistake with what it checks.
"""
