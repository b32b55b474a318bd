"""The parts of an Office file: XML out of its archive, and which part another one names.

In: an open archive. Out: lxml elements. Never: an entity, a part beyond the cap.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from evidence.errors import ReadError

if TYPE_CHECKING:
    import zipfile

    from evidence.texts import Sentence

DAMAGED: Sentence = "The Office file is damaged and cannot be opened."
SAVE: Sentence = "Save it as PDF."
TOO_LARGE: Sentence = "The Office file is larger than any invoice."
_MOST_XML = 40_000_000


def root(box: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401 -- lxml elements
    """Return a part's outermost element; ReadError when it is damaged or larger than the cap."""
    from lxml import etree

    with box.open(name) as stream:
        data = stream.read(_MOST_XML + 1)
    if len(data) > _MOST_XML:
        raise ReadError(TOO_LARGE, then=SAVE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(DAMAGED, then=SAVE) from error


def named_by(box: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the parts that a part names, by the id that it gives them; those that are there."""
    folder, file = posixpath.split(name)
    links = f"{folder}/_rels/{file}.rels"
    there = set(box.namelist())
    if links not in there:
        return {}
    found = {}
    for link in root(box, links):
        target = str(link.get("Target", ""))
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if whole in there:
            found[str(link.get("Id", ""))] = whole
    return found
