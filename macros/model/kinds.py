"""Everything in data/: its kinds, said once, as the fields of `Facts`."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from .base import Record
from .brands import Brand
from .channels import Channel, LookupTool, MergedHotline, PaymentCompany, Platform
from .dialling import AreaCodes
from .law import Law, Provision
from .page import Page, Places, Section
from .paper import Checklist, Letter
from .search import Intent, SearchWords
from .sources import Host, Source
from .tools import DeadlineRoute, Outcome, Reminder, TriageQuestion
from .words import Case, Change, Decision, Faq, GlossaryTerm, SeedClaim, SeedHeading

Of = TypeVar("Of", bound=Record)


class OneFileEach:
    """A kind with a folder of its own and one record a file; the others are one file holding a list."""


Folder = Annotated[Mapping[str, Of], OneFileEach()]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything in data/, by id, in the order editors wrote it; and the pages as far as code must know them."""

    hosts: Mapping[str, Host]
    sources: Mapping[str, Source]
    laws: Mapping[str, Law]
    provisions: Mapping[str, Provision]
    channels: Mapping[str, Channel]
    platforms: Mapping[str, Platform]
    brands: Mapping[str, Brand]
    payment_companies: Mapping[str, PaymentCompany]
    area_codes: Mapping[str, AreaCodes]
    merged_hotlines: Mapping[str, MergedHotline]
    lookup_tools: Mapping[str, LookupTool]
    faqs: Mapping[str, Faq]
    glossary: Mapping[str, GlossaryTerm]
    cases: Mapping[str, Case]
    reminders: Mapping[str, Reminder]
    changes: Mapping[str, Change]
    search: Mapping[str, SearchWords]
    intents: Mapping[str, Intent]
    seed_headings: Mapping[str, SeedHeading]
    seed_claims: Mapping[str, SeedClaim]
    triage: Mapping[str, TriageQuestion]
    outcomes: Mapping[str, Outcome]
    deadline_routes: Mapping[str, DeadlineRoute]
    decisions: Folder[Decision]
    letters: Folder[Letter]
    checklists: Folder[Checklist]
    pages: Mapping[str, Page]
    places: Places
    sections: tuple[Section, ...]

    def of(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind, by its name in data/, such as “deadline-routes”."""
        records: Mapping[str, Record] = getattr(self, KINDS[kind].field)
        return records


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its name in data/, its field of `Facts`, its model, and whether each record is a file."""

    name: str
    field: str
    model: type[Record]
    is_folder: bool

    @property
    def place(self) -> str:
        """Where an editor finds it."""
        return f"data/{self.name}/" if self.is_folder else f"data/{self.name}.yml"


@cache
def _kinds() -> Mapping[str, Kind]:
    found = {}
    for field, hint in get_type_hints(Facts, include_extras=True).items():
        shape = get_args(hint)[0] if get_origin(hint) is Annotated else hint
        model: Any = (get_args(shape) or (None, None))[-1]
        if isinstance(model, type) and issubclass(model, Record):
            name = field.replace("_", "-")
            found[name] = Kind(name, field, model, is_folder=shape is not hint)
    return MappingProxyType(found)


KINDS = _kinds()


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# Facts go to another process whole; their mappings alone do not know how.
copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))
