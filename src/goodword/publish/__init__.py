"""What readers see: the static page, the letter on paper, the check page, the text for LinkedIn."""

from goodword.publish.folder import Published, write_site
from goodword.publish.letter import letter_pdf
from goodword.publish.letters import PublishedLetter, slug
from goodword.publish.linkedin import linkedin_relationship, linkedin_steps, linkedin_text
from goodword.publish.page import Place, page
from goodword.publish.site import plan_dossier, plan_site
from goodword.publish.standing import Standing, standing_of
from goodword.publish.texts import letter_text, line_text
from goodword.publish.verifier import verify_page

__all__ = [
    "Place",
    "Published",
    "PublishedLetter",
    "Standing",
    "letter_pdf",
    "letter_text",
    "line_text",
    "linkedin_relationship",
    "linkedin_steps",
    "linkedin_text",
    "page",
    "plan_dossier",
    "plan_site",
    "slug",
    "standing_of",
    "verify_page",
    "write_site",
]
