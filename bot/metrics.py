"""Counters and timings for `GET /metrics`; labels never name a group or a person."""

from prometheus_client import Counter, Gauge, Histogram

INCOMING = Counter("bachat_incoming_messages_total", "Messages taken in", ["channel", "outcome"])
INTENTS = Counter("bachat_intents_total", "What messages meant", ["intent"])
ENTRIES = Counter("bachat_entries_total", "Entries written to the books", ["kind"])
OUTGOING = Counter(
    "bachat_outgoing_messages_total", "Messages by what became of them", ["channel", "state"]
)
PROVIDER_ERRORS = Counter(
    "bachat_provider_errors_total", "Refusals by the provider", ["code", "fault"]
)
PAGES = Counter("bachat_pages_total", "Pages that were looked at, opened or refused", ["page"])
HANDLING = Histogram(
    "bachat_handling_seconds",
    "From the parsed request to the committed answer",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
TO_PROVIDER = Histogram(
    "bachat_outbox_to_provider_seconds",
    "From when a message was due (committed, and its hours begun) until the provider had it",
    ["lane"],
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600),
)
TO_PHONE = Histogram(
    "bachat_outbox_to_phone_seconds",
    "From the provider's yes until it says that the message is on the phone",
    ["channel"],
    buckets=(0.5, 1, 2, 5, 10, 30, 60, 300, 3600, 6 * 3600, 24 * 3600),
)
BY_STATE = Gauge(
    "bachat_outbox_rows", "Rows that are not done: waiting, sending, failed", ["state"]
)
WAITING = Gauge("bachat_outbox_waiting", "Rows in the outbox that are due and not sent")
SPOOLED = Gauge("bachat_spool_waiting", "Messages on disk until the database is back")
OLDEST = Gauge("bachat_outbox_oldest_seconds", "Age of the oldest due row in the outbox")
PARTS_TODAY = Gauge(
    "bachat_sms_parts_today", "Parts of SMS sent since midnight in India", ["channel", "kind"]
)
COST_TODAY = Gauge(
    "bachat_cost_today_rupee_millionths",
    "What messages have cost since midnight in India, by the price list",
    ["channel", "kind"],
)
