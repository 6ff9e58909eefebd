"""Custom resource Custom::DozorPages: a build of the pages, put into the bucket that CloudFront serves."""

from dozor.application.publish_pages import publish_pages
from dozor.bootstrap.pages import pages_builds, pages_host
from dozor.entry.custom_resource import RequestType, ResourceAnswer, ResourceRequest, serves_resource


@serves_resource
def handler(request: ResourceRequest) -> ResourceAnswer:
    """Properties BuildBucket and BuildKey (a zip file), Bucket (where to), Settings (the text of settings.json).

    Nothing is taken away when the resource goes: the bucket outlives the stack, and somebody may have a page open.
    """
    bucket = request.property("Bucket")
    if request.type is RequestType.DELETE:
        return ResourceAnswer(request.physical_id, {})
    build = pages_builds().read(request.property("BuildBucket"), request.property("BuildKey"))
    count = publish_pages(build, request.property("Settings"), pages_host(bucket))
    return ResourceAnswer(f"{bucket}/pages", {"Files": str(count)})
