"""People get their accounts: in the user pool, and, if they take calls, in Connect, under the same e-mail."""

from collections.abc import Iterable, Mapping

import boto3

from local.demo.logins import Login

# Who takes calls, and the output that names what they may do with them.
SECURITY_PROFILES: Mapping[str, str] = {"operator": "SecurityProfileArn", "supervisor": "SupervisorProfileArn"}


def sign_up(session: boto3.Session, outputs: Mapping[str, str], logins: Iterable[Login]) -> None:
    """Make the accounts. outputs: those of the platform stack."""
    people, centre = session.client("cognito-idp"), session.client("connect")
    pool = outputs["UserPoolId"]
    for login in logins:
        people.admin_create_user(
            UserPoolId=pool,
            Username=login.email,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "email", "Value": login.email},
                {"Name": "email_verified", "Value": "true"},
                {"Name": "name", "Value": login.name},
                {"Name": "custom:companies", "Value": ",".join(login.companies)},
            ],
        )
        people.admin_set_user_password(UserPoolId=pool, Username=login.email, Password=login.password, Permanent=True)
        people.admin_add_user_to_group(UserPoolId=pool, Username=login.email, GroupName=login.role)
        if login.role in SECURITY_PROFILES:
            first, _, last = login.name.partition(" ")
            centre.create_user(
                Username=login.email,
                InstanceId=outputs["InstanceId"],
                RoutingProfileId=outputs["RoutingProfileArn"].rpartition("/")[2],
                SecurityProfileIds=[outputs[SECURITY_PROFILES[login.role]].rpartition("/")[2]],
                PhoneConfig={"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0},
                IdentityInfo={"FirstName": first, "LastName": last or first},
            )
