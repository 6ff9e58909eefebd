"""What the platform decides for all companies, as plain data that functions are told in their environment."""

# What may be attached to a ticket: the platform's own data, told to functions as ATTACHMENT_RULES (`AttachmentRules`).
ATTACHMENT_RULES: dict[str, object] = {
    "largest_bytes": 20 * 1024 * 1024,
    "most": 30,
    "most_of_resident": 10,
    "upload_seconds": 10 * 60,
    "link_seconds": 15 * 60,
    "endings": {
        "image/jpeg": [".jpg", ".jpeg"],
        "image/png": [".png"],
        "image/webp": [".webp"],
        "image/heic": [".heic", ".heif"],
        "application/pdf": [".pdf"],
        "video/mp4": [".mp4", ".m4v", ".3gp"],
        "video/quicktime": [".mov", ".qt"],
    },
}

# The wallboard of the centre: the platform's own data, told to functions as CENTRE_RULES (`CentreRules`). Seconds and percent.
# A request to most of Connect's operations twice a second is all an account may do ("Amazon Connect service quotas").
CENTRE_RULES: dict[str, object] = {
    "time_zone": "Europe/Moscow",
    "look_every": 4,
    "count_every": 60,
    "stale_after": 15,
    "service_level_within": 20,
    "service_level_target": 80,
    "wait_warning": 60,
    "wait_late": 300,
    "prefer_for": 120,
}
