"""The pages: where they lie, how they are served, what they are told, and the build itself."""

from pathlib import Path

from aws_cdk import Aws, CfnOutput, DefaultStackSynthesizer, Stack, aws_iam, aws_s3_assets
from constructs import Construct

from infra.assets import fingerprint_pages
from infra.constructs.custom_resources import publish_pages
from infra.constructs.nag import acknowledge, logical_id
from infra.constructs.pages_headers import Neighbours, make_headers
from infra.constructs.pages_site import PagesSite
from infra.pages_place import PagesPlace
from infra.stacks.platform import PlatformStack

_NO_COPY = "aws:cdk:disable-asset-staging"


class PagesStack(Stack):
    """One beside the platform. pages: the folder of the build (FileNotFoundError when nothing was built)."""

    def __init__(
        self, scope: Construct, identity: str, platform: PlatformStack, place: PagesPlace, pages: Path
    ) -> None:
        super().__init__(
            scope,
            identity,
            description="Dozor: the pages",
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        self._platform = platform
        headers = make_headers(self, "Headers", self._neighbours(place))
        self.site = PagesSite(self, "Site", place, headers)
        self._publish(self._upload(pages), place)
        CfnOutput(self, "PagesAddress", value=self.site.address)
        CfnOutput(self, "DistributionName", value=self.site.distribution.distribution_domain_name)

    def _neighbours(self, place: PagesPlace) -> Neighbours:
        platform = self._platform
        return Neighbours(
            api=platform.api.address,
            live=platform.live.address,
            sign_in=_sign_in(),
            recordings=f"https://{platform.storage.recordings.bucket_regional_domain_name}",
            attachments=f"https://{platform.storage.attachments.bucket_regional_domain_name}",
            instance=platform.centre.address,
            tiles=place.map_host,
        )

    def _upload(self, pages: Path) -> aws_s3_assets.Asset:
        """The build as it lies there, not a copy of it in the assembly: the laptop takes it from there, without a new synth."""
        scope = Construct(self, "Build")
        scope.node.set_context(_NO_COPY, True)
        return aws_s3_assets.Asset(scope, "Asset", path=str(pages), asset_hash=fingerprint_pages(pages))

    def _publish(self, build: aws_s3_assets.Asset, place: PagesPlace) -> None:
        function = self._platform.functions["publish_pages"]
        allowed = self._allow(build)
        resource = publish_pages(
            self,
            "Pages",
            function,
            {
                "BuildBucket": build.s3_bucket_name,
                "BuildKey": build.s3_object_key,
                "Bucket": self.site.bucket.bucket_name,
                "Settings": self.to_json_string(self._settings(place)),
            },
        )
        resource.node.add_dependency(allowed)

    def _allow(self, build: aws_s3_assets.Asset) -> aws_iam.Policy:
        """Let the platform's function do it; the right stands here, where the bucket is."""
        bucket = self.site.bucket
        statement = aws_iam.PolicyStatement
        role = self._platform.functions["publish_pages"].role
        assert role is not None  # noqa: S101 — all functions of the catalogue have one
        policy = aws_iam.Policy(
            self,
            "Publish",
            roles=[role],
            statements=[
                statement(
                    actions=["s3:GetObject"],
                    resources=[f"arn:{Aws.PARTITION}:s3:::{build.s3_bucket_name}/{build.s3_object_key}"],
                ),
                statement(
                    actions=["s3:GetObject", "s3:PutObject", "s3:PutObjectTagging"],
                    resources=[bucket.arn_for_objects("*")],
                ),
                statement(actions=["s3:ListBucket"], resources=[bucket.bucket_arn]),
            ],
        )
        acknowledge(
            policy,
            f"IAM5[Resource::<{logical_id(bucket)}.Arn>/*]",
            "What the build calls its files is the build's affair.",
        )
        return policy

    def _settings(self, place: PagesPlace) -> dict[str, object]:
        """The document that the pages read at their start (web/src/settings/settings.ts)."""
        platform = self._platform
        client = platform.people.client.user_pool_client_id
        settings: dict[str, object] = {
            "api": platform.api.address,
            "cognito": {"endpoint": f"{_sign_in()}/", "client_id": client, "region": Aws.REGION},
            "connect": {"ccp_url": f"{platform.centre.address}/ccp-v2/"},
        }
        if place.map_tiles:
            settings["map"] = {"address": place.map_tiles, "attribution": place.map_attribution}
        return settings


def _sign_in() -> str:
    """Amazon Cognito endpoints ("AWS General Reference")."""
    return f"https://cognito-idp.{Aws.REGION}.{Aws.URL_SUFFIX}"
