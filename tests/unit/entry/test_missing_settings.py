"""A function that the stack told too little says which variables are missing."""

import re

import pytest

from dozor.config.settings import SETTINGS, MissingSetting, NoSettings, read_settings, variables_of
from infra.catalogue import FUNCTIONS

NEEDY = sorted(name for name, model in SETTINGS.items() if model is not NoSettings)


@pytest.mark.parametrize("function", NEEDY)
def test_every_missing_variable_is_named_at_once(function: str) -> None:
    model = SETTINGS[function]
    variables = set(variables_of(model).values())
    with pytest.raises(MissingSetting) as failure:
        read_settings(model, {})
    assert set(re.findall(r"[A-Z]+(?:_[A-Z]+)+|QUEUES", str(failure.value))) == variables


@pytest.mark.parametrize("function", NEEDY)
def test_only_what_is_missing_or_empty_is_named(function: str) -> None:
    model = SETTINGS[function]
    first, *others = variables_of(model).values()
    with pytest.raises(MissingSetting, match=rf"needs {first} in"):
        read_settings(model, {**dict.fromkeys(others, "value"), first: ""})


@pytest.mark.parametrize("function", sorted(SETTINGS))
def test_with_all_of_them_the_settings_are_read(function: str) -> None:
    model = SETTINGS[function]
    settings = read_settings(model, {variable: variable.lower() for variable in variables_of(model).values()})
    assert all(getattr(settings, field) == field for field in variables_of(model))


def test_every_function_of_the_stack_has_its_settings() -> None:
    assert set(SETTINGS) == {function.name for function in FUNCTIONS}
