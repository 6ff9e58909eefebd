"""What the stack of the pages promises: a closed bucket, strict headers, nothing stale, the desk in the agent workspace."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.layout import CDK_SETTINGS, PAGES, ROOT
from infra.pages_place import PagesPlace, PagesPlaceError, read_pages_place
from tests.infra.templates import Platform, Templates, as_list

pytestmark = [pytest.mark.infra, pytest.mark.xdist_group("infra")]

INSTANCE = "https://dozor-${AWS::AccountId}.my.connect.aws"


@pytest.fixture(scope="module")
def pages(templates: Templates) -> Platform:
    """The stack of the pages, asked in the same words."""
    return Platform(templates["DozorPages"])


def only(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    (properties,) = found.values()
    return properties


def say(value: Any) -> str:
    """A text of a template, with ${…} for what is known only when it is deployed."""
    if isinstance(value, str):
        return value
    if "Fn::Join" in value:
        return "".join(say(part) for part in value["Fn::Join"][1])
    if "Ref" in value:
        return f"${{{value['Ref']}}}"
    (reference,) = value.values()
    return f"${{{reference if isinstance(reference, str) else '.'.join(reference)}}}"


def distribution(pages: Platform) -> dict[str, Any]:
    config: dict[str, Any] = only(pages.of("AWS::CloudFront::Distribution"))["DistributionConfig"]
    return config


def security(pages: Platform) -> dict[str, Any]:
    config = only(pages.of("AWS::CloudFront::ResponseHeadersPolicy"))["ResponseHeadersPolicyConfig"]
    return dict(config["SecurityHeadersConfig"])


def policy(pages: Platform) -> dict[str, list[str]]:
    """Directive -> sources of the content security policy."""
    text = say(security(pages)["ContentSecurityPolicy"]["ContentSecurityPolicy"])
    directives = [directive.split() for directive in text.split("; ")]
    assert len({name for name, *_ in directives}) == len(directives), "a directive said twice counts once"
    return {name: sources for name, *sources in directives}


def test_the_bucket_is_closed_encrypted_and_read_by_this_distribution_alone(pages: Platform) -> None:
    bucket = only(pages.of("AWS::S3::Bucket"))
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    assert bucket["BucketEncryption"]
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    ((name, _),) = pages.of("AWS::CloudFront::Distribution").items()
    statements = only(pages.of("AWS::S3::BucketPolicy"))["PolicyDocument"]["Statement"]
    (allowed,) = [one for one in statements if one["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert set(allowed["Action"]) == {"s3:GetObject", "s3:ListBucket"}
    ((condition, source),) = allowed["Condition"]["StringEquals"].items()
    assert condition.lower() == "aws:sourcearn"
    assert say(source).endswith(f":distribution/${{{name}}}")
    (denied,) = [one for one in statements if one["Effect"] == "Deny"]
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_cloudfront_signs_every_request_to_the_bucket(pages: Platform) -> None:
    ((name, access),) = pages.of("AWS::CloudFront::OriginAccessControl").items()
    assert access["OriginAccessControlConfig"]["SigningBehavior"] == "always"
    (origin,) = distribution(pages)["Origins"]
    assert origin["OriginAccessControlId"] == {"Fn::GetAtt": [name, "Id"]}
    assert origin["S3OriginConfig"]["OriginAccessIdentity"] == ""


def behaviours(pages: Platform) -> list[dict[str, Any]]:
    config = distribution(pages)
    return [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]


def test_pages_are_read_over_tls_by_http_2_and_3_and_never_written(pages: Platform) -> None:
    assert distribution(pages)["HttpVersion"] == "http2and3"
    for behaviour in behaviours(pages):
        assert behaviour["ViewerProtocolPolicy"] == "redirect-to-https"
        assert behaviour["AllowedMethods"] == ["GET", "HEAD"]


def test_every_answer_has_the_strict_headers(pages: Platform) -> None:
    ((name, _),) = pages.of("AWS::CloudFront::ResponseHeadersPolicy").items()
    assert [one["ResponseHeadersPolicyId"] for one in behaviours(pages)] == [{"Ref": name}] * 2
    headers = security(pages)
    assert headers["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 365 * 24 * 3600
    assert not headers["StrictTransportSecurity"].get("IncludeSubdomains"), "below the pages' name nothing is ours"
    assert headers["ReferrerPolicy"]["ReferrerPolicy"] == "strict-origin", "the panel wants the origin, nobody the path"
    assert 'name="referrer"' not in (PAGES / "index.html").read_text(encoding="utf-8"), "it would overrule the header"
    assert all(one["Override"] is True for one in headers.values())
    assert "ContentTypeOptions" in headers
    assert "FrameOptions" not in headers, "it could only keep the agent workspace out"


def test_no_script_but_the_pages_own_runs(pages: Platform) -> None:
    assert policy(pages)["script-src"] == ["'self'"]
    assert policy(pages)["default-src"] == ["'none'"]
    assert policy(pages)["base-uri"] == ["'none'"]
    assert policy(pages)["form-action"] == ["'none'"]
    assert policy(pages)["worker-src"] == ["'self'"]


def test_styles_may_be_elements_of_the_page_and_never_attributes_of_markup(pages: Platform) -> None:
    loose = {name for name, sources in policy(pages).items() if "'unsafe-inline'" in sources}
    assert loose == {"style-src", "style-src-elem"}
    assert policy(pages)["style-src-attr"] == ["'none'"]


def test_the_policy_names_its_hosts_and_knows_no_wildcard(pages: Platform) -> None:
    for name, sources in policy(pages).items():
        for source in sources:
            assert "*" not in source, name
            assert "unsafe-eval" not in source, name
            assert source not in ("https:", "http:", "wss:", "ws:"), name


def test_pages_may_fetch_from_the_api_the_socket_sign_in_and_the_files_and_nowhere_else(
    pages: Platform, templates: Templates
) -> None:
    own, *others = policy(pages)["connect-src"]
    assert own == "'self'"
    exported = {
        output["Export"]["Name"]: say(output["Value"])
        for output in templates["DozorPlatform"]["Outputs"].values()
        if "Export" in output
    }
    told = [resolve(source, exported) for source in others]
    api, live, sign_in, recordings, attachments = told
    assert api.startswith("${HttpApi")
    assert api.endswith("ApiEndpoint}")
    assert live.startswith("${LiveApi")
    assert live.endswith("ApiEndpoint}/live")
    assert sign_in == "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}"
    assert recordings.startswith("https://${StorageRecordings")
    assert attachments.startswith("https://${StorageAttachments")
    assert [resolve(one, exported) for one in policy(pages)["media-src"]] == [
        *("'self'", "blob:", recordings, attachments)
    ]
    assert [resolve(one, exported) for one in policy(pages)["img-src"]] == ["'self'", "data:", "blob:", attachments]


def resolve(source: str, exported: dict[str, str]) -> str:
    """A source with the platform's exports in place of their names."""
    for name, value in exported.items():
        source = source.replace(f"${{{name}}}", value)
    return source


