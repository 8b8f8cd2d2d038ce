"""Which addresses the pages of other sites may read: those with data for everybody."""

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
CORS = Middleware(  # cookies and the like are never sent along
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=METHODS,
    allow_headers=["Accept", "Authorization", "Content-Type"],
    expose_headers=["ETag", "Retry-After"],
    max_age=86400,
)
