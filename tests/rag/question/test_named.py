"""What a question names."""

from rag.question.named import Named


def test_a_country_within_a_series_or_with_a_city_is_not_named_by_itself() -> None:
    named = Named(
        summits=frozenset({"Central Asia–China Summit"}),
        places=frozenset({"astana"}),
        countries=frozenset({"China", "Kazakhstan", "Norway"}),
    )
    assert named.own_countries == {"Norway"}
