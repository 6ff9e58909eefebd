"""The application that API Gateway calls: `functions.rest_api.app.app`."""

from chalice.app import Chalice

from functions.rest_api.routes import (
    attachments,
    callers,
    changes,
    clocks,
    contacts,
    executors,
    guides,
    live,
    me,
    messages,
    outages,
    problems,
    quality,
    readings,
    reports,
    resident,
    resident_wishes,
    shifts,
    ticket_edits,
    ticket_views,
    tickets,
    users,
    wallboard,
    work,
)

app = Chalice(app_name="rest_api", configure_logs=False)
for resource in (
    me,
    callers,
    changes,
    problems,
    quality,
    tickets,
    ticket_edits,
    ticket_views,
    clocks,
    executors,
    guides,
    contacts,
    outages,
    messages,
    readings,
    reports,
    live,
    work,
    shifts,
    attachments,
    resident,
    resident_wishes,
    wallboard,
    users,
):
    app.register_blueprint(resource.blueprint)
