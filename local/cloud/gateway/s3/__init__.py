"""Links to S3 that are checked as S3 checks them, before moto (which believes every link) answers."""
