"""How a customer is named in an address."""

from typing import Annotated

from fastapi import Path

from amends.http.models.values import Name

CustomerNamed = Annotated[
    Name, Path(description="The customer, by their id or the number of an account.", examples=["A-1002"])
]
