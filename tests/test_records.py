"""Records behave as named tuples do."""

import pickle
from typing import Any
from typing import NamedTuple as Reference

import pytest

from imgpick.records import NamedTuple


class Size(NamedTuple):
    """A size in pixels."""

    width: int
    height: int = 1024

    @property
    def pixels(self) -> int:
        return self.width * self.height


class Plain(Reference):
    width: int
    height: int = 1024


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((1,), {}), ((1, 2), {}), ((), {"width": 3}), ((4,), {"height": 5}), ((), {"height": 6, "width": 7})],
)
def test_a_record_is_made_as_a_named_tuple_is(args: tuple[int, ...], kwargs: dict[str, int]) -> None:
    own, plain = Size(*args, **kwargs), Plain(*args, **kwargs)
    assert own == tuple(plain)
    assert hash(own) == hash(plain)
    assert (own.width, own.height, own.pixels) == (plain.width, plain.height, plain.width * plain.height)
    assert own._asdict() == plain._asdict()
    assert own._fields == plain._fields
    assert repr(own) == repr(plain).replace("Plain", "Size")


def test_a_changed_record_is_another_one() -> None:
    size = Size(1)
    assert size._replace(height=2) == (1, 2)
    assert size == (1, 1024)
    assert Size._make([3, 4]) == Size(3, 4)


def test_a_record_survives_the_way_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(Size(1, 2)))  # noqa: S301 (our own)
    assert (type(again), again) == (Size, (1, 2))


@pytest.mark.parametrize("wrong", [{}, {"depth": 1, "width": 1}, {"width": 1, "height": 2, "depth": 3}])
def test_what_is_no_field_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Size(**wrong)
    with pytest.raises((TypeError, ValueError)):
        Size(1)._replace(depth=1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Size(1).width = 2  # type: ignore[misc]


def test_records_match_by_position() -> None:
    match Size(1, 2):
        case Size(width, height):
            assert (width, height) == (1, 2)
