"""The page that begins an aid: five answers make a file with an honest gap everywhere, which authors alone see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form, StringField, TextAreaField, ValidationError

from decision_aid.model.enums import DecisionKind, Patient, Status
from decision_aid.model.problems import Level
from decision_aid.rule_file.editing import Unwritable
from decision_aid.rule_file.editing.new_file import NewAid, new_rule_file
from decision_aid.rule_file.editing.new_ids import slug
from decision_aid.storage.publishing import FileChanged, PublishRequest
from decision_aid.storage.rule_folder import RESERVED
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.entry_choices import ABOUT_WHOM, COMPARED, DECIDED
from decision_aid.web.editor.entries.field_types import ChoiceField, require_value
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.problems.entry_problems import told_of_text
from decision_aid.web.editor.publishing.publish_text import publish_text, signed
from decision_aid.web.http.served_folder import load_all_rule_files, served_folder

pages = Blueprint("new_aid", __name__)

MOST_OPTIONS, MOST_THEMES = 12, 40
TOO_FEW = "Write at least %(fewest)s, one in each line."
TOO_MANY = "Write at most %(most)s, one in each line."
TWICE = "“%(text)s” is there twice."
BEGUN = "Begun in the browser"
NAME_TAKEN = "Somebody began an aid of that name just now. Send this once more."


def lines_of(field: TextAreaField) -> tuple[str, ...]:
    """What stands in the lines of a field."""
    return tuple(line.strip() for line in str(field.data or "").splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class OneInEachLine:
    """Validator: as many lines as that, each different; the field is marked as required."""

    field_flags: ClassVar[Mapping[str, bool]] = {"required": True}

    fewest: int
    most: int

    def __call__(self, form: Form, field: TextAreaField) -> None:
        """Refuse too few lines, too many, or one that is there twice."""
        lines = lines_of(field)
        if len(lines) < self.fewest:
            too_few = TOO_FEW % {"fewest": self.fewest}
            raise ValidationError(too_few if self.fewest > 1 else entry_labels.IS_NEEDED)
        folded = [line.casefold() for line in lines]
        if twice := next((line for line in lines if folded.count(line.casefold()) > 1), ""):
            raise ValidationError(TWICE % {"text": twice})
        if len(lines) > self.most:
            raise ValidationError(TOO_MANY % {"most": self.most})


class NewAidForm(Form):
    """What an author says of an aid to begin it."""

    title = StringField("Title", [require_value], description="As people read it at the top of every page")
    decision = StringField(
        "What is to be decided",
        [require_value],
        description="Such as: Whether to wait or to do exercises",
    )
    for_whom = StringField("Who it is for", [require_value], description="Such as: Adults with a stiff shoulder")
    options = TextAreaField(
        "The options",
        [OneInEachLine(2, MOST_OPTIONS)],
        description="One in each line, two or more. Carrying on as now is always one of them.",
    )
    offers = ChoiceField(
        "Does your unit offer one of them?",
        choices=list(COMPARED.items()),
        description="People read it beside your name. You can say it later.",
    )
    themes = TextAreaField(
        "What matters in this decision",
        [OneInEachLine(1, MOST_THEMES)],
        description="One in each line, such as: Pain. Each becomes a theme with one outcome, which is called practical "
        "until you choose what it is.",
    )
    kind = ChoiceField("What is decided about", choices=[(one.value, text) for one, text in DECIDED.items()])
    person = ChoiceField("Whom it is about", choices=[(one.value, text) for one, text in ABOUT_WHOM.items()])


@pages.route("/new", methods=["GET", "POST"])
def begin() -> Response | str | tuple[str, int]:
    """Ask what the aid is about, and make its file."""
    form = NewAidForm(request.form)
    if request.method == "GET":
        return _page(form)
    name = free_name(form.title.data or "")
    wrong = _refusals(form, name) if form.validate() else []
    if wrong or form.errors:
        return _page(form, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("editor.entry_list.listed", name=name, told="begun"), HTTPStatus.SEE_OTHER)


def create_file(name: str, text: str, reason: str) -> list[str]:
    """Put a new rule file into the folder, with its history; why not, in sentences, or nothing."""
    wish = PublishRequest(name, text.encode(), "", Status.DRAFT.value, signed(reason))
    errors = [problem for problem in checked_today(wish.text).problems if problem.level is Level.ERROR]
    if errors:
        return told_of_text(wish.text, errors)
    try:
        return list(publish_text(wish).values())
    except FileChanged:
        return [NAME_TAKEN]


def free_name(title: str) -> str:
    """The name of a file for an aid of that title."""
    return slug(title, {*RESERVED, *(one.name for one in load_all_rule_files())}, "aid")


def _refusals(form: NewAidForm, name: str) -> list[str]:
    try:
        return create_file(name, new_rule_file(_said(form), served_folder().today()), BEGUN)
    except Unwritable:
        return [entry_labels.UNWRITABLE]


def _said(form: NewAidForm) -> NewAid:
    title, decision, for_whom = (str(one.data).strip() for one in (form.title, form.decision, form.for_whom))
    options, themes = lines_of(form.options), lines_of(form.themes)
    kind, person = DecisionKind(form.kind.data), Patient(form.person.data)
    offers = str(form.offers.data or "")
    return NewAid(title, decision, for_whom, options, themes, current_author(), kind, person, offers)


def _page(form: NewAidForm, wrong: Sequence[str] = ()) -> str:
    return render_template("editor/aids/new_aid.html", form=form, notes={}, wrong=wrong)
