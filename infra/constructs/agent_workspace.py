"""The pages in Connect's agent workspace: the desk as an application of it, and the pages as an origin of its panel.

An application is seen by those whose security profile names it (Connect administrator guide, "Third-party applications
(3p apps) in the agent workspace"); its permissions are those of "Events and requests".
"""

from aws_cdk import aws_appintegrations, aws_connect
from constructs import Construct

from infra.constructs.contact_centre import ContactCentre

NAMESPACE = "dozor.desk"
_NEEDED = (
    "Contact.Attributes.View",
    "Contact.CustomerDetails.View",
    "Contact.Details.Edit",
    "Contact.Details.View",
    "User.Configuration.View",
    "User.Details.View",
    "User.Status.Edit",
    "User.Status.View",
)
# "Iframe permissions": the first four every application has; files are downloaded, and leaving a form is asked about.
_SANDBOX = ("allow-forms", "allow-popups", "allow-same-origin", "allow-scripts", "allow-downloads", "allow-modals")
_FIRST_SECONDS = 30


class AgentWorkspace(Construct):
    """pages: the address of the pages, no trailing slash."""

    def __init__(self, scope: Construct, identity: str, centre: ContactCentre, pages: str) -> None:
        super().__init__(scope, identity)
        application = self._make_application(pages)
        joined = aws_connect.CfnIntegrationAssociation(
            self,
            "Joined",
            instance_id=centre.arn,
            integration_type="APPLICATION",
            integration_arn=application.attr_application_arn,
        )
        # Stand-alone the desk holds Connect's panel in a frame, which only these origins may.
        aws_connect.CfnApprovedOrigin(self, "Origin", instance_id=centre.arn, origin=pages)
        seen = aws_connect.CfnSecurityProfile.ApplicationProperty(
            namespace=NAMESPACE, application_permissions=["ACCESS"]
        )
        for profile in (centre.security_profile, centre.supervisor_profile):
            profile.applications = [seen]
            profile.add_resource_dependency(joined)  # a profile may only name what the instance has

    def _make_application(self, pages: str) -> aws_appintegrations.CfnApplication:
        application = aws_appintegrations.CfnApplication
        return application(
            self,
            "Desk",
            name="Dozor",
            namespace=NAMESPACE,
            description="The desk: tickets, residents, the register, the wallboard.",
            application_source_config=application.ApplicationSourceConfigProperty(
                external_url_config=application.ExternalUrlConfigProperty(
                    access_url=f"{pages}/desk", approved_origins=[pages]
                )
            ),
            # One desk for all contacts: it knows by itself which one it is about.
            application_config=application.ApplicationConfigProperty(
                contact_handling=application.ContactHandlingProperty(scope="CROSS_CONTACTS")
            ),
            initialization_timeout=_FIRST_SECONDS * 1000,
            iframe_config=application.IframeConfigProperty(allow=["clipboard-write"], sandbox=[*_SANDBOX]),
            permissions=[*_NEEDED],
        )
