"""How it is usually done: one RQ job a message, a client and a session for each."""

import os
from datetime import UTC, datetime

from sqlalchemy import create_engine, text
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client


class _Elsewhere(TwilioHttpClient):
    """Twilio's own transport, to the stand-in."""

    def request(self, method, url, *rest, **more):
        there = url.replace("https://api.twilio.com", os.environ["TWILIO_API_URL"])
        return super().request(method, there, *rest, **more)


def send(row: int) -> None:
    """Read the row, send it, write down that it is sent."""
    url = os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url)
    with engine.connect() as connection:
        query = text(
            "SELECT o.text, a.phone FROM outbox o JOIN addresses a ON a.id = o.address_id"
            " WHERE o.id = :row"
        )
        message = connection.execute(query, {"row": row}).one()
    account, token = os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"]
    client = Client(account, token, http_client=_Elsewhere())
    sent = client.messages.create(
        to=f"whatsapp:{message.phone}", from_="whatsapp:+14155238886", body=message.text
    )
    with engine.begin() as connection:
        done = text(
            "UPDATE outbox SET state = 'sent', provider_id = :sid, sent_at = :at WHERE id = :row"
        )
        connection.execute(done, {"sid": sent.sid, "at": datetime.now(UTC), "row": row})
    engine.dispose()
