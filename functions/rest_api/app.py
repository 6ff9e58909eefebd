"""The application that API Gateway calls: `functions.rest_api.app.app`."""

from chalice.app import Chalice

from functions.rest_api.routes import callers, contacts, live, me, outages, problems, readings, reports, tickets, work

app = Chalice(app_name="rest_api", configure_logs=False)
for resource in (me, callers, problems, tickets, contacts, outages, readings, reports, live, work):
    app.register_blueprint(resource.blueprint)
