"""The page with the settings of the folder: who offers the aids, and how many reviews an aid needs."""

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import PurePath

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form, StringField, TextAreaField

from decision_aid.model.hospital import Hospital
from decision_aid.output.handout.typesetting import is_printable_picture
from decision_aid.storage.folder_settings import (
    FILE,
    LARGEST_LOGO,
    MOST_SIGNATURES,
    TEXTS,
    FolderSettings,
    is_logo,
    load_settings,
    why_unfit,
)
from decision_aid.storage.tracked_files import last_change, save_settings
from decision_aid.web.editor.entries.field_types import require_whole_number
from decision_aid.web.editor.publishing.publish_text import signed
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("settings", __name__)

CHANGED = "Changed the settings"
NO_LOGO = "Choose a PNG or JPEG picture of at most %(most)s kilobytes."
UNPRINTABLE = "This picture can't be printed. Save it anew as PNG, and choose it once more."
NO_COUNT = "Write a whole number from 1 to %(most)s."
NO_NAME = "Write the name too: the logo has it for those who can't see it."


class SettingsForm(Form):
    """What an administrator decides for all aids."""

    name = StringField("Name of the hospital or practice", description="At the foot of every page and paper")
    address = StringField("Address")
    phone = StringField("Phone")
    notice = TextAreaField(
        "Legal notice", description="At the foot of every page, and in the full handout. Such as who is liable"
    )
    colour = StringField(
        "Colour of buttons and links",
        description="Such as #1f4f7a. It must be dark enough to read. People with a dark screen keep our own",
    )
    signatures = StringField(
        "How many people must review an aid before it is approved",
        [require_whole_number],
        render_kw={"data-how": "whole"},
    )


@pages.get("/folder/settings")
def look() -> str:
    """The settings as they are."""
    now = load_settings(served_folder().folder.path)
    said = {name: getattr(now.hospital, name) for name in TEXTS}
    return _page(now, SettingsForm(data={**said, "signatures": str(now.signatures)}))


@pages.post("/folder/settings")
def change() -> Response | tuple[str, int]:
    """Keep what was filled in; people see it at once."""
    folder, form = served_folder().folder.path, SettingsForm(request.form)
    now, logo = load_settings(folder), request.files.get("logo")
    sent = logo.read(LARGEST_LOGO + 1) if logo and logo.filename else b""
    kept = b"" if "no-logo" in request.form else sent or now.hospital.logo
    hospital = Hospital(**{name: " ".join(str(form[name].data or "").split()) for name in TEXTS}, logo=kept)
    wrong = _refusals(form, hospital, sent)
    if wrong or form.errors:
        return _page(now, form, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    settings = FolderSettings(int(form.signatures.data or 1), hospital)
    save_settings(folder, settings, signed(CHANGED))
    return redirect(url_for(".look", told="kept"), HTTPStatus.SEE_OTHER)


def _refusals(form: SettingsForm, hospital: Hospital, sent: bytes) -> Sequence[str]:
    """Put at each field what is wrong with it; what is wrong with the logo, which is no field of the form."""
    form.validate()
    for name, message in why_unfit(hospital).items():
        form[name].errors = [*form[name].errors, message]
    if not form.signatures.errors and not 1 <= int(form.signatures.data or 0) <= MOST_SIGNATURES:
        form.signatures.errors = [NO_COUNT % {"most": MOST_SIGNATURES}]
    if hospital.logo and not hospital.name:
        form.name.errors = [NO_NAME]
    if sent and not is_logo(sent):
        return [NO_LOGO % {"most": LARGEST_LOGO // 1000}]
    return [UNPRINTABLE] if sent and not is_printable_picture(sent) else []


def _page(now: FolderSettings, form: SettingsForm, wrong: Sequence[str] = ()) -> str:
    return render_template(
        "editor/aids/settings.html",
        now=now,
        form=form,
        notes={},
        wrong=wrong,
        last_change=last_change(served_folder().folder.path, PurePath(FILE)),
        is_kept=request.args.get("told") == "kept",
        most_of_logo=LARGEST_LOGO // 1000,
    )
