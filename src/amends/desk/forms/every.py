"""Every form, by its act."""

from amends.desk.forms import giving, going_out, making_it_right, on_the_call, others
from amends.desk.forms.form import Forms

FORMS: Forms = {**on_the_call.FORMS, **giving.FORMS, **making_it_right.FORMS, **going_out.FORMS, **others.FORMS}
