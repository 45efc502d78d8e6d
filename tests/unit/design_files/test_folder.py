"""A folder of CSV files: what is read is what was written."""

from __future__ import annotations

from pathlib import Path

from purposebuilt import design_files
from purposebuilt.design import Basis, Design, Figure, Identity, Partner, Place


def small() -> Design:
    return Design(
        Identity("The Dales", "england_2022_act", "dales"),
        partners=(Partner("dales-icb", "=NHS Dales", "icb"),),
        places=(Place("dales", "The Dales", "system", population=Figure(300000, Basis.PUBLISHED)),),
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    design_files.write(small(), tmp_path / "dales")
    assert design_files.read(tmp_path / "dales") == small()
    assert sorted(file.name for file in (tmp_path / "dales").iterdir()) == ["design.csv", "partners.csv", "places.csv"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["dales"]


def test_formulas_are_disarmed_in_csv(tmp_path: Path) -> None:
    design_files.write(small(), tmp_path / "dales")
    assert "'=NHS Dales" in (tmp_path / "dales" / "partners.csv").read_text()
