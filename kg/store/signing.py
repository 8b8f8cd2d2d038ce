"""Signs requests as the server wants it: a token, or a name and password by digest or Basic."""

from typing import Any

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kg.store.login import Login

UNSIGNED = 401


class Challenged(AuthBase):
    """Waits for the server to ask for a name, then answers by digest where it may, by Basic where it must."""

    def __init__(self, login: Login) -> None:
        """Take the name and password to answer with."""
        self._basic = HTTPBasicAuth(login.user.encode(), login.password.encode())
        self._digest = HTTPDigestAuth(login.user, login.password)
        self._chosen: AuthBase = self._digest

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request, with credentials where the server has asked for them before."""
        if self._chosen is self._digest:
            request.register_hook("response", self._basic_instead)  # type: ignore[no-untyped-call]  # requests'
        return self._chosen(request)

    def _basic_instead(self, response: requests.Response, **options: Any) -> requests.Response:  # noqa: ANN401  # requests'
        """The answer to the same request with Basic credentials, where the server asks for these and no digest."""
        wanted = response.headers.get("WWW-Authenticate", "").lower()
        if response.status_code != UNSIGNED or "digest" in wanted or "basic" not in wanted:
            return response
        self._chosen = self._basic
        _ = response.content  # the connection is free for the next request when this one is read to its end
        answered: requests.Response = response.connection.send(self._basic(response.request.copy()), **options)
        answered.history.append(response)
        return answered


class Bearer(AuthBase):
    """Sends a token with every request."""

    def __init__(self, token: str) -> None:
        """Take the token to send."""
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request with the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def auth_of(login: Login) -> AuthBase | None:
    """How requests are to be signed, None where nothing is known to sign with."""
    if login.token:
        return Bearer(login.token)
    return Challenged(login) if login.user else None
