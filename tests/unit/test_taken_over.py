"""What others publish, taken over into a pack: its files, word for word; and what no file of theirs is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from imtui.export import imported
from imtui.export.imported import MOST_LETTERS, pack_from_secuchart, pack_from_xmpp_software
from imtui.guide.constraints import MaxLength
from imtui.guide.model import Guide, Value
from imtui.guide.model.values import Remark
from imtui.guide.reading.foreign import (
    QUESTIONS,
    SYSTEMS,
    Charted,
    ForeignError,
    Program,
    read_secuchart,
    read_xmpp_software,
)
from imtui.guide.reading.yaml import MAX_BYTES

DAY = "2026-11-30"

HEAD = """\
# Taken over from {publisher} on 2026-11-30: {address}
# Read each answer where they have it from, then set value, source and grade; until then it counts nowhere.
"""
SECUCHART = HEAD.format(publisher="SecuChart", address="https://github.com/bkil/secuchart")
XMPP_ORG = HEAD.format(publisher="xmpp.org", address="https://xmpp.org/software/")

MESSENGER = f"""\
{SECUCHART}id: bamboo-chat
name: Bamboo Chat!
kind: app
vendor:
  fr: inconnu
  en: unknown
funding:
  fr: inconnu
  en: unknown
protocol:
  fr: inconnu
  en: unknown
first_release: unknown
status: active
homepage: {{homepage}}
summary:
  fr: Repris de SecuChart le 2026-11-30 ; personne ne l'a encore vérifié.
  en: Taken over from SecuChart on 2026-11-30; nobody has checked it yet.
caveat:
  fr: Personne n'a vérifié ce qui est écrit ici.
  en: Nobody has checked what stands here.
warnings:
- text:
    fr: Repris de SecuChart le 2026-11-30 ; personne ne l'a encore vérifié.
    en: Taken over from SecuChart on 2026-11-30; nobody has checked it yet.
  source: https://github.com/bkil/secuchart
apps: []
claims:
"""
ANSWERED = """\
- property: e2ee
  value: unknown
  note:
    fr: 'SecuChart répond : en partie ; non vérifié'
    en: 'SecuChart answers: partly; not checked'
  as_of: '2026-11-30'
  confidence: low
"""
UNANSWERED = """\
- property: voice
  value: unknown
  note:
    fr: SecuChart n'en dit rien
    en: SecuChart does not say
  as_of: '2026-11-30'
  confidence: low
"""

NOTES = f"""\
{SECUCHART}warnings:
- text:
    fr: Repris de SecuChart le 2026-11-30 ; personne ne l'a encore vérifié.
    en: Taken over from SecuChart on 2026-11-30; nobody has checked it yet.
  source: https://github.com/bkil/secuchart
notes:
- fr: 'Chiffré de bout en bout : en partie · Appels vocaux : non'
  en: 'End-to-end encrypted: partly · Voice calls: no'
"""

PROGRAMS = f"""\
{XMPP_ORG}warnings:
- text:
    fr: Repris de xmpp.org le 2026-11-30 ; personne ne l'a encore vérifié.
    en: Taken over from xmpp.org on 2026-11-30; nobody has checked it yet.
  source: https://xmpp.org/software/
apps:
- name: Reed é
  platforms:
    gnu-linux: standalone
    web: web-only
  licence: unknown
  site: https://reed.example
  encrypts: unknown
  status: active
  note:
    fr: xmpp.org la cite ; qu'elle chiffre et que quelqu'un la maintienne n'a pas été vérifié.
    en: xmpp.org lists it; whether it encrypts, and whether somebody maintains it, was not checked.
  source: https://xmpp.org/software/
  as_of: '2026-11-30'
