/**
 * Signing in within the page, by Amazon Cognito's own JSON protocol (API reference: InitiateAuth, RespondToAuthChallenge).
 * No hosted page: it would not open inside the frame of the agent workspace.
 */
import type { Settings } from "~/settings/settings";

/** Tokens of one person. expires: milliseconds since the epoch. */
export interface Tokens {
  id: string;
  refresh: string;
  expires: number;
}

/** Cognito wants a new password before it lets the person in. */
export class NewPasswordNeeded extends Error {
  readonly session: string;
  constructor(session: string) {
    super("NEW_PASSWORD_REQUIRED");
    this.session = session;
  }
}

/** Cognito said no; `code` is its exception's name, such as NotAuthorizedException. */
export class SignInRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Answer {
  AuthenticationResult?: { IdToken: string; RefreshToken?: string; ExpiresIn: number };
  ChallengeName?: string;
  Session?: string;
}

type Cognito = Settings["cognito"];

/** Signs in; raises NewPasswordNeeded or SignInRefused. */
export async function signIn(cognito: Cognito, email: string, password: string): Promise<Tokens> {
  const answer = await initiate(cognito, "USER_PASSWORD_AUTH", { USERNAME: email, PASSWORD: password });
  if (answer.ChallengeName === "NEW_PASSWORD_REQUIRED") throw new NewPasswordNeeded(answer.Session ?? "");
  return tokensOf(answer, "");
}

/** Answers the challenge that NewPasswordNeeded carried. */
export async function chooseNewPassword(
  cognito: Cognito,
  email: string,
  password: string,
  session: string,
): Promise<Tokens> {
  const answer = await call(cognito, "RespondToAuthChallenge", {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    ClientId: cognito.client_id,
    Session: session,
    ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
  });
  return tokensOf(answer, "");
}

/** Fresh tokens for the refresh token; raises SignInRefused when it is too old. */
export async function refresh(cognito: Cognito, refreshToken: string): Promise<Tokens> {
  const answer = await initiate(cognito, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: refreshToken });
  return tokensOf(answer, refreshToken);
}

function initiate(cognito: Cognito, flow: string, parameters: Record<string, string>): Promise<Answer> {
  return call(cognito, "InitiateAuth", { AuthFlow: flow, ClientId: cognito.client_id, AuthParameters: parameters });
}

async function call(cognito: Cognito, operation: string, body: unknown): Promise<Answer> {
  const response = await fetch(cognito.endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer & { __type?: string; message?: string };
  if (!response.ok) throw new SignInRefused(answer.__type?.split("#").pop() ?? "", answer.message ?? "");
  return answer;
}

function tokensOf(answer: Answer, oldRefresh: string): Tokens {
  const result = answer.AuthenticationResult;
  if (!result) throw new SignInRefused(answer.ChallengeName ?? "", "Cognito asks for something these pages cannot do.");
  return {
    id: result.IdToken,
    refresh: result.RefreshToken ?? oldRefresh,
    expires: Date.now() + result.ExpiresIn * 1000,
  };
}