def test_only_this_instances_workspace_shows_the_pages_and_only_its_panel_is_shown_in_them(pages: Platform) -> None:
    assert policy(pages)["frame-ancestors"] == ["'self'", INSTANCE]
    assert policy(pages)["frame-src"] == [INSTANCE]


def test_the_desk_and_the_panel_that_it_holds_get_the_microphone_and_nobody_gets_the_rest(pages: Platform) -> None:
    config = only(pages.of("AWS::CloudFront::ResponseHeadersPolicy"))["ResponseHeadersPolicyConfig"]
    custom = {one["Header"]: say(one["Value"]) for one in config["CustomHeadersConfig"]["Items"]}
    permissions = dict(one.split("=", 1) for one in custom["permissions-policy"].split(", "))
    assert permissions["microphone"] == f'(self "{INSTANCE}")', "what a page has not it cannot hand to a frame"
    assert {permissions[name] for name in ("camera", "geolocation", "usb", "payment", "display-capture")} == {"()"}
    assert custom["cross-origin-opener-policy"] == "same-origin-allow-popups"


# CloudFront developer guide, "Use managed cache policies".
DISABLED, OPTIMIZED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "658327ea-f89d-4fab-a63d-7e88639e58f6"


def test_only_files_with_a_digest_in_their_name_are_kept_at_the_edge(pages: Platform) -> None:
    config = distribution(pages)
    assert config["DefaultCacheBehavior"]["CachePolicyId"] == DISABLED
    (assets,) = config["CacheBehaviors"]
    assert (assets["PathPattern"], assets["CachePolicyId"], assets["Compress"]) == ("/assets/*", OPTIMIZED, True)


def test_a_missing_file_stays_an_error(pages: Platform) -> None:
    config = distribution(pages)
    assert "CustomErrorResponses" not in config
    assert "FunctionAssociations" not in config["CacheBehaviors"][0]
    (finder,) = config["DefaultCacheBehavior"]["FunctionAssociations"]
    assert finder["EventType"] == "viewer-request"


def test_the_pages_are_told_of_this_very_deployment(pages: Platform) -> None:
    published = only(pages.of("Custom::DozorPages"))
    settings = json.loads(say(published["Settings"]))
    assert set(settings) == {"api", "cognito", "connect"}
    assert "ApiEndpoint" in settings["api"]
    assert settings["cognito"]["endpoint"] == "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/"
    assert settings["cognito"]["region"] == "${AWS::Region}"
    assert settings["connect"]["ccp_url"] == f"{INSTANCE}/ccp-v2/"


