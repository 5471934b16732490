"""The project's benchmark, all in one run on one core. Ratios are what to compare; seconds differ by machine."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.coding import code, holds_measures
from legation.documents import Article
from legation.language import Sentence, analyse, languages, pack

PLAIN = (
    "The council of Madrid voted on Tuesday to widen two streets and to plant trees along the river. "
    "Prices of bread rose again in September, a survey in France found, while rents in the capital fell. "
    "The club from the north won after extra time and moved up to third place in the league. "
)
SHORT = (
    "Moscow expelled ten British diplomats on Friday in response to the expulsion of 23 Russian diplomats from London. "
    "The Russian foreign ministry summoned the British ambassador and gave them a week to leave. "
    "Talks between the two sides on the future of the embassy had led nowhere, a spokesman said. "
    "Shops in the city stayed open and trains ran on time. "
)
CORPUS = Path(__file__).parents[1] / "quality/corpus"


def relevant() -> list[Article]:
    """The annotated texts of the blind rounds of all languages: news as varied as news is."""
    out = []
    for path in sorted(CORPUS.glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            d = json.loads(line)
            out.append(Article(id=d["id"], text=d["text"], lang=d["lang"], published=d.get("published")))
    return out


def seconds(work: object, *, least: float = 0.5) -> float:
    """Time of one call, by repeating it for at least so long."""
    runs, start = 0, time.perf_counter()
    while time.perf_counter() - start < least or not runs:
        work()  # type: ignore[operator]
        runs += 1
    return (time.perf_counter() - start) / runs


def _sentences(article: Article) -> list[Sentence]:
    return analyse(article.text, article.published, pack(article.lang or "en")).sentences


def main() -> None:
    """Print the table."""
    dice = random.Random(7)
    plain = " ".join(dice.choices(PLAIN.split(". "), k=400))
    raw = plain.encode()
    stems = list(pack("en").tables["grammar"]["scan"])
    names = [n for e in pack("en").tables["polities"].values() if isinstance(e, dict) for n in e.get("names", ())]
    bare = AhoCorasick(stems + names, matchkind=MatchKind.LeftmostLongest)
    t_bare = seconds(lambda: bare.find_matches_as_indexes(plain))
    t_scan = seconds(lambda: holds_measures(raw.decode(), "en"))
    size = len(raw) / 1e6
    print(
        f"(a) irrelevant text  {size / t_scan:6.0f} MB/s  bare scan {size / t_bare:6.0f} MB/s"
        f"  ratio {t_bare / t_scan:.2f}"
    )
    articles = relevant()
    for article in articles:  # every table and automaton is built before the clock starts
        code(article)
    sizes = {a.id: (len(a.text.encode()), sum(1 for _ in _sentences(a))) for a in articles}
    for number in (1, 10, 100, 1_000, 10_000):
        chosen = [articles[i % len(articles)] for i in dice.sample(range(max(number, len(articles))), number)]
        start = time.perf_counter()
        for article in chosen:
            code(article)
        took = time.perf_counter() - start
        megabytes = sum(sizes[a.id][0] for a in chosen) / 1e6
        sentences = sum(sizes[a.id][1] for a in chosen)
        rate = f"{number / took:8.0f} docs/s {sentences / took:8.0f} sentences/s{megabytes / took:6.2f} MB/s"
        print(f"(b) relevant, {number:6} documents  {rate}")
    for lang in sorted({str(a.lang) for a in articles}):
        chosen = [a for a in articles if a.lang == lang]
        took = seconds(lambda chosen=chosen: [code(a) for a in chosen])
        rate = f"{sum(sizes[a.id][1] for a in chosen) / took:8.0f} sentences/s"
        print(f"(b) relevant, all in {lang}         {len(chosen) / took:8.0f} docs/s {rate}")
    print(f"(c) one short text from process start  {_started():.2f} s")
    print(
        f"(d) peak memory, one pack {_loaded('en')} MB, all {len(languages())} packs {_loaded(*languages())} MB", end=""
    )
    print(f", after all of the above {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _started() -> float:
    """Seconds of ``legation code`` on one short text, with the modules compiled once before, as pip leaves them."""
    call = [sys.executable, "-m", "legation", "code", "-", "--lang", "en"]
    with tempfile.TemporaryDirectory() as compiled:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
            "PYTHONPYCACHEPREFIX": compiled
        }

        def once() -> None:
            subprocess.run(call, input=SHORT.encode(), capture_output=True, check=True, env=env)

        once()
        return seconds(once, least=4)


def _loaded(*langs: str) -> int:
    """Peak memory in MB of a fresh process that has coded a text in each of these languages.

    Told by Linux; getrusage would tell what this process had when it started the other.
    """
    script = (
        "import sys; from legation.coding import code; from legation.documents import Article\n"
        "for lang in sys.argv[2:]: code(Article(id=lang, text=sys.argv[1], lang=lang))\n"
        "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
    )
    told = subprocess.run([sys.executable, "-c", script, SHORT, *langs], capture_output=True, check=True)
    return int(told.stdout) // 1024


if __name__ == "__main__":
    main()
