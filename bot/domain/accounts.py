"""Chart of accounts of a group (DOMAIN §2.5); sub-ledgers are named by a party, mostly a member."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """The five kinds; assets and expenses grow by debit, the others by credit."""

    ASSET = "asset"
    LIABILITY = "liability"
    FUND = "fund"
    INCOME = "income"
    EXPENSE = "expense"


class Account(NamedTuple):
    """One line of the chart; `party` says what its sub-ledgers are named by, "" = it has none."""

    code: str
    hindi: str
    english: str
    kind: Kind
    party: str = ""


CASH = "1010"
IN_TRANSIT = "1015"
BANK = "1020"
LOANS = "1100"
ACCRUED = "1110"
ADVANCES = "1300"
SAVING = "2010"
OPTIONAL = "2020"
HEALTH = "2030"
FOOD = "2040"
DIVIDEND = "2050"
WAGES_PAYABLE = "2060"
HELD = "2070"
VRF_LOAN = "2330"
UNIDENTIFIED = "2390"
REVOLVING_FUND = "3010"
GRANTS = "3020"
RESERVE = "3040"
RETAINED = "3050"
SURPLUS = "3060"
OPENING = "3090"
LOAN_INTEREST = "4010"
FINE_ABSENT = "4020"
FINE_LATE = "4025"
JOINING_FEE = "4030"
WAGES = "5120"
BAD_LOANS = "5200"
INTEREST_WAIVED = "5210"

_A, _L, _F, _I, _E = Kind.ASSET, Kind.LIABILITY, Kind.FUND, Kind.INCOME, Kind.EXPENSE

CHART = {
    account.code: account
    for account in (
        Account(CASH, "हाथ में नकद", "Cash in hand", _A, "member"),
        Account(IN_TRANSIT, "बैंक को जाता नकद", "Cash in transit", _A, "member"),
        Account(BANK, "बैंक बचत खाता", "Bank savings account", _A, "bank"),
        Account("1030", "एफडी", "Fixed deposit", _A),
        Account(LOANS, "सदस्य ऋण मूल", "Member loans", _A, "loan"),
        Account(ACCRUED, "मिलने वाला ब्याज", "Interest receivable", _A, "loan"),
        Account("1200", "संगठन में बचत", "Savings with federation", _A),
        Account("1210", "संगठन अंश पूँजी", "Share capital with federation", _A),
        Account("1300", "अग्रिम", "Advances given", _A, "payee"),
        Account("1400", "माल", "Stock", _A),
        Account("1410", "ग्राहकों पर बाकी", "Trade receivable", _A, "buyer"),
        Account("1500", "मशीन-औज़ार", "Equipment", _A),
        Account("1990", "पहचान बाकी (नाम)", "Suspense debit", _A),
        Account(SAVING, "अनिवार्य बचत", "Compulsory savings", _L, "member"),
        Account(OPTIONAL, "ऐच्छिक बचत", "Optional savings", _L, "member"),
        Account(HEALTH, "स्वास्थ्य बचत", "Health savings", _L, "member"),
        Account(FOOD, "खाद्य सुरक्षा बचत", "Food security savings", _L, "member"),
        Account(DIVIDEND, "देय लाभांश", "Dividend payable", _L, "member"),
        Account(WAGES_PAYABLE, "देय मज़दूरी-हिस्सा", "Wages and share payable", _L, "member"),
        Account(HELD, "सदस्य की रखी रकम", "Held for member", _L, "member"),
        Account("2310", "बैंक सावधि ऋण", "Bank term loan", _L, "loan"),
        Account("2315", "बैंक नकद साख", "Cash credit limit", _L, "loan"),
        Account("2320", "सीआईएफ ऋण", "CIF loan", _L, "loan"),
        Account(VRF_LOAN, "वीआरएफ ऋण", "VRF loan", _L, "loan"),
        Account("2335", "लौटाने योग्य आवर्ती निधि", "Returnable revolving fund", _L, "loan"),
        Account("2340", "अन्य ऋण", "Other loan", _L, "loan"),
        Account("2350", "देय ब्याज", "Interest payable", _L, "loan"),
        Account("2360", "दुकानदार को देय", "Trade payable", _L, "shop"),
        Account(UNIDENTIFIED, "पहचान बाकी (जमा)", "Unidentified receipts", _L),
        Account(REVOLVING_FUND, "आवर्ती निधि", "Revolving fund", _F),
        Account("3020", "अन्य अनुदान", "Other grants", _F),
        Account(RESERVE, "संचित निधि", "Reserve", _F),
        Account(RETAINED, "संचित अधिशेष", "Retained surplus", _F),
        Account(SURPLUS, "चालू वर्ष अधिशेष", "Surplus of the year", _F),
        Account(OPENING, "शुरुआती मिलान", "Opening balance", _F),
        Account(LOAN_INTEREST, "सदस्य ऋण ब्याज", "Interest on member loans", _I, "loan"),
        Account(FINE_ABSENT, "जुर्माना-गैरहाज़िरी", "Fines for absence", _I),
        Account(FINE_LATE, "जुर्माना-देरी", "Fines for delay", _I),
        Account(JOINING_FEE, "सदस्यता शुल्क", "Membership fees", _I),
        Account("4040", "बैंक ब्याज", "Bank interest", _I),
        Account("4050", "ब्याज अनुदान", "Interest subvention", _I),
        Account("4060", "संगठन/एफडी ब्याज", "Interest from federation or FD", _I),
        Account("4070", "संसाधन शुल्क-पुरस्कार", "Resource fees and awards", _I),
        Account("4100", "बिक्री", "Sales", _I),
        Account("4110", "सिलाई/काम की आय", "Job work", _I),
        Account("4900", "अन्य आय", "Other income", _I),
        Account("4910", "नकद अधिक", "Cash over", _I),
        Account("5010", "बैंक ऋण ब्याज", "Bank loan interest", _E),
        Account("5020", "संगठन ऋण ब्याज", "Federation loan interest", _E),
        Account("5030", "बैंक शुल्क", "Bank charges", _E),
        Account("5040", "स्टेशनरी", "Stationery", _E),
        Account("5050", "बैठक-किराया", "Meetings and rent", _E),
        Account("5060", "यात्रा", "Travel", _E),
        Account("5070", "बुककीपर मानदेय", "Book-keeper's fee", _E),
        Account("5080", "प्रशिक्षण", "Training", _E),
        Account("5090", "बीमा", "Insurance", _E),
        Account("5100", "कच्चा माल", "Raw material", _E),
        Account("5110", "उद्यम अन्य खर्च", "Other enterprise expense", _E),
        Account(WAGES, "सदस्य मज़दूरी", "Wages to members", _E),
        Account(BAD_LOANS, "डूबा ऋण", "Bad loans", _E),
        Account(INTEREST_WAIVED, "ब्याज छूट", "Interest waived", _E),
        Account("5900", "अन्य खर्च", "Other expense", _E),
        Account("5910", "नकद कम", "Cash short", _E),
    )
}

BANK_LOANS = frozenset({"2310", "2315"})
OUTSIDE = frozenset(  # what is owed to others than members
    {"2310", "2315", "2320", "2330", "2335", "2340", "2350", "2360", UNIDENTIFIED}
)
MEMBER_SAVINGS = (SAVING, OPTIONAL, HEALTH, FOOD)
NEVER_NEGATIVE = frozenset(
    {CASH, IN_TRANSIT, LOANS, *MEMBER_SAVINGS, DIVIDEND, WAGES_PAYABLE, HELD, UNIDENTIFIED}
    | {"1030", "1200", "1210", "1300", "1410"}  # what others have of the group's
    | {"2310", "2315", "2320", "2330", "2335", "2340", "2360"}  # what it owes them
)


def is_asset(account: str) -> bool:
    """Whether it grows by debit and stays in the balance sheet."""
    return CHART[account].kind is Kind.ASSET
