"""What an import would do, for people and for programs: the same numbers, nothing left unsaid."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planner.domain.importing.kept import Proposal
from planner.domain.importing.preview import ImportPreview
from planner.domain.importing.records import SYSTEM_NAMES, Rejected
from planner.domain.importing.update import ChangedItem, FieldChange, OutcomeHint
from planner.domain.item import Item
from planner.domain.proposed_lane import lane_json, lane_text
from planner.domain.text import counted, weeks_phrase
from planner.domain.words import OUTCOME_NAMES

_SHOWN = 20
"""Lines per list; further ones are counted, and JSON has them all."""

_ALWAYS = frozenset({"new", "changed", "unchanged", "done, left out", "rejected"})
"""Numbers that are said even where they are 0, because somebody will ask."""


def summary(preview: ImportPreview) -> str:
    """The preview's numbers as one sentence without a full stop, e.g. `3 new, 1 changed, 9 done left out`."""
    return ", ".join(f"{count:,} {words}" for count, words in counts(preview) if count) or "nothing to read"


def counts(preview: ImportPreview) -> list[tuple[int, str]]:
    """How many rows went which way; with the rejected ones they add up to all rows that the file has."""
    return [
        (len(preview.new), "new"),
        (len(preview.changed), "changed"),
        (preview.unchanged, "unchanged"),
        (preview.done_left_out, "done, left out"),
        (preview.not_chosen, "open, not chosen"),
        (preview.gone, "deleted here, left out"),
        (preview.pull_requests, f"pull request{'' if preview.pull_requests == 1 else 's'}, left out"),
        (len(preview.rejected), "rejected"),
    ]


def preview_lines(preview: ImportPreview, name: str, shown: int = _SHOWN) -> list[str]:
    """The preview as lines of text; each list shows its first `shown` entries and counts the others."""
    lines = [f"{name}: {_rows(preview)} from {SYSTEM_NAMES[preview.system]}, taking {preview.chosen}."]
    lines += [f"Taken for {preview.taken_for}."] if preview.taken_for else []
    numbers = [(count, words) for count, words in counts(preview) if count or words in _ALWAYS]
    width = max(len(f"{count:,}") for count, _ in numbers)
    lines += [f"  {count:>{width},} {words}" for count, words in numbers]
    lines += [*preview.notes, *_needs_lines(preview)]
    lines += _listed("New", [_new(item, preview.lanes.get(item.id)) for item in preview.new], shown)
    lines += _listed("Changed at the source", [_changed(item) for item in preview.changed], shown)
    lines += _listed("Perhaps to be set on Measure", [proposal_text(one) for one in preview.proposals], shown)
    lines += _listed("Rejected", [one.sentence for one in preview.rejected], shown)
    lines += _listed("Passed over", [one.sentence for one in preview.passed_over], shown)
    return lines


def read_lines(preview: ImportPreview, few: int = 2) -> list[str]:
    """What was found in a file, before anything was picked of it: numbers, notes, and the first few rejected rows."""
    named = {"new": "open and new"}
    parts = [f"{count:,} {named.get(words, words)}" for count, words in counts(preview) if count or words == "new"]
    lines = [f"Taken for {preview.taken_for}."] if preview.taken_for else []
    lines += [f"{_rows(preview)} from {SYSTEM_NAMES[preview.system]}: {' · '.join(parts)}", *preview.notes]
    lines += _needs_lines(preview)
    wrong = (*preview.rejected, *preview.passed_over)
    lines += [one.sentence for one in wrong[:few]]
    if len(wrong) > few:
        lines[-1] += f" And {len(wrong) - few:,} more."
    return lines


def proposal_text(proposal: OutcomeHint) -> str:
    """What a changed status suggests, as one line."""
    outcome = OUTCOME_NAMES[proposal.outcome]
    return f"{proposal.key} {proposal.title}: “{proposal.status}” at its source, so perhaps {outcome}"


def preview_json(preview: ImportPreview, name: str, *, dry_run: bool) -> dict[str, object]:
    """The whole preview for programs; efforts in weeks of one person, unknown is `None`."""
    return {
        "schema": 1,
        "file": name,
        "system": preview.system,
        "dry_run": dry_run,
        "chosen": preview.chosen,
        "taken_for": preview.taken_for,
        "new": [
            {"key": i.key, "title": i.title, "effort": i.weeks, "proposed": lane_json(preview.lanes.get(i.id))}
            for i in preview.new
        ],
        "changed": [_changed_json(item) for item in preview.changed],
        "unchanged": preview.unchanged,
        "left_out": {"done": preview.done_left_out, "not_chosen": preview.not_chosen, "deleted_here": preview.gone},
        "pull_requests": preview.pull_requests,
        "needs": {"added": preview.needs_added, "removed": preview.needs_removed},
        "rejected": _rejected_json(preview.rejected),
        "passed_over": _rejected_json(preview.passed_over),
        "proposed": [
            {"key": p.key, "title": p.title, "status": p.status, "outcome": p.outcome} for p in preview.proposals
        ],
        "notes": list(preview.notes),
    }


def _listed(head: str, entries: Sequence[str], shown: int) -> Iterator[str]:
    if not entries:
        return
    yield f"{head}:"
    yield from (f"  {entry}" for entry in entries[:shown])
    if len(entries) > shown:
        yield f"  … and {len(entries) - shown:,} more"


def _new(item: Item, proposal: Proposal | None) -> str:
    text = f"{item.key} {item.title}" + ("" if item.weeks is None else f" ({weeks_phrase(item.weeks)})")
    return text if proposal is None else f"{text} → {lane_text(proposal)}"


def _rows(preview: ImportPreview) -> str:
    total = preview.read + len(preview.rejected) + preview.pull_requests
    return counted(total, "entry", "entries") if preview.system == "github" else counted(total, "row")


def _needs_lines(preview: ImportPreview) -> list[str]:
    lines = []
    if preview.needs_added:
        become = "link becomes a need" if preview.needs_added == 1 else "links become needs"
        lines.append(f"{preview.needs_added:,} {become} of one item for another.")
    if preview.needs_removed:
        gone = "need goes" if preview.needs_removed == 1 else "needs go"
        lines.append(f"{preview.needs_removed:,} {gone}, because the link is gone at the source.")
    return lines


def _changed(item: ChangedItem) -> str:
    parts = []
    if item.updated:
        parts.append(_names(item.updated))
    if item.kept:
        parts.append(f"{_names(item.kept)} kept as edited here")
    return f"{item.key} {item.title}: {'; '.join(parts)}"


def _names(changes: Iterable[FieldChange]) -> str:
    return ", ".join(change.name for change in changes)


def _changed_json(item: ChangedItem) -> dict[str, Any]:
    updated, kept = ([change.field for change in changes] for changes in (item.updated, item.kept))
    return {"key": item.key, "title": item.title, "updated": updated, "kept": kept}


def _rejected_json(rejected: Iterable[Rejected]) -> list[dict[str, Any]]:
    return [{one.unit: one.line, "column": one.column.strip("“”"), "reason": one.reason} for one in rejected]
