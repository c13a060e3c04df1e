from .postbox import postbox  # noqa: F401  a fixture
