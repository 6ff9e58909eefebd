"""The application: one platform with its API, a stack per company, cdk-nag over everything."""

import json
from collections.abc import Sequence
from pathlib import Path

from aws_cdk import Annotations, App, Stack, Validations
from cdk_nag import AwsSolutionsChecks

from infra.companies.load import LoadedCompany, load_companies
from infra.connect_catalogue import QUEUES, QUEUES_PER_INSTANCE
from infra.flow_tests import check_flow_tests, group_flow_tests, load_flow_tests
from infra.layout import CDK_SETTINGS, COMPANIES, CONTACT_FLOWS, PAGES, ROUTES
from infra.pages_place import CONTEXT, UNSAID, read_pages_place
from infra.routes import load_routes
from infra.stacks.company import CompanyStack
from infra.stacks.flow_tests import FlowTestStack
from infra.stacks.pages import PagesStack
from infra.stacks.platform import PlatformStack
from infra.stacks.routes import RoutesStack

PLATFORM = "DozorPlatform"
ROUTES_STACK = "DozorRoutes"
PAGES_STACK = "DozorPages"
FLOW_TESTS = "DozorFlowTests-"
OF_DEPLOYMENTS = (CONTEXT, "number")
"""What a customer says in the context of cdk.json, which the CDK command line hands over."""
SHARED_QUEUES = len(QUEUES) + 1
"""The platform's, with the one that test cases use."""


def build_app(outdir: str | None = None, flows: Path = CONTACT_FLOWS, companies: Path = COMPANIES) -> App:
    """The CDK application, not yet synthesized. outdir: where to, by default where the CDK command line says."""
    settings = json.loads(CDK_SETTINGS.read_text(encoding="utf-8"))
    # The same settings without the CDK command line as with it, but for what a deployment alone has.
    context = {name: value for name, value in settings["context"].items() if name not in OF_DEPLOYMENTS}
    app = App(outdir=outdir, context=context, analytics_reporting=False, tree_metadata=False)
    loaded = load_companies(companies)
    check_quota(loaded)
    platform = PlatformStack(app, PLATFORM, flows)
    RoutesStack(app, ROUTES_STACK, platform.api, load_routes(ROUTES))
    pages = PagesStack(app, PAGES_STACK, platform, read_pages_place(app.node), PAGES)
    require_pages_place(platform, pages)
    for company in loaded:
        CompanyStack(app, f"DozorCompany-{company.slug}", company, platform)
    tests = load_flow_tests(flows / "tests")
    check_flow_tests(tests, platform.resolve_for_tests)
    for subject, group in group_flow_tests(tests).items():
        FlowTestStack(app, f"{FLOW_TESTS}{subject}", subject, group, platform)
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    return app


def require_pages_place(*stacks: Stack) -> None:
    """Let the CDK command line refuse stacks whose context says nothing of the pages; templates come out all the same.

    Deployed over pages that have a domain, such templates would take it away.
    """
    for stack in stacks:
        if stack.node.try_get_context(CONTEXT) is None:
            Annotations.of(stack).add_error(UNSAID)


def check_quota(companies: Sequence[LoadedCompany]) -> None:
    """Raises ValueError when the companies want more queues of their own than an instance has."""
    dedicated = [company.slug for company in companies if company.dedicated]
    if SHARED_QUEUES + len(dedicated) > QUEUES_PER_INSTANCE:
        raise ValueError(
            f"{len(dedicated)} companies want a queue of their own, and {SHARED_QUEUES} are the platform's; "
            f"an instance has {QUEUES_PER_INSTANCE}. Ask AWS for more, or set dedicated: false in some of "
            + ", ".join(dedicated)
        )
