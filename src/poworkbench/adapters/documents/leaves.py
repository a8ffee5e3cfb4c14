"""The pages of any document as leaves that can be drawn: of a PDF, of an image, or typed text."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from poworkbench.adapters.documents import kinds, plain_text, text_pages
from poworkbench.adapters.documents.edi import papers as edi_papers
from poworkbench.adapters.documents.limits import MOST_FRAMES, checked_kind
from poworkbench.adapters.documents.mail import parts as mail_parts
from poworkbench.adapters.documents.mail import sections as mail_sections
from poworkbench.adapters.documents.mail import shape as mail_shape
from poworkbench.adapters.documents.pdf.pages import open_pdf
from poworkbench.adapters.documents.sheets import contents as sheets
from poworkbench.adapters.documents.text_pages import TextPage
from poworkbench.adapters.documents.xml import papers as xml_papers
from poworkbench.domain.problems import DamagedFile, DocumentProblem, TooLarge


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size in points (in pixels for an image) and how to draw it at a scale."""

    width: float
    height: float
    draw: Callable[[float], Image.Image]


def leaves_of(content: bytes) -> tuple[Leaf, ...]:
    """Every page that can be looked at; a mail's own text first, then what hangs on it. Raises domain.problems."""
    return _LEAVES[checked_kind(content)](content)


def _of_pdf(content: bytes) -> tuple[Leaf, ...]:
    document = open_pdf(content)
    try:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(str(error)) from error
    finally:
        document.close()
    return tuple(Leaf(width, height, _pdf_drawer(content, index)) for index, (width, height) in enumerate(sizes))


def _pdf_drawer(content: bytes, index: int) -> Callable[[float], Image.Image]:
    def draw(scale: float) -> Image.Image:
        document = open_pdf(content)
        try:
            document.init_forms()
            picture: Image.Image = document[index].render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            return picture
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(str(error)) from error
        finally:
            document.close()

    return draw


def _of_image(content: bytes) -> tuple[Leaf, ...]:
    frames = []
    with Image.open(io.BytesIO(content)) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if count > MOST_FRAMES:
            raise TooLarge(f"{count} pages, at most {MOST_FRAMES}")
        for frame in range(count):
            image.seek(frame)
            turned = image.getexif().get(0x0112, 1) >= 5
            width, height = reversed(image.size) if turned else image.size
            frames.append(Leaf(width, height, _image_drawer(content, frame)))
    return tuple(frames)


def _image_drawer(content: bytes, frame: int) -> Callable[[float], Image.Image]:
    def draw(scale: float) -> Image.Image:
        try:
            with Image.open(io.BytesIO(content)) as image:
                image.seek(frame)
                return ImageOps.exif_transpose(_resized(image, scale)).convert("RGB")
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise DamagedFile("the image is cut off or broken") from error

    return draw


def _resized(image: Image.Image, scale: float) -> Image.Image:
    """The image at a scale, before anything else makes copies of it: large ones are shown small."""
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if size == image.size:
        return image
    image.draft(None, size)
    plain = image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")
    smaller = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    smaller.info |= image.info
    return smaller


def _of_text(content: bytes) -> tuple[Leaf, ...]:
    return typed_leaves(plain_text.typed_text(content))


def _of_edi(content: bytes) -> tuple[Leaf, ...]:
    return typed_leaves(edi_papers.typed_edi(content))


def _of_xml(content: bytes) -> tuple[Leaf, ...]:
    return typed_leaves(xml_papers.typed_xml(content))


def _of_sheet(content: bytes) -> tuple[Leaf, ...]:
    """Every visible sheet; an empty page where no cell can be seen."""
    found = [leaf for grid in sheets.grids_of(content).grids for leaf in typed_leaves(grid.pages)]
    return tuple(found) or _typed("")


def _of_mail(content: bytes) -> tuple[Leaf, ...]:
    """The pages of the sections of which mail_papers makes papers, one by one."""
    found: list[Leaf] = []
    try:
        for section in mail_sections.sections_of(mail_parts.opened(content)):
            found += _of_attachment(section) if isinstance(section, mail_sections.File) else typed_leaves(section.pages)
    except mail_shape.TooDeep as problem:
        found += _typed(f"What else hangs on this mail is not opened: {problem.detail}.")
    return tuple(found)


def _of_attachment(file: mail_sections.File) -> tuple[Leaf, ...]:
    """An attachment that cannot be opened has a page that says so: the rest of the mail can still be seen."""
    try:
        return leaves_of(file.content)
    except DocumentProblem as problem:
        return typed_leaves(mail_sections.notice(file.name, problem).pages)


def _typed(text: str, widest: int = text_pages.WIDEST) -> tuple[Leaf, ...]:
    return typed_leaves(text_pages.paged(text_pages.typed(text), widest))


def typed_leaves(pages: Sequence[TextPage]) -> tuple[Leaf, ...]:
    """Pages of text, drawn where text_pages.read_page puts their words."""
    return tuple(Leaf(*text_pages.size_of(page), partial(text_pages.drawn, page)) for page in pages)


_LEAVES: dict[str, Callable[[bytes], tuple[Leaf, ...]]] = {
    kinds.PDF: _of_pdf,
    kinds.IMAGE: _of_image,
    kinds.MAIL: _of_mail,
    kinds.SHEET: _of_sheet,
    kinds.EDI: _of_edi,
    kinds.XML: _of_xml,
    kinds.TEXT: _of_text,
}
