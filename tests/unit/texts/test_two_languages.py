"""Two cases of one batch speak their own languages; neither leaves anything to the other."""

from __future__ import annotations

import msgspec
import pytest

from evidence.report import report
from tests.unit.report.conftest import ASINS, Desk, drawn


@pytest.mark.parametrize("order", [("fr", "de", "en"), ("en", "fr", "de")])
def test_cases_speak_their_own_language(tmp_path_factory: pytest.TempPathFactory, order: tuple[str, ...]) -> None:
    for language in order:
        desk, out = Desk(), tmp_path_factory.mktemp(language)
        record = desk.paper("documents/one.pdf", drawn())
        desk.verdict(ASINS[0], "missing", (desk.match(record, ASINS[0]), "open"))
        asked = desk.report("case")
        case = msgspec.structs.replace(asked.case, spoken=language)
        report(msgspec.structs.replace(asked, case=case), out, desk.originals)
        told = (out / "report.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in told
        heads = {"fr": "Articles signalés", "de": "Beanstandete Artikel", "en": "Flagged items"}
        assert [lang for lang, words in heads.items() if f">{words}<" in told] == [language]
