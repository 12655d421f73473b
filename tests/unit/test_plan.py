"""A plan for a group: each person a line, what all can use, what all but one can, what each would accept."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_export_data import validate

from imtui.cli import run
from imtui.errors import UsageError
from imtui.export.text import page_as_text
from imtui.guide.model import Guide, Status
from imtui.guide.plan import Person, PlanError, apps_for, person, plan_for, read_people
from imtui.guide.query import Index, Query, Vocabulary
from imtui.pages.links import links_on
from imtui.pages.plan import plan_page
from imtui.records import replace

GROUP = """
# our group
Ana: iphone, no number
Bo: android, no google, already has WhatsApp and Signal
Cléo: ordinateur sous windows, déjà Discord   # she will not change
"""


def test_each_person_is_a_query_and_what_they_have(vocabulary: Vocabulary) -> None:
    ana, bo, cleo = read_people(vocabulary, GROUP)
    assert vocabulary.format(ana.needs, "en") == "platform:ios no-phone"
    assert vocabulary.format(bo.needs, "en") == "platform:android without-google:yes,partial"
    assert [m.id for m in bo.has] == ["whatsapp", "signal"]
    assert vocabulary.format(cleo.needs, "en") == "platform:windows"
    assert [m.id for m in cleo.has] == ["discord"]


@pytest.mark.parametrize(
    ("said", "has"),
    [
        ("a WhatsApp", ["whatsapp"]),
        ("a deja WhatsApp et Signal", ["whatsapp", "signal"]),
        ("J'ai Signal", ["signal"]),
        ("est déjà sur Discord", ["discord"]),
        ("is on Discord", ["discord"]),
        ("has Snap", ["snapchat"]),
    ],
)
def test_having_a_messenger_is_said_in_many_ways(vocabulary: Vocabulary, said: str, has: list[str]) -> None:
    ana = person(vocabulary, "Ana", said)
    assert [messenger.id for messenger in ana.has] == has
    assert not ana.needs


@pytest.mark.parametrize(
    ("said", "needs"),
    [("a un iPhone", "platform:ios"), ("on Android", "platform:android"), ("has no number", "no-phone")],
)
def test_a_device_and_a_limit_may_be_had_too(vocabulary: Vocabulary, said: str, needs: str) -> None:
    ana = person(vocabulary, "Ana", said)
    assert vocabulary.format(ana.needs, "en") == needs
    assert not ana.has


def test_several_devices_of_one_person_are_a_choice(vocabulary: Vocabulary) -> None:
    (two,) = read_people(vocabulary, "Dan: linux, android")
    assert vocabulary.format(two.needs, "en") == "platform:gnu-linux,android"


def test_a_line_without_a_name_is_a_person_too(vocabulary: Vocabulary) -> None:
    assert [someone.name for someone in read_people(vocabulary, "iphone\nandroid")] == ["Person 1", "Person 2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Nobody is in this plan"),
        ("Ana: iphone\nBo: has Wotsapp", "Line 2: No messenger and no app is called “Wotsapp”. Did you mean"),
        ("Ana: signal", "Line 1: “Signal” says nothing of a device or a limit"),
        ("Ana: a Wotsapp", "Line 1: No messenger and no app is called “Wotsapp”. Did you mean"),
        ("Ana: a un téléphone sécurisé", "Line 1: “a un téléphone sécurisé”: "),
        ("Ana: platform:nokia", "Line 1: “platform:nokia”"),
    ],
)
def test_a_line_that_cannot_be_read_says_which_and_what_to_do(vocabulary: Vocabulary, text: str, expected: str) -> None:
    with pytest.raises(PlanError) as error:
        read_people(vocabulary, text)
    assert expected in str(error.value)


def test_what_all_can_use_is_what_answers_everybody(index: Index, vocabulary: Vocabulary) -> None:
    people = read_people(vocabulary, GROUP)
    plan = plan_for(index, people)
    for option in plan.for_all:
        assert all(index.match(option.messenger, someone.needs) for someone in people)
    for option in plan.but_one:
        assert option.obstacle
        assert [p.name for p in people if not index.match(option.messenger, p.needs)] == [option.obstacle.person.name]
    assert "signal" in {o.messenger.id for o in plan.but_one}, "a number is what keeps Ana out"


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["iphone", "android 8", "no number", "linux", "no google", "groups"]), max_size=4))
def test_one_more_person_never_makes_a_choice_larger(index: Index, vocabulary: Vocabulary, said: list[str]) -> None:
    people = [person(vocabulary, str(n), part) for n, part in enumerate(said)]
    sizes = [len(plan_for(index, people[:n]).for_all) for n in range(len(people) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    alive = [m for m in index.messengers if m.status is not Status.DISCONTINUED]
    assert sizes[0] == len(alive)


def test_who_has_to_install_what_is_said_for_their_device(index: Index, vocabulary: Vocabulary) -> None:
    page = " ".join(page_as_text(plan_page(index, plan_for(index, read_people(vocabulary, GROUP)))).split())
    jami = page[page.index("- Jami") :]
    assert jami.index("Ana: installs Jami (iOS)") < jami.index("Bo: installs Jami (Android)")
    assert "Contacts see your Internet (IP) address" in jami[:400], "the caveat stands beside the verdict"
    assert "can use" in page
    assert "WhatsApp: no way known" in page, "what they already have does not meet"


def test_the_links_of_a_plan_begin_with_the_shops_for_the_devices_of_those_who_install(
    index: Index, vocabulary: Vocabulary
) -> None:
    def labels(group: str) -> list[str]:
        return [link.label for link in links_on(plan_page(index, plan_for(index, read_people(vocabulary, group))))]

    ana_and_bo = labels("Ana: iphone\nBo: android, has Jami")
    assert "Jami (iOS), App Store" in ana_and_bo
    assert "Jami (Android), F-Droid" not in ana_and_bo, "Bo has it already"
    assert "Signal (Android), Google Play" in ana_and_bo
    shops = tuple(f", {shop.name}" for shop in index.guide.shops.values())
    before_sites = ana_and_bo[: ana_and_bo.index("Jami")]
    assert all(label.endswith(shops) for label in before_sites[: before_sites.index("Signal (Android), Google Play")])
    assert ana_and_bo.index("Jami") < ana_and_bo.index("source 1")


def test_an_app_that_nobody_maintains_is_marked(guide: Guide) -> None:
    tox = guide.messengers["tox"]
    on_iphone = Person("Ana", Vocabulary(guide).parse("iphone"))
    assert {app.status for app in apps_for(tox, on_iphone)} == {Status.UNMAINTAINED}
    assert apps_for(guide.messengers["signal"], Person("Bo", Query()))


def test_the_version_of_a_system_names_a_device_and_its_apps(guide: Guide, vocabulary: Vocabulary) -> None:
    jami, tchap = guide.messengers["jami"], guide.messengers["tchap"]
    assert [app.name for app in apps_for(jami, person(vocabulary, "Ana", "ios 15"))] == ["Jami (iOS)"]
    assert "Tchap (Android, iOS)" not in [app.name for app in apps_for(tchap, person(vocabulary, "Ana", "ios 15"))]
    assert "Tchap (Android, iOS)" in [app.name for app in apps_for(tchap, person(vocabulary, "Ana", "ios 26"))]


def test_the_command_reads_a_file_or_standard_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "group.txt"
    file.write_text(GROUP, encoding="utf-8")
    assert run(["plan", str(file), "--format", "json"]) == 0
    plan = validate(capsys.readouterr().out, "plan")
    assert [someone["name"] for someone in plan["people"]] == ["Ana", "Bo", "Cléo"]
    assert {"id", "category", "caveat", "person", "missing"} == set(plan["but_one"][0])
    assert run(["plan", str(tmp_path / "nothing")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    file.write_bytes(b"\xff\xfe")
    assert run(["plan", str(file)]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_a_hostile_plan_is_refused_with_a_sentence(vocabulary: Vocabulary) -> None:
    with pytest.raises(UsageError, match="too many"):
        read_people(vocabulary, "iphone\n" * 1000)


def test_apps_that_nobody_maintains_are_named_where_there_is_no_other(guide: Guide) -> None:
    signal = guide.messengers["signal"]
    old = replace(signal.apps[0], name="Old", status=Status.UNMAINTAINED)
    new = replace(signal.apps[0], name="New", status=Status.ACTIVE)
    everybody = Person("Ana", Query(), ())
    assert [app.name for app in apps_for(replace(signal, apps=(old, new, old)), everybody)] == ["New"]
    assert [app.name for app in apps_for(replace(signal, apps=(old,)), everybody)] == ["Old"]
