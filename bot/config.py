"""Settings: one frozen object from the environment, `.env`, or files named by NAME_FILE."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class FromEnvironment(BaseSettings):
    """Settings from the environment or `.env`; providers keep their own as a kind of this.

    A secret may be mounted as a file: TWILIO_AUTH_TOKEN_FILE=/run/secrets/token is read as
    TWILIO_AUTH_TOKEN. A file that cannot be read stops the start.
    """

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _from_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        for name, variable in cls.variables().items():
            path = os.environ.get(f"{variable}_FILE")
            if path and name not in values:
                values[name] = Path(path).read_text().strip()
        return values

    @classmethod
    def variables(cls) -> dict[str, str]:
        """The name of each setting in the environment."""
        prefix = cls.model_config.get("env_prefix", "")
        return {name: f"{prefix}{name}".upper() for name in cls.model_fields}


class Settings(FromEnvironment):
    """Every setting of the product; each is described in the README and in `.env.example`."""

    database_url: str = "sqlite:///.run/bachat.db"
    redis_url: str | None = None
    public_url: str = "http://127.0.0.1:8000"
    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = SecretStr("")
    twilio_auth_token_previous: SecretStr = SecretStr("")
    twilio_whatsapp_from: str = ""
    twilio_sms_from: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_api_url: str = "https://api.twilio.com"
    sms_routes: str = "*=twilio"
    dlt_entity_id: str = ""
    templates_file: Path = Path(".run/templates.toml")
    templates_environment: str = "production"
    send_rate: int = 80
    sms_rate: int = 1
    prices_file: Path | None = None
    daily_cost_limit: Decimal | None = Field(default=None, ge=0)
    flood_limit: int = 30
    secret_key: SecretStr = SecretStr("")
    spool_folder: Path = Path(".run/spool")
    media_folder: Path = Path(".run/media")
    answer_buttons: bool = True
    default_language: str = "hi"
    timezone: str = "Asia/Kolkata"
    log_level: str = "info"
    metrics_port: int = 0
    clock_offset_file: Path | None = None

    @field_validator("daily_cost_limit", "prices_file", mode="before")
    @classmethod
    def _none(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """Tokens a signature may be made with: the present one, then the one being rotated out."""
        both = (self.twilio_auth_token, self.twilio_auth_token_previous)
        return tuple(token.get_secret_value() for token in both if token.get_secret_value())