def test_the_build_is_the_one_that_lies_there_and_is_not_copied(templates: Templates, pages: Platform) -> None:
    manifest = json.loads((templates.folder / "DozorPages.assets.json").read_text(encoding="utf-8"))
    key = only(pages.of("Custom::DozorPages"))["BuildKey"].removesuffix(".zip")
    source = manifest["files"][key]["source"]
    assert (templates.folder / source["path"]).resolve() == PAGES
    assert source["packaging"] == "zip"


def test_whoever_publishes_may_write_the_pages_and_read_their_build_and_nothing_else(pages: Platform) -> None:
    statements = only(pages.of("AWS::IAM::Policy"))["PolicyDocument"]["Statement"]
    told = {say(one["Resource"]).rpartition("/")[2]: set(as_list(one["Action"])) for one in statements}
    key = only(pages.of("Custom::DozorPages"))["BuildKey"]
    assert told.pop(key) == {"s3:GetObject"}
    assert told.pop("*") == {"s3:GetObject", "s3:PutObject", "s3:PutObjectTagging"}
    (listing,) = told.values()
    assert listing == {"s3:ListBucket"}


def test_retired_assets_go_after_a_month_and_no_other(pages: Platform) -> None:
    rules = only(pages.of("AWS::S3::Bucket"))["LifecycleConfiguration"]["Rules"]
    (expiring,) = [rule for rule in rules if "ExpirationInDays" in rule]
    assert expiring["ExpirationInDays"] == 30
    assert expiring["TagFilters"] == [{"Key": "retired", "Value": "true"}]


def test_the_desk_is_an_application_of_the_agent_workspace_and_an_origin_of_its_panel(platform: Platform) -> None:
    ((desk, application),) = platform.of("AWS::AppIntegrations::Application").items()
    address = {"Ref": "PagesAddress"}
    source = application["ApplicationSourceConfig"]["ExternalUrlConfig"]
    assert say(source["AccessUrl"]) == "${PagesAddress}/desk"
    assert source["ApprovedOrigins"] == [address]
    assert application["ApplicationConfig"] == {"ContactHandling": {"Scope": "CROSS_CONTACTS"}}
    assert {"Contact.Details.View", "User.Status.Edit"} <= set(application["Permissions"])
    joined = [
        one
        for one in platform.of("AWS::Connect::IntegrationAssociation").values()
        if one["IntegrationType"] == "APPLICATION"
    ]
    assert [one["IntegrationArn"] for one in joined] == [{"Fn::GetAtt": [desk, "ApplicationArn"]}]
    assert only(platform.of("AWS::Connect::ApprovedOrigin"))["Origin"] == address


@pytest.mark.parametrize("profile", ["Dozor operator", "Dozor supervisor"])
def test_operators_and_supervisors_see_the_desk_once_the_instance_has_it(platform: Platform, profile: str) -> None:
    (found,) = [
        one
        for one in platform.resources.values()
        if one["Type"] == "AWS::Connect::SecurityProfile" and one["Properties"]["SecurityProfileName"] == profile
    ]
    namespace = only(platform.of("AWS::AppIntegrations::Application"))["Namespace"]
    assert found["Properties"]["Applications"] == [{"ApplicationPermissions": ["ACCESS"], "Namespace": namespace}]
    assert any("AgentWorkspace" in name for name in found["DependsOn"])


CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666"


ADDRESS = "https://desk.example.org"
OWN = {
    "domain": "desk.example.org",
    "certificate": CERTIFICATE,
    "map_tiles": "https://tiles.example.org/{z}/{x}/{y}.png",
    "map_attribution": "© Somebody",
}


@pytest.fixture(scope="module")
def with_a_domain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Platform, Platform]:
    """The platform and the pages of somebody who has a domain."""
    return synthesize(tmp_path_factory.mktemp("domain"), {"pages": OWN})


