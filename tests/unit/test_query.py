"""Queries: text and value are two forms of one thing, and what does not match is explained."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CLAIM, MakePack, app_data, messenger_data
from imtui.guide.model import Guide, Status, Value
from imtui.guide.query import (
    CATEGORY,
    NAME,
    PLATFORM,
    STATUS,
    TEXT,
    Index,
    Query,
    QueryError,
    Requirement,
    Vocabulary,
    briefly,
    sentence,
)
from imtui.guide.query.bits import MOST_KEPT
from imtui.guide.reading.folder import read_folder
from imtui.guide.text import clean
from imtui.language import LANGUAGES, Lang

PLATFORMS = ["gnu-linux", "bsd", "android", "macos", "windows", "ios", "web"]
CATEGORIES = ["tres-bon", "plutot-bon", "mauvais"]
PROPERTIES = ["e2ee", "free-client", "no-phone", "tor", "reproducible", "audit", "voice"]

texts = st.text(min_size=1, max_size=12).map(clean).map(str.strip).filter(bool)


def requirements(field: st.SearchStrategy[str], values: st.SearchStrategy[str]) -> st.SearchStrategy[Requirement]:
    return st.builds(Requirement, field, st.frozensets(values, min_size=1, max_size=3), st.booleans())


queries = st.lists(
    st.one_of(
        requirements(st.just(PLATFORM), st.sampled_from(PLATFORMS)),
        requirements(st.just(CATEGORY), st.sampled_from(CATEGORIES)),
        requirements(st.just(STATUS), st.sampled_from([s.value for s in Status])),
        requirements(st.sampled_from(PROPERTIES), st.sampled_from([v.value for v in Value])),
        requirements(st.just("country"), st.sampled_from(["US", "FR", "CH"])),
        requirements(st.just("android"), st.sampled_from(["8", "12.1"])),
        requirements(st.just("group-call"), st.sampled_from(["8", "75"])),
        requirements(st.just("since"), st.sampled_from(["2019", "2025-11"])),
        requirements(st.sampled_from([NAME, TEXT]), texts),
    ),
    max_size=5,
).map(lambda found: Query(tuple(found)))


@given(queries, st.sampled_from(LANGUAGES))
def test_reading_what_was_written_gives_the_same_query(vocabulary: Vocabulary, query: Query, lang: Lang) -> None:
    assert vocabulary.parse(vocabulary.format(query, lang)) == query


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_at_a_column(vocabulary: Vocabulary, text: str) -> None:
    column = 1
    try:
        vocabulary.parse(text)
    except QueryError as error:
        column = error.column
    assert 1 <= column <= len(text) + 1


@settings(max_examples=60)
@given(queries)
def test_explained_exactly_when_not_matching(index: Index, query: Query) -> None:
    matching = index.matching(query)
    for messenger in index.messengers:
        failures = index.explain(messenger, query)
        assert (messenger in matching) == (not failures) == index.match(messenger, query)
        assert all(sentence(index.guide, failure) for failure in failures)


@given(queries)
def test_a_facet_counts_what_would_remain(index: Index, query: Query) -> None:
    for field, value in ((PLATFORM, "ios"), ("e2ee", "yes"), ("tor", "unknown")):
        wanted = Requirement(field, frozenset({value}))
        assert index.facets(query)[field, value].remaining == len(index.matching(query.with_(wanted)))


def ids(index: Index, vocabulary: Vocabulary, text: str) -> set[str]:
    return {m.id for m in index.matching(vocabulary.parse(text))}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("plateforme:android,ios libre", "platform:android,ios free"),
        ("sans-telephone", "no-phone"),
        ("-plateforme:web", "-web"),
        ("categorie:tres-bon", "category:very-good"),
        ("statut:arrete", "status:discontinued"),
        ("libre:oui,partiel", "free-client:yes,partial"),
        ("CHIFFRÉ", "chiffre"),
    ],
)
def test_both_languages_say_the_same(index: Index, vocabulary: Vocabulary, french: str, english: str) -> None:
    assert ids(index, vocabulary, french) == ids(index, vocabulary, english)


def test_a_comma_is_either_and_a_repeated_key_is_both(index: Index, vocabulary: Vocabulary) -> None:
    android, ios = ids(index, vocabulary, "platform:android"), ids(index, vocabulary, "platform:ios")
    assert ids(index, vocabulary, "platform:android,ios") == android | ios
    assert ids(index, vocabulary, "platform:android platform:ios") == android & ios


def test_android_leaves_only_what_runs_on_android(index: Index, vocabulary: Vocabulary) -> None:
    assert ids(index, vocabulary, "android") == {m.id for m in index.messengers if "android" in m.platforms}
    assert "skype" not in ids(index, vocabulary, "android")


def test_unknown_satisfies_nothing_but_itself(index: Index, vocabulary: Vocabulary, guide: Guide) -> None:
    unknown = {m.id for m in guide.messengers.values() if m.value("reproducible") is Value.UNKNOWN}
    assert unknown
    assert ids(index, vocabulary, "reproducible:?") == unknown
    assert not unknown & ids(index, vocabulary, "reproducible")
    assert not unknown & ids(index, vocabulary, "-reproducible")


def test_words_are_searched_in_names_and_in_notes_only_when_asked(index: Index, vocabulary: Vocabulary) -> None:
    assert ids(index, vocabulary, "signal") == {"signal"}
    assert ids(index, vocabulary, "antidote") == {"tox"}
    assert "google-messages" in ids(index, vocabulary, "google")
    assert not ids(index, vocabulary, "ratchet")
    assert len(ids(index, vocabulary, '"ratchet"')) >= 1
    assert ids(index, vocabulary, "text:ratchet") == ids(index, vocabulary, '"ratchet"')


def test_words_are_searched_wherever_a_messenger_is_named_or_told_of(make_pack: MakePack) -> None:
    texts = {name: {"fr": f"{name}texte", "en": f"{name}text"} for name in ("summary", "caveat", "protocol", "funding")}
    words = [word for text in texts.values() for word in text.values()]
    telling = messenger_data(
        "one",
        **texts,
        name="Title",
        aliases=["Nickname"],
        vendor="Makers",
        jurisdiction={"countries": ["FR"], "note": {"fr": "outremer", "en": "overseas"}},
        history=[{"date": "2020", "text": {"fr": "fondée", "en": "founded"}, "source": "https://example.org/a"}],
        apps=[app_data("Program", aliases=["Fork"], note={"fr": "remarque", "en": "remark"})],
    )
    index = Index(read_folder(make_pack(telling, messenger_data("two", jurisdiction={"countries": ["US"]}))))
    vocabulary = Vocabulary(index.guide)
    for word in ("one", "title", "nickname", "makers", "program", "fork"):
        assert ids(index, vocabulary, word) == {"one"}, word
    for word in (*words, "france", "outremer", "overseas", "fondee", "founded", "remark", "makers", "fork"):
        assert ids(index, vocabulary, f"text:{word}") == {"one"}, word
        assert word in ("makers", "fork") or not ids(index, vocabulary, f"name:{word}"), word
    for word in ("titlenickname", "onemakers", "programfork"):
        assert not ids(index, vocabulary, f"name:{word}"), "no name goes on in another"


def test_the_names_of_the_document_are_searched(index: Index, vocabulary: Vocabulary, guide: Guide) -> None:
    for messenger in guide.messengers.values():
        if messenger.document:
            for name in (messenger.document.name, messenger.document.listed_under):
                assert not name or messenger.id in ids(index, vocabulary, f'name:"{name}"')


def test_only_the_last_words_are_remembered(guide: Guide, vocabulary: Vocabulary) -> None:
    index = Index(guide)
    for number in range(MOST_KEPT):
        assert not ids(index, vocabulary, f"xyzzy{number}")
    assert len(index._texts._found) <= MOST_KEPT
    assert ids(index, vocabulary, "signal") == {"signal"}


@pytest.mark.parametrize(
    ("text", "column", "guess"),
    [
        ("libre platfrom:android", 7, "platform"),
        ("platform:andriod", 10, "android"),
        ("platform:android,", 18, "gnu-linux"),
        ("e2ee:maybe", 6, "yes"),
        ("https://example.org", 1, "quotes"),
    ],
)
def test_an_error_points_at_the_column_and_proposes(vocabulary: Vocabulary, text: str, column: int, guess: str) -> None:
    with pytest.raises(QueryError) as error:
        vocabulary.parse(text)
    assert error.value.column == column
    assert guess in str(error.value)


def test_quotes_make_plain_text(vocabulary: Vocabulary) -> None:
    assert vocabulary.parse('"libre"') == Query((Requirement(TEXT, frozenset({"libre"})),))
    assert vocabulary.parse("« two words »") == Query((Requirement(TEXT, frozenset({"two words"})),))


def test_queries_compose() -> None:
    a, b = (Query((Requirement("e2ee", frozenset({v})),)) for v in ("yes", "no"))
    assert (a & b).requirements == a.requirements + b.requirements
    assert a & a == a


@pytest.mark.parametrize(
    ("typed", "completion"),
    [("plat", "platform:"), ("platform:and", "platform:android"), ("e2ee:p", "e2ee:partial"), ("fre", "free")],
)
def test_words_are_completed(vocabulary: Vocabulary, typed: str, completion: str) -> None:
    assert completion in vocabulary.completions(typed, "en")


def test_to_exclude_a_name_excludes_nobody_who_only_resembles_it(index: Index, vocabulary: Vocabulary) -> None:
    everybody = {m.id for m in index.messengers}
    left_out = everybody - ids(index, vocabulary, "-messenger")
    assert len(left_out) == 1
    assert left_out < ids(index, vocabulary, "messenger")


def test_dropping_one_requirement_leaves_what_the_others_leave(index: Index, vocabulary: Vocabulary) -> None:
    query = vocabulary.parse("tor bsd video groups")
    for requirement, count in index.less_each(query):
        assert count == len(index.matching(query.without(requirement)))


def test_a_whole_word_is_not_completed_to_itself(vocabulary: Vocabulary) -> None:
    assert not vocabulary.completions("not american", "en")
    assert vocabulary.completions("not americ", "en")


def test_an_inflected_word_means_what_its_phrase_means(vocabulary: Vocabulary) -> None:
    assert vocabulary.parse("phones") == vocabulary.parse("phone")
    assert vocabulary.parse("no phones") == vocabulary.parse("no phone")


def test_what_a_filter_of_many_words_asks_is_kept_once_each(vocabulary: Vocabulary) -> None:
    words = [f"word{n}" for n in range(200)]
    query = vocabulary.parse(" ".join(words + words))
    assert [next(iter(requirement.values)) for requirement in query.requirements] == words


def test_values_joined_to_one_requirement_can_still_be_asked_for_alone(vocabulary: Vocabulary) -> None:
    joined, alone = vocabulary.parse("android or ios android").requirements
    assert joined.values == {"android", "ios"}
    assert alone.values == {"android"}


def test_a_group_call_is_of_at_least_so_many_and_what_is_unknown_is_neither(make_pack: MakePack) -> None:
    silent = [{"property": kind, "value": "no", "confidence": "high", **CLAIM} for kind in ("voice", "video")]
    small, large = ({"people": people, "source": "https://example.org", "as_of": "2026"} for people in ("8", "100"))
    guide = read_folder(
        make_pack(
            messenger_data("small", group_call=small),
            messenger_data("large", group_call=large),
            messenger_data("unsaid"),
            messenger_data("silent", claims=silent),
        )
    )
    index, vocabulary = Index(guide), Vocabulary(guide)
    assert ids(index, vocabulary, "group-call:8") == {"small", "large"}
    assert ids(index, vocabulary, "group-call:9") == {"large"}
    assert ids(index, vocabulary, "-group-call:9") == {"small", "silent"}
    why = {
        m.id: [sentence(guide, failure) for failure in index.explain(m, vocabulary.parse("group-call:9"))]
        for m in index.messengers
    }
    assert why == {
        "small": ["Largest group call: 8 people"],
        "large": [],
        "unsaid": ["Largest group call: unknown"],
        "silent": ["Largest group call: none"],
    }


NAMED = ["No phone number", "“WhatsApp”: in the names", "“messenger”: in the names"]


@pytest.mark.parametrize(
    ("typed", "written", "said"),
    [
        ("platform: not web", "-platform:web", ["not: Web"]),
        ("platform: pas web,ios", "-platform:ios,web", ["not: iOS or Web"]),
        ("platform:android or ios", "platform:android,ios", ["Android or iOS"]),
        ("platform:android ou ios libre", "platform:android,ios free", ["Android or iOS", "Free-software app"]),
        ("country:eu", "country:european-union", ["Run from: European Union"]),
        ("country:fr,de", "country:germany,france", ["Run from: Germany or France"]),
        ("visio à 12", "video group-call:12", ["Video calls", "Largest group call: at least 12 people"]),
        ("free zz tor", "free tor", ["Free-software app", "Works over Tor"]),
        ("free zzz tor", "free zzz tor", ["Free-software app", "“zzz”: in the names", "Works over Tor"]),
        ("no phone, whatsapp and messenger", "no-phone:yes name:WhatsApp name:messenger", NAMED),
        ("since: march 2024", "since:2024-03", ["Changed since: 2024-03"]),
        ('since:2024 "a b"', 'since:2024 text:"a b"', ["Changed since: 2024", "“a b”: in the names and texts"]),
    ],
)
def test_a_filter_is_written_as_it_is_read_and_said_in_words(
    typed: str, written: str, said: list[str], guide: Guide, vocabulary: Vocabulary
) -> None:
    query = vocabulary.parse(typed)
    assert vocabulary.format(query, "en") == written
    assert vocabulary.parse(written) == query
    assert [briefly(guide, requirement) for requirement in query.requirements] == said


@pytest.mark.parametrize("typed", ["e2ee:?", "without-google:?", "sans-google:?"])
def test_a_question_mark_is_what_nobody_knows(typed: str, vocabulary: Vocabulary) -> None:
    (requirement,) = vocabulary.parse(typed).requirements
    assert requirement.values == {Value.UNKNOWN}


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("e2ee", "not-applicable", ("e2ee:not-applicable", "e2ee:sans-objet")),
        ("platform", "gnu-linux", ("platform:gnu-linux", "plateforme:gnu-linux")),
        ("category", "plutot-bon", ("category:fairly-good", "categorie:plutot-bon")),
        ("status", "discontinued", ("status:discontinued", "statut:arrete")),
        ("kind", "app", ("kind:app", "type:application")),
        ("country", "NL", ("country:netherlands", "pays:pays-bas")),
        ("shop", "fdroid", ("shop:fdroid", "magasin:fdroid")),
        ("without-google", "partial", ("without-google:partial", "sans-google:partiel")),
        ("talks-to", "berty", ("talks-to:berty", "parle-a:berty")),
        ("group-call", "20", ("group-call:20", "appel-de-groupe:20")),
        ("since", "2026-01", ("since:2026-01", "depuis:2026-01")),
        ("text", "x", ("text:x", "texte:x")),
        ("android", "8", ("android:8", "android:8")),
    ],
)
def test_a_value_is_written_as_each_language_writes_it(
    field: str, value: str, written: tuple[str, str], vocabulary: Vocabulary
) -> None:
    query = Query((Requirement(field, frozenset({value})),))
    assert (vocabulary.format(query, "en"), vocabulary.format(query, "fr")) == written
    assert all(vocabulary.parse(text) == query for text in written)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("group-call:0", "“group-call” cannot be “0”; for instance 20"),
        ("since:2026-13x", "“since” cannot be “2026-13x”; for instance 2026-01"),
        ("android:x", "“android” cannot be “x”; for instance 8"),
        ("status:xyz", "“status” cannot be “xyz”; one of: "),
    ],
)
def test_a_value_that_is_none_is_answered_with_one_that_is(typed: str, says: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(QueryError) as error:
        vocabulary.parse(typed)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("typed", "messenger", "apps"),
    [
        ("linphone", "sip-tls-zrtp", ["Linphone"]),
        ("linphone ios", "sip-tls-zrtp", ["Linphone"]),
        ("dino ios", "xmpp-omemo", []),
    ],
)
def test_the_apps_that_a_filter_names_are_told_from_the_others(
    typed: str, messenger: str, apps: list[str], index: Index, vocabulary: Vocabulary
) -> None:
    named = index.apps(index.guide.messengers[messenger], vocabulary.parse(typed))
    assert sorted(app.name for app in named) == sorted(apps)


def test_several_words_may_be_the_beginning_of_a_phrase(vocabulary: Vocabulary) -> None:
    assert vocabulary.begins_a_phrase("sans num")
    assert not vocabulary.begins_a_phrase("num sans")
