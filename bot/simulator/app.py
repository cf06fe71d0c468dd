"""All sides in one application."""

from flask import Flask

from bot import look
from bot.simulator import content_api, control, exotel, provider, room
from bot.simulator.config import Config
from bot.simulator.world import World


def create(config: Config) -> Flask:
    """The simulator; `app.extensions["world"]` is its state."""
    app = Flask(__name__, static_folder=look.FOLDER, static_url_path="/look")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = look.KEPT_FOR
    world = World(config)
    app.extensions["world"] = world
    app.register_blueprint(provider.routes(world))
    app.register_blueprint(exotel.routes(world))
    app.register_blueprint(content_api.routes(world))
    app.register_blueprint(control.routes(world))
    app.register_blueprint(room.routes(world))
    return app
