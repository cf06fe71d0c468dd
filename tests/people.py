"""The women the tests are about: invented, with numbers that belong to nobody."""

from dataclasses import dataclass

from bot.domain.groups import Role


@dataclass(frozen=True)
class Person:
    """A line of the register, with the phone she is reached on ("" = none)."""

    number: int
    name: str
    relation: str
    phone: str
    role: Role | None = None


SUNITA = Person(1, "सुनीता", "पति रमेश", "+919999900001", Role.PRESIDENT)
KSHAMA = Person(2, "क्षमा", "पति मोहन", "+919999900002", Role.SECRETARY)
MEERA = Person(3, "मीरा", "पति दिनेश", "+919999900003", Role.TREASURER)
REKHA = Person(4, "रेखा", "पति सुरेश", "+919999900004")
GEETA = Person(5, "गीता", "पिता हरि", "+919999900005")
SITA = Person(6, "सीता", "पति गोपाल", "+919999900006")
OTHER_SUNITA = Person(7, "सुनीता", "पति किशन", "+919999900007")
KAMLA = Person(8, "कमला", "पति शंकर", "+919999900008")
RADHA = Person(9, "राधा", "पति भोला", "+919999900004")  # on Rekha's phone: they share it
PHULO = Person(10, "फूलो", "पति बुधराम", "")  # has none

EVERYONE = (SUNITA, KSHAMA, MEERA, REKHA, GEETA, SITA, OTHER_SUNITA, KAMLA, RADHA, PHULO)
OFFICERS = (MEERA, SUNITA, KSHAMA)  # in the order in which they are asked

STRANGER_PHONE = "+919999900099"
# In no register yet: they are written into one by somebody else.
ANJANA = Person(0, "अंजना", "पति रवि", "+919999900021")
BABITA = Person(0, "बबीता", "पति हरि", "+919999900022")
CHAMPA = Person(0, "चंपा", "पिता रामू", "+919999900023")
