"""Signs requests as the server wants it: a token, or a name and password by digest or Basic."""

import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from kg.store.login import Login


class Challenged(HTTPDigestAuth):
    """Waits for the server to ask for a name, then answers by digest where it may, by Basic where it must."""

    def __init__(self, login: Login) -> None:
        """Take the name and password to answer with."""
        super().__init__(login.user, login.password)
        self._basic = HTTPBasicAuth(login.user.encode(), login.password.encode())
        self._asked = False

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request, with Basic credentials where the server has asked for them before."""
        return self._basic(request) if self._asked else super().__call__(request)

    def handle_401(self, response: requests.Response, **options: object) -> requests.Response:
        """The answer to the same request with credentials."""
        wanted = response.headers.get("WWW-Authenticate", "").lower()
        if "digest" in wanted or "basic" not in wanted or "Authorization" in response.request.headers:
            return super().handle_401(response, **options)  # type: ignore[no-untyped-call,no-any-return]  # requests'
        self._asked = True
        _ = response.content  # the connection is free for the next request when this one is read to its end
        again = self._basic(response.request.copy())
        answered = response.connection.send(again, **options)
        answered.history.append(response)
        return answered


class Bearer(requests.auth.AuthBase):
    """Sends a token with every request."""

    def __init__(self, token: str) -> None:
        """Take the token to send."""
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request with the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def auth_of(login: Login) -> requests.auth.AuthBase | None:
    """How requests are to be signed, None where nothing is known to sign with."""
    if login.token:
        return Bearer(login.token)
    return Challenged(login) if login.user else None
