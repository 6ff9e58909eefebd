"""The resource types of a template that the laptop keeps on record without imitating them, each with the reason."""

RECORD_ONLY: dict[str, str] = {
    "AWS::CDK::Metadata": "counts CDK's users; nothing to run",
    "AWS::CloudWatch::CompositeAlarm": "moto has none, and nothing on the laptop waits for an alarm",
    "AWS::CloudWatch::Dashboard": "a page of the AWS console; the laptop has its own wallboard",
    "AWS::AppIntegrations::Application": "an entry of the agent workspace, which the laptop has not",
    "AWS::CloudFront::OriginAccessControl": "the laptop's edge may read every bucket; policies are tested on the template",
    "AWS::Events::EventBusPolicy": "IAM is not enforced on the laptop; policies are tested on the template",
    "AWS::Lambda::LayerVersionPermission": "IAM is not enforced on the laptop",
    "AWS::Logs::QueryDefinition": "a saved query of the AWS console",
    "AWS::Cognito::ManagedLoginBranding": "the hosted login page is not imitated; the pages sign in by themselves",
    "AWS::Cognito::UserPoolUICustomizationAttachment": "the hosted login page is not imitated",
    "AWS::ResourceGroups::Group": "groups resources in the AWS console",
    "AWS::SES::ConfigurationSetEventDestination": "moto sends no SES events",
    "AWS::WAFv2::WebACL": "protects the public edge, which a laptop has not",
    "AWS::WAFv2::WebACLAssociation": "belongs to WAF",
    "AWS::XRay::Group": "traces are not collected on the laptop",
    "Custom::S3AutoDeleteObjects": "empties a bucket before its deletion by a Node.js function; the laptop forgets everything",
    "Custom::LogRetention": "sets a log group's retention by a Node.js function; the laptop forgets everything",
}
