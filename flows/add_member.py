"""An officer writes another woman into the register."""

from dataclasses import replace

from bot.context import Context
from bot.domain.commands import AddMember
from bot.domain.errors import Code, DomainError
from bot.domain.groups import MOST
from bot.i18n import _
from bot.nlu import Newcomer, read_newcomers
from bot.talk import Done, Newcomers, PhoneOrNone, Start, Talk, Words, YesNo, about, ask


def add_member(it: Context) -> Talk[Done]:
    """Each is read back with her phone; of several lines one after the other."""
    it.must_be_officer()
    if len(it.members) >= MOST:
        raise DomainError(Code.TOO_MANY, count=len(it.members) + 1, most=MOST)
    known = [Newcomer(m.name, m.relation) for m in it.members]
    text = _("Who is new? Name, husband or father, phone if she has one; or send a contact card.")
    people = yield from ask("who", text, Newcomers(known, may_end=False))
    new = people[0] if people[1:] else (yield from _complete(people[0]))
    sure = _(
        "{name}, phone {phone}: shall I write her into the group? Yes or no?",
        name=f"{new.name}, {new.relation}" if new.relation else new.name,
        phone=new.phone.removeprefix("+91") or _("none"),
    )
    if not (yield from ask(f"ok:{about(new)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    then = Start("add_member", {"who": Newcomers().keep(people[1:])}) if people[1:] else None
    return Done("", AddMember(new.name, new.relation, new.phone), then)


def _complete(new: Newcomer) -> Talk[Newcomer]:
    """Only what was not said: it tells two of one name apart, and receipts need a phone."""
    if not new.relation:
        text = _("What is the name of {name}'s husband or father?", name=new.name)
        said = yield from ask("relation", text, Words())
        found = read_newcomers(f"{new.name}, {said}")[0]  # the phone may stand there too
        new = found if isinstance(found, Newcomer) else replace(new, relation=said)
    if not new.phone:
        text = _('What is {name}\'s phone number? If she has none, write "no".', name=new.name)
        new = replace(new, phone=(yield from ask("phone", text, PhoneOrNone())))
    return new
