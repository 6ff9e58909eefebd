"""The bucket that the built pages lie in, closed, and CloudFront before it."""

from aws_cdk import Duration, Stack, aws_certificatemanager, aws_cloudfront, aws_s3
from aws_cdk.aws_cloudfront_origins import S3BucketOrigin
from constructs import Construct

from infra.constructs.buckets import make_bucket
from infra.constructs.nag import acknowledge
from infra.layout import EDGE
from infra.pages_place import PagesPlace

# The tag that `dozor.adapters.s3.pages_host` puts on assets of which the current release knows nothing any more.
RETIRED = {"retired": "true"}
_RETIRED_FOR = Duration.days(30)
ASSETS = "/assets/*"


class PagesSite(Construct):
    """headers: what browsers are told with every answer. Nothing here is deleted with the stack but the distribution."""

    def __init__(
        self, scope: Construct, identity: str, place: PagesPlace, headers: aws_cloudfront.ResponseHeadersPolicy
    ) -> None:
        super().__init__(scope, identity)
        self._place = place
        self._headers = headers
        self.bucket = self._make_bucket()
        self.distribution = self._make_distribution()

    @property
    def address(self) -> str:
        """https://…, no trailing slash."""
        return self._place.address or f"https://{self.distribution.distribution_domain_name}"

    def _make_bucket(self) -> aws_s3.Bucket:
        bucket = make_bucket(
            self,
            "Bucket",
            lifecycle_rules=[
                # Counted from when the tag was put on: a page that is open all the while may still ask for it.
                aws_s3.LifecycleRule(tag_filters=RETIRED, expiration=_RETIRED_FOR),
                aws_s3.LifecycleRule(noncurrent_version_expiration=_RETIRED_FOR),
            ],
        )
        acknowledge(bucket, "S1", "Holds nothing but what every visitor is shown; CloudFront alone reads it.")
        return bucket

    def _make_distribution(self) -> aws_cloudfront.Distribution:
        place = self._place
        access = aws_cloudfront.S3OriginAccessControl(self, "Access", description="Dozor: the pages")
        # Without the right to list, S3 would say 403 for what is simply not there.
        levels = [aws_cloudfront.AccessLevel.READ, aws_cloudfront.AccessLevel.LIST]
        origin = S3BucketOrigin.with_origin_access_control(
            self.bucket, origin_access_control=access, origin_access_levels=levels
        )
        certificate = aws_certificatemanager.Certificate.from_certificate_arn(self, "Certificate", place.certificate)
        distribution = aws_cloudfront.Distribution(
            self,
            "Distribution",
            comment="Dozor: the pages",
            default_root_object="index.html",
            # What keeps its name is asked for anew every time: a release is seen at once, and nothing is to be invalidated.
            default_behavior=self._behave(
                origin, aws_cloudfront.CachePolicy.CACHING_DISABLED, self._make_finder(), compress=False
            ),
            additional_behaviors={ASSETS: self._behave(origin, aws_cloudfront.CachePolicy.CACHING_OPTIMIZED)},
            http_version=aws_cloudfront.HttpVersion.HTTP2_AND_3,
            minimum_protocol_version=aws_cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
            price_class=aws_cloudfront.PriceClass.PRICE_CLASS_ALL,
            certificate=certificate if place.domain else None,
            domain_names=[place.domain] if place.domain else None,
            web_acl_id=place.web_acl or None,
        )
        _explain(distribution, place)
        return distribution

    def _behave(
        self,
        origin: aws_cloudfront.IOrigin,
        caching: aws_cloudfront.ICachePolicy,
        function: aws_cloudfront.Function | None = None,
        *,
        compress: bool = True,
    ) -> aws_cloudfront.BehaviorOptions:
        asked = aws_cloudfront.FunctionEventType.VIEWER_REQUEST
        return aws_cloudfront.BehaviorOptions(
            origin=origin,
            allowed_methods=aws_cloudfront.AllowedMethods.ALLOW_GET_HEAD,
            viewer_protocol_policy=aws_cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            cache_policy=caching,
            response_headers_policy=self._headers,
            compress=compress,
            function_associations=[aws_cloudfront.FunctionAssociation(event_type=asked, function=function)]
            if function
            else None,
        )

    def _make_finder(self) -> aws_cloudfront.Function:
        return aws_cloudfront.Function(
            self,
            "FindFile",
            # A name of its own: CDK's would have the region in it before the region is known.
            function_name=f"{Stack.of(self).stack_name}-find-file",
            comment="Every address of a page is index.html",
            code=aws_cloudfront.FunctionCode.from_inline((EDGE / "find_file.js").read_text(encoding="utf-8")),
            runtime=aws_cloudfront.FunctionRuntime.JS_2_0,
        )


def _explain(distribution: aws_cloudfront.Distribution, place: PagesPlace) -> None:
    acknowledge(distribution, "CFR1", "Residents and executors travel, and an emergency does not ask where one is.")
    acknowledge(distribution, "CFR3", "Executors' and residents' addresses are their keys: no log may have them in it.")
    if not place.web_acl:
        acknowledge(
            distribution,
            "CFR2",
            "Static files; a WAF is priced by the month: `web_acl` of the context `pages` puts one before it.",
        )
    if not place.domain:
        acknowledge(
            distribution,
            "CFR4",
            "Of its own name CloudFront decides itself; a domain of one's own is TLS 1.2 or newer.",
        )
