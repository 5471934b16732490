"""Scores on made records whose figures can be counted by hand."""

from legation.exchange import agreement


def record(type_, actor, target, status="done", **more):
    return {"type": type_, "actor": actor, "target": target, "status": status, **more}


def test_counts():
    gold = [
        {
            "id": "a",
            "measures": [
                record("expel", "RUS", "GBR", "announced", count=10),
                record("expel", "GBR", "RUS"),
                record("sanction", "EU", "RUS", optional=True),
                record("sever_relations", "IRN", "SAU"),
                record("accuse", "GBR", "RUS"),
            ],
            "strengths": [{"sending": "GBR", "receiving": "RUS", "count": 70}],
        }
    ]
    coded = {
        "a": {
            "measures": [
                record("expel", "RUS", "GBR", "done", count=10),
                record("expel", "RUS", "GBR", "threatened"),
                record("sanction", "EU", "RUS"),
                record("sever_relations", "SAU", "IRN"),
            ],
            "strengths": [{"sending": "GBR", "receiving": "RUS", "count": 70}],
        }
    }
    scores = agreement(gold, coded)
    assert (scores["measures"].right, scores["measures"].spurious, scores["measures"].missed) == (2, 1, 1)
    assert (scores["context"].right, scores["context"].missed) == (0, 1)
    assert scores["strengths"].f1 == 1.0
    assert scores["measures"].classes["missed: status or direction"] == 1