"""


def label(publisher: str, head: str) -> str:
    return f"{head}name:\n  fr: {publisher}, au 2026-11-30\n  en: {publisher}, as of 2026-11-30\n"


@pytest.mark.parametrize("site", ["https://bamboo.example", None])
def test_a_messenger_of_theirs_is_written_with_nothing_known_of_it(site: str | None, guide: Guide) -> None:
    pack = pack_from_secuchart(guide, [Charted("Bamboo Chat!", {"e2ee": Value.PARTIAL}, site)], DAY)
    assert list(pack.files) == ["pack.yaml", "messengers/bamboo-chat.yaml"]
    assert pack.files["pack.yaml"] == label("SecuChart", SECUCHART)
    text = pack.files["messengers/bamboo-chat.yaml"]
    assert text.startswith(MESSENGER.format(homepage=site or "https://github.com/bkil/secuchart"))
    assert ANSWERED in text
    assert UNANSWERED in text
    assert text.count("  value: unknown\n") == len(guide.properties)
    assert pack.remarks == ()


def test_the_names_of_files_are_ids(guide: Guide) -> None:
    charts = [Charted(name, {}, None) for name in ("Éé & Co.", "?", "a" * 70)]
    files = pack_from_secuchart(guide, charts, DAY).files
    assert list(files)[1:] == ["messengers/ee-co.yaml", "messengers/messenger.yaml", f"messengers/{'a' * 64}.yaml"]


def test_what_they_say_of_a_messenger_of_the_guide_is_written_once(guide: Guide) -> None:
    answers = {"e2ee": Value.PARTIAL, "voice": Value.NO}
    charts = [Charted(name, answers, None) for name in ("signal", "SIGNAL", "Signal Desktop")]
    pack = pack_from_secuchart(guide, charts, DAY)
    assert list(pack.files) == ["pack.yaml", "overlays/signal.yaml", "messengers/signal-desktop.yaml"]
    assert pack.files["overlays/signal.yaml"] == NOTES
    assert pack.remarks == ("“SIGNAL” stands in several of the files: the first was taken.",)


def test_answers_stand_in_as_few_notes_as_have_room_for_them(guide: Guide) -> None:
    answers = dict.fromkeys(guide.properties, Value.YES)
    text = pack_from_secuchart(guide, [Charted("Signal", answers, None)], DAY).files["overlays/signal.yaml"]
    import yaml

    notes = yaml.safe_load(text)["notes"]
    said = [" · ".join(note[lang] for note in notes).split(" · ") for lang in ("fr", "en")]
    assert [len(answers) for answers in said] == [len(guide.properties)] * 2
    assert next(limit.characters for limit in Remark.__metadata__ if isinstance(limit, MaxLength)) == MOST_LETTERS
    lengths = [max(map(len, note.values())) for note in notes]
    assert max(lengths) <= MOST_LETTERS
    firsts = [{lang: note[lang].partition(" · ")[0] for lang in note} for note in notes]
    for note, first in zip(notes, firsts[1:], strict=False):
        assert max(len(f"{note[lang]} · {first[lang]}") for lang in note) > MOST_LETTERS


@pytest.mark.parametrize(("room", "notes"), [(0, 1), (-1, 2)])
def test_a_note_may_be_full(room: int, notes: int, guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    full = "Chiffré de bout en bout : en partie · Appels vocaux : non"
    monkeypatch.setattr(imported, "MOST_LETTERS", len(full) + room)
    chart = Charted("Signal", {"e2ee": Value.PARTIAL, "voice": Value.NO}, None)
    assert pack_from_secuchart(guide, [chart], DAY).files["overlays/signal.yaml"].count("- fr: ") == notes


def test_programs_of_theirs_that_the_guide_has_or_no_platform_for_are_left_out(guide: Guide) -> None:
    reed = Program("Reed é", ("gnu-linux", "web"), "https://reed.example")
    assert "Snikket (iOS)" in {app.name for app in guide.messengers["xmpp-omemo"].apps}
    linux = [Program(name, ("gnu-linux",), None) for name in ("DINO", "Snikket")]
    others = [*linux, Program("Reed É", ("android",), None), Program("Rush", (), None)]
    pack = pack_from_xmpp_software(guide, [reed, *others], DAY)
    assert pack.files == {"pack.yaml": label("xmpp.org", XMPP_ORG), "overlays/xmpp-omemo.yaml": PROGRAMS}
    assert pack.remarks == ("4 programs are left out: the guide has them, or no platform that they run on.",)
    one = pack_from_xmpp_software(guide, [reed, others[0]], DAY)
    assert one.remarks == ("1 program is left out: the guide has it, or no platform that it runs on.",)
    assert pack_from_xmpp_software(guide, [reed], DAY).remarks == ()


def test_a_program_without_a_site_has_none(guide: Guide) -> None:
    pack = pack_from_xmpp_software(guide, [Program("Reed", ("web",), None)], DAY)
    assert "site:" not in pack.files["overlays/xmpp-omemo.yaml"]


CHART = """\
name;;Bamboo Chat;
Client license;yes;"GPL-3.0-only https://bamboo.example/licence;

