"""Links to a route of deadlines, wherever they are written by hand: to the page its group is on, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.records import Book
from ..facts.sentence import Link, parse, path_of
from ..model import Facts
from ..model.base import NamesPage, Sentence
from ..model.references import marked
from .links import links


def check_routes(pages: Iterable[WrittenPage], book: Book, facts: Facts) -> Iterator[Problem]:
    """Every link that looks for a route on the page of another group, or on the list of all."""
    of_group = {route.id: facts.places.find("deadline_group", route.group) for route in facts.deadline_routes.values()}
    homes = {route_id: path for route_id, path in of_group.items() if path}
    asked = {*homes.values(), facts.places.find("deadlines")}
    for where, path, part in (*_in_pages(pages), *_in_data(book)):
        if path in asked and part in homes and path != homes[part]:
            yield Problem(where, f"“{part}” 这条路在 docs/{homes[part]}，不在 docs/{path}；改成 /{homes[part]}#{part}")


def _in_pages(pages: Iterable[WrittenPage]) -> Iterator[tuple[str, str, str]]:
    """(place of the link, path it leads to, part of that page)."""
    for page in pages:
        yield from ((page.at(line), path, part) for line, path, part in links(page))


def _in_data(book: Book) -> Iterator[tuple[str, str, str]]:
    for kind, index, record in book.every():
        for found in marked(record, Sentence):
            for piece in parse(found.value):
                if isinstance(piece, Link):
                    yield book.at(kind, index, *found.loc), path_of(piece.target), piece.target.partition("#")[2]
        for named in marked(record, NamesPage):
            yield book.at(kind, index, *named.loc), path_of(named.value), named.value.partition("#")[2]
