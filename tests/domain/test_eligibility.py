"""What a group may get: the worked examples of the founding documents, and what is missing."""

from datetime import date

import pytest

from bot.domain.eligibility import Missing, Standing, offer
from bot.domain.groups import Programme
from bot.domain.money import rupees

TODAY = date(2026, 11, 21)
NRLM, NULM = Programme.NRLM, Programme.NULM


def standing(savings: int, fund: int = 0, **more: object) -> Standing:
    corpus = {"savings": rupees(savings), "revolving_fund": rupees(fund), "grants": rupees(0)}
    return Standing(corpus, **{"months": 6, "members": 13, "score": 80, **more})


@pytest.mark.parametrize(
    ("savings", "fund", "corpus", "product"),
    [(13 * 100 * 6, 10_000, 17_800, 106_800), (12 * 200 * 6, 0, 14_400, 86_400)],
    ids=["srishti", "parmeshwari"],
)
def test_the_rural_rule_step_by_step(savings: int, fund: int, corpus: int, product: int) -> None:
    """Six times the corpus, but at least 1,50,000 (DOMAIN §2.3)."""
    found = offer("bank_loan", NRLM, standing(savings, fund), TODAY)
    assert found
    assert found.corpus == rupees(corpus)
    assert found.corpus * found.times == rupees(product)
    assert (found.floor, found.paise) == (rupees(150_000), rupees(150_000))
    assert found.missing == ()


@pytest.mark.parametrize(("savings", "fund"), [(7800, 10_000), (14_400, 0)])
def test_town_groups_get_by_their_own_rule(savings: int, fund: int) -> None:
    """Four times the savings, at least 1.25 lakh (S19): both seeds are town groups."""
    found = offer("bank_loan", NULM, standing(savings, fund), TODAY)
    assert found
    assert (found.corpus, found.times) == (rupees(savings), 4)
    assert found.paise == rupees(125_000)


def test_a_large_corpus_counts_in_full_and_each_dose_has_its_rule() -> None:
    rich = standing(60_000)
    doses = [offer("bank_loan", NRLM, standing(60_000, doses=n), TODAY) for n in range(4)]
    assert [found.paise for found in doses if found] == [
        rupees(360_000), rupees(480_000), rupees(600_000), rupees(600_000)
    ]  # fmt: skip
    assert [found.dose for found in doses if found] == [1, 2, 3, 4]
    assert offer("bank_loan", NULM, rich, TODAY).paise == rupees(240_000)


def test_what_is_missing_is_named_with_its_figures() -> None:
    it = standing(100, months=2, members=8, score=60, has_open_loan=True)
    found = offer("bank_loan", NRLM, it, TODAY)
    assert found.missing == (
        Missing("months", 2, 6),
        Missing("members", 8, 10),
        Missing("score", 60, 75),
        Missing("open_loan"),
    )
    unknown = offer("bank_loan", NRLM, standing(100, score=None), TODAY)
    assert unknown.missing == (Missing("score_unknown", 0, 75),)


def test_the_revolving_fund_comes_once_and_by_the_years_rule() -> None:
    had = standing(7800, 10_000, has_had=frozenset({"revolving_fund"}))
    assert offer("revolving_fund", NULM, had, TODAY).missing == (Missing("had"),)
    amounts = [
        (found.least, found.paise)
        for day in (date(2020, 1, 1), TODAY)
        if (found := offer("revolving_fund", NRLM, standing(7800), day))
    ]
    assert amounts == [(rupees(10_000), rupees(15_000)), (rupees(20_000), rupees(30_000))]


def test_a_rule_that_does_not_exist_is_none() -> None:
    assert offer("community_fund", NULM, standing(1), TODAY) is None
    assert offer("bank_loan", NRLM, standing(1), date(2000, 1, 1)) is None
