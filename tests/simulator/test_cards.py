"""A contact that is shared reaches the house as a line of words."""

from tests.simulator.stage import Stage

SUNITA = "+919999900001"


def test_shared_contacts_are_read_as_lines(stage: Stage) -> None:
    contacts = [{"name": "मीरा देवी", "phone": "+919999900003"}, {"name": "फूलो"}]
    said = stage.say(SUNITA, "", contacts=contacts)
    assert said["status"] == 200
    (heard,) = stage.echo.heard
    assert heard.words == "मीरा देवी, +919999900003\nफूलो"
    assert [item.kind for item in heard.media] == ["text/vcard", "text/vcard"]


def test_a_card_that_cannot_be_fetched_is_media_without_words(stage: Stage) -> None:
    gone = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0"
    stage.say(SUNITA, "", media=[{"url": gone, "type": "text/vcard"}])
    (heard,) = stage.echo.heard
    assert heard.words == ""
