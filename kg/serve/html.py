"""HTML pages from the templates; every value is escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.templating import Jinja2Templates

FOLDER = Path(__file__).parent / "templates"
PAGES = Jinja2Templates(
    env=Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
)


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """The template filled with `values`; `title` among them stands in the browser's tab."""
    return PAGES.TemplateResponse(request, template, dict(values), status_code=status)
