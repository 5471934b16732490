"""Feeds and calendars: what feed readers and calendars take, of a pair and of all."""

from xml.etree.ElementTree import fromstring

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("path", ["/feed.atom", "/pair/POL/Rusland/feed.atom"])
def test_news_as_atom(client, path):
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = fromstring(answer.content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert any("45" in e.findtext(f"{ATOM}title") for e in entries)
    times = [e.findtext(f"{ATOM}updated") for e in entries]
    assert times == sorted(times, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0]
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert len(set(ids)) == len(ids)
    there = entries[0].find(f"{ATOM}link").get("href")
    assert client.get(there).status_code == 200


def test_a_feed_of_two_states_of_whom_nothing_is_known(client):
    feed = fromstring(client.get("/pair/NZL/ISL/feed.atom").content)  # noqa: S314
    assert feed.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("path", ["/deadlines.ics", "/pair/Nederland/RUS/deadlines.ics"])
def test_deadlines_as_a_calendar(client, path):
    answer = client.get(path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20990501" in answer.text
    assert "BEGIN:VEVENT" not in client.get("/pair/POL/NZL/deadlines.ics").text


def test_readers_are_told_when_nothing_is_new(client):
    mark = client.get("/feed.atom").headers["etag"]
    assert client.get("/feed.atom", headers={"if-none-match": mark}).status_code == 304
    assert "max-age" in client.get("/deadlines.ics").headers["cache-control"]