Voice calls;no;;
Video calls
Message expiration;;;
Stickers;maybe;;
Landing page;yes;see ftp://bamboo.example https://bamboo.example/a;https://bamboo.example/b
"""


def test_each_question_and_system_of_theirs_has_one_of_ours(guide: Guide) -> None:
    assert all(theirs.strip() for theirs in (*QUESTIONS, *SYSTEMS))
    assert set(QUESTIONS.values()) <= set(guide.properties)
    assert len(set(QUESTIONS.values())) == len(QUESTIONS)
    assert set(SYSTEMS.values()) <= set(guide.platforms)


def test_a_chart_is_read_by_our_properties(tmp_path: Path) -> None:
    (tmp_path / "chart.csv").write_text("\ufeff" + CHART, encoding="utf-8")
    (tmp_path / "other.csv").write_text("name;Other;;a remark", encoding="utf-8")
    (tmp_path / "large.csv").write_bytes(b"name;;Large;\n".ljust(MAX_BYTES, b";"))
    bamboo, other, large = read_secuchart([tmp_path / f"{name}.csv" for name in ("chart", "other", "large")])
    answers = {"free-client": Value.YES, "voice": Value.NO}
    assert bamboo == Charted("Bamboo Chat", answers, "https://bamboo.example/a")
    assert (other, large) == (Charted("Other", {}, None), Charted("Large", {}, None))


def test_what_keeps_files_from_being_charts_is_said_of_all_of_them(tmp_path: Path) -> None:
    contents = {
        "binary": b"name;\xff;",
        "large": b"name;;Large;\n".ljust(MAX_BYTES + 1, b";"),
        "other": b"id;signal\n",
        "empty": b"",
        "wrong": b"name;;B;\n\nVoice calls;maybe;;\nVideo calls;yess;;\n",
    }
    paths = [tmp_path / name for name in (*contents, "link", "gone")]
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    os.symlink("other", tmp_path / "link")
    with pytest.raises(ForeignError) as error:
        read_secuchart(paths)
    begins = "expected a file of SecuChart, which begins with name;;"
    assert {str(problem).removeprefix(f"{tmp_path}/") for problem in error.value.problems} == {
        "binary:1: found bytes that are not UTF-8; expected a file saved as UTF-8",
        f"large:1: found more than {MAX_BYTES} bytes; expected a smaller file",
        f"other:1: found “id;signal”; {begins}",
        f"empty:1: found nothing; {begins}",
        "wrong:3: Voice calls: found “maybe”; expected one of: yes, partial, no",
        "wrong:4: Video calls: found “yess”; expected did you mean “yes”? one of: yes, partial, no",
        "link:1: found a link; expected the file itself: no link is followed",
        "gone:1: found no such file or folder; expected a file that can be read",
    }


SOFTWARE = """\
[
{"name": "Reed", "categories": ["client"], "platforms": ["Linux", "BSD", 3, "FreeBSD", "OS/2"], "url": "reed",
 "doap": "https://reed.example/doap"},
{"name": "Rush", "categories": ["server", "client"], "platforms": [], "url": "https://rush.example"},
{"name": "Sedge", "categories": ["client"], "platforms": ["Android", "macOS", "Windows", "iOS", "Browser"]},
{"name": "libreed", "categories": ["library"]}
]
"""


def test_programs_are_read_by_our_platforms(tmp_path: Path) -> None:
    (tmp_path / "software.json").write_text(SOFTWARE, encoding="utf-8")
    assert read_xmpp_software(tmp_path / "software.json") == (
        Program("Reed", ("gnu-linux", "bsd"), "https://reed.example/doap"),
        Program("Rush", (), "https://rush.example"),
        Program("Sedge", ("android", "macos", "windows", "ios", "web"), None),
    )


def test_what_keeps_a_file_from_being_a_list_of_programs_is_said_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "software.json"
    file.write_text('[\n"B",\n{"categories": "client"},\n{"categories": ["client"], "name": "A"}\n]', encoding="utf-8")
    for path in (file, Path("software.json")):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(ForeignError) as error:
            read_xmpp_software(path)
        assert [str(problem) for problem in error.value.problems] == [
            f"{path}:2: 1: found “B”; expected a program with name, categories, platforms and url",
            f"{path}:3: 2.categories: found “client”; expected a list",
            f"{path}:4: 3.platforms: found nothing; expected a list",
        ]
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(ForeignError) as error:
        read_xmpp_software(file)
    assert str(error.value.problems[0]) == (
        f"{file}:1: found a mapping; expected a list of programs, as in software.json of xmpp.org"
    )
