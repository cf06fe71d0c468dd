"""What answers over HTTP: Twilio's webhooks, health, metrics."""