def test_a_domain_of_ones_own_is_where_links_lead_and_takes_tls_1_2_or_newer(
    with_a_domain: tuple[Platform, Platform],
) -> None:
    _, pages = with_a_domain
    config = distribution(pages)
    assert config["Aliases"] == ["desk.example.org"]
    assert config["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert config["ViewerCertificate"]["AcmCertificateArn"] == CERTIFICATE
    assert pages.template["Outputs"]["PagesAddress"]["Value"] == ADDRESS
    assert "https://tiles.example.org" in policy(pages)["img-src"]
    settings = json.loads(say(only(pages.of("Custom::DozorPages"))["Settings"]))
    assert settings["map"] == {"address": OWN["map_tiles"], "attribution": "© Somebody"}


def test_a_platform_that_had_no_domain_hears_of_one_in_every_place(
    platform: Platform, with_a_domain: tuple[Platform, Platform]
) -> None:
    """Of a parameter CloudFormation keeps what it was told once, so the domain may not be the default of one."""
    told, _ = with_a_domain
    assert set(platform.template["Parameters"]) - set(told.template["Parameters"]) == {"PagesAddress"}
    assert put_address(platform.resources) == put_address(told.resources)


def put_address(value: Any) -> Any:
    """A part of a template with the address in place of the parameter, and joined where everything is known then."""
    if value == {"Ref": "PagesAddress"}:
        return ADDRESS
    if isinstance(value, dict):
        settled = {name: put_address(part) for name, part in value.items()}
        parts = settled.get("Fn::Join", ("", [{}]))[1]
        return "".join(parts) if all(isinstance(part, str) for part in parts) else settled
    return [put_address(part) for part in value] if isinstance(value, list) else value


def synthesize(folder: Path, context: dict[str, Any]) -> tuple[Platform, Platform]:
    """The platform and the pages, with that context."""
    from aws_cdk import App

    from infra.stacks.pages import PagesStack
    from infra.stacks.platform import PlatformStack

    settings = json.loads(CDK_SETTINGS.read_text(encoding="utf-8"))["context"]
    app = App(outdir=str(folder), context={**settings, **context})
    platform = PlatformStack(app, "DozorPlatform")
    PagesStack(app, "DozorPages", platform, read_pages_place(app.node), PAGES)
    app.synth()
    read = (
        json.loads((folder / f"{name}.template.json").read_text("utf-8")) for name in ("DozorPlatform", "DozorPages")
    )
    first, second = (Platform(template) for template in read)
    return first, second


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ({"domain": "desk.example.org"}, "go together"),
        ({"certificate": CERTIFICATE}, "go together"),
        (
            {"domain": "desk.example.org", "certificate": CERTIFICATE.replace("us-east-1", "eu-central-1")},
            "us-east-1 only",
        ),
        ({"map_tiles": "http://tiles.example.org/{z}"}, "https"),
        ({"map_tiles": "https://tiles.example.org/{z}"}, "map_attribution"),
    ],
)
def test_what_does_not_go_together_is_told(place: dict[str, str], reason: str) -> None:
    with pytest.raises(PagesPlaceError, match=reason):
        PagesPlace(**place)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"domian": "desk.example.org"}, "domian: only domain, certificate"),
        ("desk.example.org", "in cdk.json an object"),
        ("", "in cdk.json an object"),
    ],
)
def test_what_is_not_understood_is_told_instead_of_left_out(said: object, reason: str) -> None:
    from aws_cdk import App

    with pytest.raises(PagesPlaceError, match=reason):
        read_pages_place(App(context={"pages": said}).node)


@pytest.mark.parametrize("stack", ["DozorPlatform", "DozorPages", "DozorCompany-zarya"])
def test_a_deployment_that_does_not_say_where_the_pages_are_does_not_begin(templates: Templates, stack: str) -> None:
    """Else the one after the first, without the domain, would take it from the pages and from every link in a message."""
    command = [ROOT / "infra" / "node_modules" / ".bin" / "cdk", "deploy", stack, "--app", templates.folder]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    nowhere = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "PATH": path}
    ended = subprocess.run(
        [*map(str, command), "--require-approval", "never"],
        env={**os.environ, **nowhere},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert 'Say in the context of cdk.json where the pages are: "pages": "cloudfront"' in ended.stderr + ended.stdout
    assert "Synthesis finished with errors" in ended.stderr + ended.stdout


def test_what_a_customer_says_in_cdk_json_is_for_deployments_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the CDK command line the same templates come out in every clone."""
    import infra.assembly

    settings = json.loads(CDK_SETTINGS.read_text(encoding="utf-8"))
    settings["context"] |= {"pages": OWN, "number": "PL:TOLL_FREE"}
    (tmp_path / "cdk.json").write_text(json.dumps(settings), encoding="utf-8")
    monkeypatch.setattr(infra.assembly, "CDK_SETTINGS", tmp_path / "cdk.json")
    monkeypatch.delenv("CDK_CONTEXT_JSON", raising=False)

    app = infra.assembly.build_app(str(tmp_path / "out"))

    assert [app.node.try_get_context(name) for name in ("pages", "number")] == [None, None]


def test_pages_that_were_not_built_stop_the_synth_with_what_to_do(tmp_path: Path) -> None:
    from infra.assets import fingerprint_pages

    with pytest.raises(FileNotFoundError, match="make setup"):
        fingerprint_pages(tmp_path)
