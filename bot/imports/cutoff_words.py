"""The words of a cut-off sheet, in English and Hindi: its fields, its columns, what they are."""

from typing import NamedTuple

from bot.domain import accounts

LOANS_SHEET = ("loans", "लोन", "ऋण")


class Field(NamedTuple):
    """A line of the sheet `group`: its names, and what is to stand there."""

    names: tuple[str, ...]
    about_hi: str
    about_en: str
    account: str = ""  # of an amount: where it goes …
    is_debit: bool = True


# What the group has and owes on the day of the cut-off (row 55), beside its own particulars.
BALANCES = {
    "cash": Field(
        ("cash", "हाथ में नकद", "नकद"), "पेटी में कितना नकद", "Cash in the box", accounts.CASH
    ),
    "bank": Field(
        ("bank", "बैंक में", "बैंक बैलेंस"), "पासबुक के अंत में कितना", "The passbook's last balance",
        accounts.BANK,
    ),
    "fixed_deposit": Field(("fixed_deposit", "एफडी"), "एफडी की रकम", "Fixed deposits", "1030"),
    "federation_saving": Field(
        ("federation_saving", "संगठन में बचत", "वीओ में बचत"), "ग्राम संगठन में जमा बचत",
        "Savings with VO or CLF", "1200",
    ),
    "share_capital": Field(
        ("share_capital", "अंश पूँजी", "शेयर पूँजी"), "संगठन में अंश पूँजी",
        "Share capital with VO or CLF", "1210",
    ),
    "revolving_fund": Field(
        ("revolving_fund", "आवर्ती निधि", "आरएफ"), "अब तक मिली आवर्ती निधि (RF)",
        "Revolving fund received so far", accounts.REVOLVING_FUND, is_debit=False,
    ),
    "grants": Field(
        ("grants", "अनुदान", "अन्य अनुदान"), "और अनुदान (VRF, स्टार्ट-अप)",
        "Other grants (VRF, start-up)", accounts.GRANTS, is_debit=False,
    ),
    "reserve": Field(
        ("reserve", "संचित निधि"), "अलग रखी संचित निधि", "Reserve kept aside", "3040",
        is_debit=False,
    ),
}  # fmt: skip
PARTICULARS = {
    "cutoff_date": Field(
        ("cutoff_date", "हिसाब की तारीख", "कट-ऑफ तारीख"), "जिस दिन तक का हिसाब है: 2026-10-31",
        "The day of these balances: 2026-10-31",
    ),
    "formed_on": Field(
        ("formed_on", "गठन की तारीख", "समूह कब बना"), "समूह कब बना: 2024-05-12",
        "When the group was formed: 2024-05-12",
    ),
    "meetings_held": Field(
        ("meetings_held", "कितनी बैठकें हुईं", "बैठकें"), "अब तक हुई बैठकें",
        "Meetings held until now",
    ),
    "cash_with": Field(
        ("cash_with", "नकद किसके पास"), "जिसके पास पेटी है उसका क्रमांक",
        "Register number of her who keeps the box",
    ),
}  # fmt: skip
SAVINGS = {
    "opening_saving": accounts.SAVING,
    "optional_saving": accounts.OPTIONAL,
    "health_saving": accounts.HEALTH,
    "food_saving": accounts.FOOD,
    "held_for_her": accounts.HELD,
}
SAVING_COLUMNS = {
    "optional_saving": ("optional_saving", "ऐच्छिक बचत"),
    "health_saving": ("health_saving", "स्वास्थ्य बचत"),
    "food_saving": ("food_saving", "खाद्य बचत"),
    "held_for_her": ("held_for_her", "आगे की जमा", "रखी रकम"),
}
LOAN_COLUMNS = {
    "kind": ("kind", "किसका लोन", "प्रकार"),
    "number": ("number", "क्रमांक", "सदस्य क्रमांक"),
    "lender": ("lender", "देने वाला", "बैंक/संगठन"),
    "reference": ("reference", "खाता नंबर", "लोन खाता"),
    "taken_on": ("taken_on", "कब लिया", "तारीख"),
    "amount": ("amount", "कुल लोन", "लोन की रकम"),
    "left": ("left", "मूल बाकी", "बाकी मूलधन"),
    "rate": ("rate", "ब्याज दर", "ब्याज"),
    "method": ("method", "तरीका"),
    "instalments_left": ("instalments_left", "बाकी किस्तें", "किस्तें बाकी"),
    "next_due": ("next_due", "अगली किस्त", "अगली किस्त की तारीख"),
    "purpose": ("purpose", "किसलिए", "काम"),
}
MEMBER = "member"
KINDS = {
    MEMBER: ("member", "सदस्य", "सदस्या"),
    "2310": ("bank", "बैंक", "बैंक लोन", "term loan"),
    "2315": ("ccl", "सीसीएल", "cash credit"),
    "2320": ("cif", "सीआईएफ", "cif/vo"),
    "2330": ("vrf", "वीआरएफ"),
    "2335": ("returnable rf", "लौटाने योग्य rf"),
    "2340": ("other", "अन्य"),
}
METHODS = {
    "falling": ("falling", "घटते मूल पर", "घटता", ""),
    "flat": ("flat", "फ्लैट", "सपाट"),
    "emi": ("emi", "ईएमआई", "बराबर किस्त"),
    "bullet": ("bullet", "एक साथ", "अंत में"),
}
