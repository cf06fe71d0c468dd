"""The hand-written check agrees with Twilio's own, and never raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.channels.twilio.signature import Signature

TOKEN = "12345"
HTTPS, HTTP = "https://mycompany.com", "http://mycompany.com"
QUERY = "foo=1&bar=2"
CALL = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
    "Caller": "+14158675309",
}
TWICE = [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234")]
BODY_HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"


@pytest.mark.parametrize(
    ("address", "query", "fields", "signature"),
    [
        (HTTPS, QUERY, [*CALL.items()], "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (HTTPS, QUERY, TWICE, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
        (HTTPS, QUERY, TWICE[::-1], "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
        (HTTPS, QUERY, [*TWICE, TWICE[2]], "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
        (f"{HTTPS}:1234", QUERY, [*CALL.items()], "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (f"{HTTP}:1234", QUERY, [*CALL.items()], "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        (HTTPS, QUERY, [*CALL.items()], "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (HTTP, QUERY, [*CALL.items()], "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        (HTTPS, f"{QUERY}&bodySHA256={BODY_HASH}", [], "a9nBmqA0ju/hNViExpshrM61xv4="),
        (f"{HTTPS}/#rc=2", QUERY, [*CALL.items()], "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ],
)
def test_published_signatures_are_recognised(
    address: str, query: str, fields: list[tuple[str, str]], signature: str
) -> None:
    check = Signature(address, [TOKEN])

    assert check.is_genuine("/myapp.php", query, fields, signature)
    assert not check.is_genuine("/myapp.php", query, [*fields, ("Body", "")], signature)


FIELDS = st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=6)
ADDRESSES = st.sampled_from(
    ["https://a.in", "http://a.in", "https://a.in:8443", "http://127.0.0.1:8000", "https://a.in/b"]
)


@given(ADDRESSES, FIELDS, st.sampled_from(["", "ref=7", "a=&b=%E0%A4%95"]), st.text(max_size=6))
def test_agrees_with_the_library_on_any_form(
    address: str, fields: dict[str, str], query: str, token: str
) -> None:
    theirs = RequestValidator(token or "t")
    url = f"{address}/twilio/message" + (f"?{query}" if query else "")
    signature = theirs.compute_signature(url, fields)
    ours = Signature(address, [token or "t"])

    for given_signature in (signature, signature[:-2] + "A=", "nonsense"):
        assert ours.is_genuine(
            "/twilio/message", query, fields.items(), given_signature
        ) == theirs.validate(url, fields, given_signature)


@pytest.mark.parametrize("signature", [None, "", "क", "\x00", "=" * 5000])
def test_missing_or_odd_signature_is_refused_without_an_exception(signature: str | None) -> None:
    assert not Signature(HTTPS, [TOKEN]).is_genuine("/p", "", [("a", "b\udc80")], signature)


def test_both_tokens_hold_while_one_is_rotated_out() -> None:
    old = RequestValidator("old").compute_signature(f"{HTTPS}/p", {"a": ""})

    assert Signature(HTTPS, ["new", "old"]).is_genuine("/p", "", [("a", "")], old)
    assert not Signature(HTTPS, ["new"]).is_genuine("/p", "", [("a", "")], old)


def test_without_a_token_nothing_is_genuine() -> None:
    """An empty token would make a signature that anybody can compute."""
    empty = RequestValidator("").compute_signature(f"{HTTPS}/p", {})

    assert not Signature(HTTPS, [""]).is_genuine("/p", "", [], empty)
    assert not Signature(HTTPS, []).is_genuine("/p", "", [], empty)
