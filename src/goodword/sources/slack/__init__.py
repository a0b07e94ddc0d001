"""Slack: channels, private channels, group and direct messages, threads, reactions and kudos."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.slack.layout import looks_like_one
from goodword.sources.slack.reading import Reading


class Slack:
    """The export of a Slack workspace, or of a grid of them."""

    name = "slack"
    title = "Slack"
    how_to_ask = (
        "The export belongs to the workspace, so its owner or an admin makes it: Tools and settings, "
        "Workspace settings, Import/Export data, Export. Ask whether you may have it, and keep to what they "
        "allow; Slack mails a link within minutes to days."
    )
    holds = (
        "everybody's posts in the channels of the workspace, threads, reactions and kudos, and the names, "
        "titles and e-mail addresses of its members"
    )
    cannot_contain: tuple[str, ...] = (
        "Which member you are: the export belongs to the workspace. An archive of your own tells, by e-mail.",
        "Private channels and direct messages, unless the workspace exported these as well.",
        "Messages older than the workspace keeps, and those that were deleted.",
        "When a reaction was given.",
    )
    not_read: tuple[str, ...] = (
        "Files and canvases; who came and went, topics and pins; what integrations were set up.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds Slack's lists of conversations; looks at names, and into one of them."""
        return looks_like_one(archive)

    def owner(self, archive: Archive) -> Owner:  # noqa: ARG002 - an export says nothing of it
        """Nobody: an export is the workspace's, and marks no member (`docs/why/0050-slack.md`)."""
        return Owner(name=None, accounts=())

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the archive, accounts before the exchanges that name them."""
        return Reading(archive).records()
