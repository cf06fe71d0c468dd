"""Days of the moon: which civil day in central India is the full moon, the new moon, the eleventh.

A tithi is a twelfth part of the way the moon gains on the sun in half a month: 12 degrees. 1 to 15
is the bright half (शुक्ल) and ends in the full moon, 16 to 30 the dark one (कृष्ण) and ends in the
new moon. By the usual rule a day bears the tithi that stands at its sunrise. A tithi that stands at
two sunrises is taken on the first of them, and one that stands at none on the day in which it lies.
Almanacs differ there, and some festivals go by the evening (Diwali) or the moonrise instead: so an
officer is shown the dates and confirms them.

Longitudes after Jean Meeus, *Astronomical Algorithms* (2nd ed., chapters 25 and 47) without the
terms below 0.001 degree: right to less than a minute of time.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin

PURNIMA, AMAVASYA = "purnima", "amavasya"
_NAMED = {PURNIMA: (15,), AMAVASYA: (30,)}
_HALVES = {"shukla": 0, "krishna": 15}
_LAST = 14  # counted tithis in a half; the fifteenth has a name

_EPOCH = datetime(2000, 1, 1, 12, tzinfo=UTC)
_CLOCK_BEHIND = 70 / 86400  # days that civil time is behind the even time of the formulas
_LATITUDE, _LONGITUDE = 23.2, 80.0  # Jabalpur: between Uttarakhand, Chhattisgarh and Bihar
_RISING = -0.833  # degrees: the sun's upper edge, seen through the air
_TITHI = 12.0
_FASTEST = 14.6  # degrees in a day that the moon may gain on the sun

# Multiples of the moon's elongation D, the sun's anomaly M, the moon's anomaly M' and its distance
# from the node F, with the sine's factor in millionths of a degree (table 47.A).
_TERMS = (
    (0, 0, 1, 0, 6288774), (2, 0, -1, 0, 1274027), (2, 0, 0, 0, 658314), (0, 0, 2, 0, 213618),
    (0, 1, 0, 0, -185116), (0, 0, 0, 2, -114332), (2, 0, -2, 0, 58793), (2, -1, -1, 0, 57066),
    (2, 0, 1, 0, 53322), (2, -1, 0, 0, 45758), (0, 1, -1, 0, -40923), (1, 0, 0, 0, -34720),
    (0, 1, 1, 0, -30383), (2, 0, 0, -2, 15327), (0, 0, 1, 2, -12528), (0, 0, 1, -2, 10980),
    (4, 0, -1, 0, 10675), (0, 0, 3, 0, 10034), (4, 0, -2, 0, 8548), (2, 1, -1, 0, -7888),
    (2, 1, 0, 0, -6766), (1, 0, -1, 0, -5163), (1, 1, 0, 0, 4987), (2, -1, 1, 0, 4036),
    (2, 0, 2, 0, 3994), (4, 0, 0, 0, 3861), (2, 0, -3, 0, 3665), (0, 1, -2, 0, -2689),
    (2, 0, -1, 2, -2602), (2, -1, -2, 0, 2390), (1, 0, 1, 0, -2348), (2, -2, 0, 0, 2236),
    (0, 1, 2, 0, -2120), (0, 2, 0, 0, -2069), (2, -2, -1, 0, 2048), (2, 0, 1, -2, -1773),
    (2, 0, 0, 2, -1595), (4, -1, -1, 0, 1215), (0, 0, 2, 2, -1110),
)  # fmt: skip


def next_day(when: str, after: date) -> date:
    """The first day later than `after` that bears the tithi.

    `when`: `purnima`, `amavasya`, `11` (of both halves), `shukla-11`, `krishna-4`.
    Raises ValueError for anything else.
    """
    return min(_next(tithi, after) for tithi in _tithis(when))


def tithi_of(day: date) -> int:
    """The tithi at that day's sunrise: 1 to 30."""
    return int(_at_sunrise(day) // _TITHI) + 1


def tithi_at(moment: datetime) -> int:
    """The tithi at a moment of time (aware): 1 to 30."""
    return int(_gain((moment - _EPOCH) / timedelta(days=1)) // _TITHI) + 1


def _tithis(when: str) -> tuple[int, ...]:
    if when in _NAMED:
        return _NAMED[when]
    half, _, count = when.rpartition("-")
    if not count.isdecimal() or not 1 <= int(count) <= _LAST or (half and half not in _HALVES):
        raise ValueError(f"no such day of the moon: {when}")
    return tuple(int(count) + first for name, first in _HALVES.items() if half in ("", name))


def _next(tithi: int, after: date) -> date:
    day = after + timedelta(1)
    while True:
        ahead = ((tithi - 1) * _TITHI - _at_sunrise(day)) % 360
        follows = day + timedelta(1)
        if tithi_of(day) == tithi:
            if tithi_of(day - timedelta(1)) != tithi:
                return day
            day = follows
        elif ahead > _FASTEST:
            day += timedelta(int(ahead / _FASTEST))
        elif (_at_sunrise(follows) - _at_sunrise(day)) % 360 >= ahead + _TITHI:
            return day
        else:
            day = follows


@lru_cache(maxsize=1024)
def _at_sunrise(day: date) -> float:
    """How far the moon is ahead of the sun, in degrees, when the sun rises."""
    midnight = (datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH) / timedelta(days=1)
    return _gain(midnight + _sunrise(midnight))


def _sunrise(midnight: float) -> float:
    """As a part of the day, in universal time; `midnight` = days since the epoch."""
    centuries = midnight / 36525
    longitude, tilt = radians(_sun(centuries)), radians(23.4393)
    declination = asin(sin(tilt) * sin(longitude))
    ascension = degrees(atan2(cos(tilt) * sin(longitude), cos(longitude)))
    clock_ahead = (_mean_sun(centuries) - ascension + 180) % 360 - 180
    place = radians(_LATITUDE)
    half_day = (sin(radians(_RISING)) - sin(place) * sin(declination)) / (
        cos(place) * cos(declination)
    )
    hours = 90 - degrees(asin(half_day))
    return 0.5 - (_LONGITUDE + clock_ahead + hours) / 360


def _gain(days: float) -> float:
    centuries = (days + _CLOCK_BEHIND) / 36525
    return (_moon(centuries) - _sun(centuries)) % 360


def _mean_sun(t: float) -> float:
    return 280.46646 + 36000.76983 * t


def _sun(t: float) -> float:
    """The sun's true longitude, with the aberration."""
    anomaly = radians(357.52911 + 35999.05029 * t)
    return (
        _mean_sun(t) - 0.00569
        + (1.914602 - 0.004817 * t) * sin(anomaly)
        + 0.019993 * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )  # fmt: skip


def _moon(t: float) -> float:
    """The moon's longitude. The nutation is left out here as in the sun's: it is the same."""
    longitude = 218.3164477 + 481267.88123421 * t - 0.0015786 * t * t
    elongation = radians(297.8501921 + 445267.1114034 * t - 0.0018819 * t * t)
    anomaly = radians(357.5291092 + 35999.0502909 * t)
    own = radians(134.9633964 + 477198.8675055 * t + 0.0087414 * t * t)
    node = radians(93.2720950 + 483202.0175233 * t - 0.0036539 * t * t)
    narrowing = 1 - 0.002516 * t  # the earth's path grows rounder
    total = 3958 * sin(radians(119.75 + 131.849 * t)) + 1962 * sin(radians(longitude) - node)
    for d, m, own_m, f, factor in _TERMS:
        total += (
            factor
            * narrowing ** abs(m)
            * sin(d * elongation + m * anomaly + own_m * own + f * node)
        )
    return longitude + total / 1e6
