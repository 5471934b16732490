"""The README tells the last first scores, no others."""

from pathlib import Path

from babel import Locale

from legation.language import languages
from legation.reference import rounds

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_language_has_rounds():
    assert set(languages()) == set(rounds())


def test_the_readme_shows_the_last_round_of_each_language():
    for lang, some in rounds().items():
        last, name = some[-1], Locale.parse(lang).get_language_name("en")
        line = next(line for line in README.splitlines() if line.startswith(f"| {name} | {last.number} |"))
        told = [float(cell) for cell in line.split("|")[4:7]]
        wanted = (last.precision, last.recall, last.f1)
        assert all(abs(a - b) < 0.006 for a, b in zip(told, wanted, strict=True))
