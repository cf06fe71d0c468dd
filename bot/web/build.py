"""The Flask application around services that are put together already."""

from flask import Flask

from bot import look, providers
from bot.web import admin, faults, gateway, health, papers, showing, webhook
from bot.web.pages import routes as pages
from bot.web.services import Services

_LARGEST_BODY = 64 * 1024  # a message of 4096 signs with all its fields has room in this


def build(services: Services) -> Flask:
    """All routes over `services`, which are also `app.extensions["bachat"]`."""
    app = Flask(__name__, static_folder=look.FOLDER, static_url_path="/look")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = look.KEPT_FOR
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app.config["SESSION_COOKIE_SECURE"] = services.settings.public_url.startswith("https:")
    app.extensions["bachat"] = services
    app.register_blueprint(webhook.routes(services))
    for provider in providers.used(services.settings):
        if provider.webhooks:
            app.register_blueprint(gateway.routes(services, provider))
    app.register_blueprint(health.routes(services))
    app.register_blueprint(papers.routes(services))
    app.register_blueprint(pages.routes(services))
    showing.register(app)
    app.register_blueprint(admin.routes(services))
    faults.register(app)
    return app
