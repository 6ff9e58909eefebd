/**
 * Signing in within the page, by Amazon Cognito's own JSON protocol (API reference: InitiateAuth, RespondToAuthChallenge,
 * ForgotPassword, ConfirmForgotPassword).
 * No hosted page: it would not open inside the frame of the agent workspace.
 */
import type { Settings } from "~/settings/settings";

/** Tokens of one person. person: the account's id; email: with which they sign in; expires: milliseconds since the epoch. */
export interface Tokens {
  person: string;
  email: string;
  id: string;
  refresh: string;
  expires: number;
}

/** What Cognito wants besides the password: a password of one's own, or the digits of an authenticator. */
export type Challenge = "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA";

/** Cognito wants something more before it lets the person in. */
export class ChallengeNeeded extends Error {
  readonly challenge: Challenge;
  readonly session: string;
  constructor(challenge: Challenge, session: string) {
    super(challenge);
    this.challenge = challenge;
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

/** What answers which challenge: the name of the answer in Cognito's protocol. */
const ANSWERS: Readonly<Record<Challenge, string>> = {
  NEW_PASSWORD_REQUIRED: "NEW_PASSWORD",
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
};

/** Signs in; raises ChallengeNeeded or SignInRefused. */
export async function signIn(cognito: Cognito, email: string, password: string): Promise<Tokens> {
  return tokensOf(await initiate(cognito, "USER_PASSWORD_AUTH", { USERNAME: email, PASSWORD: password }), "");
}

/** Answers the challenge that was raised; raises the next one, or SignInRefused. */
export async function answerChallenge(
  cognito: Cognito,
  email: string,
  { challenge, session }: Pick<ChallengeNeeded, "challenge" | "session">,
  answer: string,
): Promise<Tokens> {
  const responses = { USERNAME: email, [ANSWERS[challenge]]: answer };
  const body = {
    ChallengeName: challenge,
    ClientId: cognito.client_id,
    Session: session,
    ChallengeResponses: responses,
  };
  return tokensOf(await call(cognito, "RespondToAuthChallenge", body), "");
}

/** Has a code sent to that address, if somebody signs in with it: Cognito does not tell whether. */
export async function askForCode(cognito: Cognito, email: string): Promise<void> {
  await call(cognito, "ForgotPassword", { ClientId: cognito.client_id, Username: email });
}

/** Sets another password, by the code that was sent; raises SignInRefused. */
export async function setPassword(cognito: Cognito, email: string, code: string, password: string): Promise<void> {
  const body = { ClientId: cognito.client_id, Username: email, ConfirmationCode: code, Password: password };
  await call(cognito, "ConfirmForgotPassword", body);
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

const KNOWN = Object.keys(ANSWERS);

function tokensOf(answer: Answer, oldRefresh: string): Tokens {
  const { AuthenticationResult: result, ChallengeName: challenge = "", Session: session = "" } = answer;
  if (KNOWN.includes(challenge)) throw new ChallengeNeeded(challenge as Challenge, session);
  if (!result) throw new SignInRefused(challenge, "Cognito asks for something these pages cannot do.");
  return {
    ...whoseIs(result.IdToken),
    id: result.IdToken,
    refresh: result.RefreshToken ?? oldRefresh,
    expires: Date.now() + result.ExpiresIn * 1000,
  };
}

/** Whose token it is. It is the API that believes it or not; here it only tells one person from another. */
function whoseIs(idToken: string): Pick<Tokens, "person" | "email"> {
  const { sub = "", email = "" } = readClaims(idToken);
  return { person: sub, email };
}

/** Whether a token is of another Dozor than the one where these pages sign in: Cognito names the client in it ("aud"). */
export function isForeign(cognito: Cognito, { id }: Pick<Tokens, "id">): boolean {
  const { aud } = readClaims(id);
  return aud !== undefined && aud !== cognito.client_id;
}

/** When that person signed in by a password, milliseconds since the epoch ("auth_time": renewing leaves it); undefined if it is not told. */
export function signedInAt({ id }: Pick<Tokens, "id">): number | undefined {
  const { auth_time: seconds } = readClaims(id);
  return seconds === undefined ? undefined : seconds * 1000;
}

interface Claims {
  sub?: string;
  email?: string;
  aud?: string;
  auth_time?: number;
}

function readClaims(idToken: string): Claims {
  const payload = (idToken.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
  return JSON.parse(atob(payload)) as Claims;
}
