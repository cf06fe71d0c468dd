"""The group that the language tests speak about: invented women, some of one name."""

from datetime import date

from bot.nlu import Person, Roster

TODAY = date(2026, 11, 21)  # a Saturday
WOMEN: Roster = (
    Person(1, "सुनीता देवी", "पति रमेश"),
    Person(2, "सीता बाई", "पति मोहन"),
    Person(3, "रेखा", "पति दिनेश"),
    Person(4, "गीता साहू", "पति कमलेश"),
    Person(5, "रीता", "पति राजू"),
    Person(6, "रामवती", "पति बुधराम"),
    Person(7, "रामकली", "पति फूलचंद"),
    Person(8, "शांति", "पति हीरालाल"),
    Person(9, "पूर्णिमा", "पिता धनीराम"),
    Person(10, "आशा वर्मा", "पति सुरेंद्र"),
    Person(11, "लक्ष्मी", "पति गणेश"),
    Person(12, "Nirmala", "पति उमेश"),
    Person(13, "सुनीता यादव", "पति सुरेश"),
)
