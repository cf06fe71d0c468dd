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
HANDLING = Histogram(
    "bachat_handling_seconds",
    "From the parsed request to the committed answer",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
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
