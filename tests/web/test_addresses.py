from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.errors import UsageError
from commonplace.web.addresses import FIELDS, address, page_number, query_of, return_path, view_of


@given(st.dictionaries(st.sampled_from(["q", *FIELDS]), st.text(min_size=1)))
def test_a_view_survives_its_address(view: dict[str, str]) -> None:
    assert view_of(dict(parse_qsl(urlsplit(address("/", view)).query))) == view


def test_one_thing_of_a_view_is_changed() -> None:
    view = {"q": "frost", "state": "new"}
    assert address("/", view, state="held", page=2) == "/?q=frost&state=held&page=2"
    assert address("/", view, state=None) == "/?q=frost"
    assert address("/", {"q": "a"}, q=None) == "/"


def test_a_query_is_read() -> None:
    query = query_of({"q": "frost", "provider": "openai", "state": "new", "order": "newest"})
    assert (query.text, query.provider, query.state, query.order) == ("frost", "openai", "new", "newest")


def test_odd_values_do_no_harm() -> None:
    assert query_of({"order": "sideways"}).order == "risk"
    assert len(query_of({"q": "x" * 10_000}).text) == 400
    with pytest.raises(UsageError):
        query_of({"state": "sent"})
    assert [page_number({"page": text}) for text in ("", "0", "-3", "٣", "7", "9" * 99, "x")] == [
        1,
        1,
        1,
        1,
        7,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("given_", "path"),
    [
        ("/", "/"),
        ("/?q=frost&state=new", "/?q=frost&state=new"),
        ("/c/7?state=new&unknown=1", "/c/7?state=new"),
        ("//evil.example/c/7", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/c/7/../../x", "/"),
        ("javascript:alert(1)", "/"),
        ("/publish/1/send", "/"),
        ("", "/"),
        ("/?q=a%0d%0aset-cookie:x", "/?q=a%0D%0Aset-cookie%3Ax"),
    ],
)
def test_the_way_back_leads_to_our_own_pages(given_: str, path: str) -> None:
    assert return_path(given_) == path


@given(st.text())
def test_no_text_leads_elsewhere(text: str) -> None:
    for back in (return_path(text), return_path("/" + text)):
        assert back.startswith("/")
        assert not back.startswith(("//", "/\\"))
        assert urlsplit(back).netloc == ""
        assert back.isascii()
