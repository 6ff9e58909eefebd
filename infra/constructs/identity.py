"""Who people are: the user pool, its groups and the pages' client."""

from aws_cdk import Duration, RemovalPolicy, aws_cognito
from constructs import Construct

from dozor.domain.user import Role
from infra.constructs.nag import acknowledge

COMPANIES, FORMER = "companies", "former"
# One template for everybody, whatever they speak ("Customizing user pool messages": HTML; {username} and {####} are filled in).
PAGES = "{pages}"
INVITATION_SUBJECT = "Dozor: приглашение / invitation"
INVITATION = (
    "Для вас открыта учётная запись в Дозоре: {pages}/home",
    "Вход: {username}, первый пароль: {####} (действует три дня). При первом входе вы придумаете свой.",
    "",
    "You have an account in Dozor: {pages}/home",
    "Sign in as {username}, with {####} to begin with (good for three days). You will choose a password of your own.",
)
CODE_SUBJECT = "Dozor: код / code"
CODE = (
    "Ваш код для нового пароля: {####}. Если вы его не просили, ничего делать не нужно.",
    "Your code for another password: {####}. If you have not asked for it, nothing needs to be done.",
)


class Identity(Construct):
    """People sign in with their e-mail address. What they may see is said by the group and by `custom:companies`.

    `custom:former`: whose account it was, of somebody who has no company any more.
    pages: the address of the pages, no trailing slash.
    """

    def __init__(self, scope: Construct, identity: str, pages: str) -> None:
        super().__init__(scope, identity)
        self.pool = aws_cognito.UserPool(
            self,
            "People",
            self_sign_up_enabled=False,
            sign_in_aliases=aws_cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            # The journal knows people by their e-mail address: a new one counts only once its owner has confirmed it.
            auto_verify=aws_cognito.AutoVerifiedAttrs(email=True),
            keep_original=aws_cognito.KeepOriginalAttrs(email=True),
            standard_attributes=aws_cognito.StandardAttributes(
                # Not "required": every client may write what is ("User pool attributes"), and an address is who one is.
                email=aws_cognito.StandardAttribute(required=False, mutable=True),
                fullname=aws_cognito.StandardAttribute(required=False, mutable=True),
            ),
            custom_attributes={
                name: aws_cognito.StringAttribute(mutable=True, max_len=2048) for name in (COMPANIES, FORMER)
            },
            user_invitation=aws_cognito.UserInvitationConfig(
                email_subject=INVITATION_SUBJECT, email_body="<br>".join(INVITATION).replace(PAGES, pages)
            ),
            user_verification=aws_cognito.UserVerificationConfig(
                email_subject=CODE_SUBJECT,
                email_body="<br>".join(CODE),
                email_style=aws_cognito.VerificationEmailStyle.CODE,
            ),
            account_recovery=aws_cognito.AccountRecovery.EMAIL_ONLY,
            mfa=aws_cognito.Mfa.OPTIONAL,
            mfa_second_factor=aws_cognito.MfaSecondFactor(otp=True, sms=False),
            password_policy=aws_cognito.PasswordPolicy(
                min_length=12,
                require_digits=True,
                require_lowercase=True,
                require_uppercase=True,
                require_symbols=True,
                temp_password_validity=Duration.days(3),
            ),
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for role in Role:
            aws_cognito.UserPoolGroup(self, f"Group-{role}", user_pool=self.pool, group_name=role.value)
        self.client = self._make_client()
        acknowledge(
            self.pool,
            "COG2",
            "Operators share a desk and have no second device; who wants one can add an authenticator.",
        )
        acknowledge(self.pool, "COG3", "Threat protection is priced per user; the centre that runs this decides.")
        acknowledge(self.pool, "COG8", "The Essentials plan has what the pages use; Plus is priced per user.")

    def _make_client(self) -> aws_cognito.UserPoolClient:
        readable = aws_cognito.ClientAttributes().with_standard_attributes(
            email=True, email_verified=True, fullname=True
        )
        # Nobody writes anything of their own: `companies` says whose tickets one sees, the address whose talks are one's
        # own, and the name is what the journal shows. The language stands here because none named means all.
        writable = aws_cognito.ClientAttributes().with_standard_attributes(locale=True)
        return self.pool.add_client(
            "Pages",
            auth_flows=aws_cognito.AuthFlow(user_password=True, user_srp=True),
            disable_o_auth=True,
            generate_secret=False,
            prevent_user_existence_errors=True,
            id_token_validity=Duration.hours(1),
            access_token_validity=Duration.hours(1),
            refresh_token_validity=Duration.hours(16),
            read_attributes=readable.with_custom_attributes(COMPANIES),
            write_attributes=writable,
        )
