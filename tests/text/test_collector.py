import gc
from contextlib import suppress

from goodword.text.collector import collector_off


def test_the_collector_is_on_again_whatever_happens() -> None:
    with suppress(ValueError), collector_off():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()
