"""Amounts in words, for the read-back before anything is written."""

from bot.nlu.lexicon import lexicon

_CURRENCY = {
    "hi": ("रुपया", "रुपये", "पैसे", "शून्य"),
    "hi_Latn": ("rupaya", "rupaye", "paise", "shoonya"),
    "en": ("rupee", "rupees", "paise", "zero"),
}
_SCALES = (1_000_000_000, 10_000_000, 100_000, 1000, 100)


def amount_in_words(paise: int, language: str) -> str:
    """`paise` on the Indian scale: "एक हज़ार तीन सौ रुपये"; unknown languages in English.

    Raises ValueError for a negative amount.
    """
    if paise < 0:
        raise ValueError("an amount that is read back is never negative")
    one, many, small, _ = _CURRENCY.get(language, _CURRENCY["en"])
    rupees, rest = divmod(paise, 100)
    parts = []
    if rupees or not rest:
        parts.append(f"{number_in_words(rupees, language)} {one if rupees == 1 else many}")
    if rest:
        parts.append(f"{number_in_words(rest, language)} {small}")
    return " ".join(parts)


def number_in_words(number: int, language: str) -> str:
    """A whole number from 0 in words; unknown languages in English."""
    said = lexicon().said
    language = language if language in said and language in _CURRENCY else "en"
    if not number:
        return _CURRENCY[language][3]
    parts = []
    for scale in _SCALES:
        name = said[language]["scales"].get(scale)
        if name and number >= scale:
            count, number = divmod(number, scale)
            parts.append(f"{number_in_words(count, language)} {name}")
    if number:
        parts.append(_below_hundred(number, language))
    return " ".join(parts)


def _below_hundred(number: int, language: str) -> str:
    said = lexicon().said[language]
    words = said["numbers"] or said["numbers_english"]
    if number in words:
        return words[number]
    return f"{words[number - number % 10]} {words[number % 10]}"
