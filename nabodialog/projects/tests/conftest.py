import pytest

from nabodialog.projects.models import ChecklistItem


@pytest.fixture
def element(project):
    return project.elements.first()


@pytest.fixture
def items(element):
    """Two lines of one checklist."""
    ChecklistItem.objects.create(element=element, own_text="Ring borettslagets styre", position=90)
    return list(element.items.all()[:2])


@pytest.fixture
def item(items):
    return items[0]


@pytest.fixture
def element_page(element):
    """The element's address; forms of its parts stand below it."""
    return element.get_absolute_url()
