import type { TextKey } from "~/texts";
import { SignInRefused } from "./cognito";

/** Cognito's exceptions -> what a person is told, and can do about it. */
const WORDS: Readonly<Record<string, TextKey<"parts/sign_in">>> = {
  NotAuthorizedException: "sign_in.refused",
  UserNotFoundException: "sign_in.refused",
  CodeMismatchException: "sign_in.wrong_code",
  EnableSoftwareTokenMFAException: "sign_in.wrong_code",
  ExpiredCodeException: "sign_in.old_code",
  InvalidPasswordException: "sign_in.weak_password",
  InvalidParameterException: "sign_in.no_address",
  LimitExceededException: "sign_in.too_often",
  TooManyRequestsException: "sign_in.too_often",
  TooManyFailedAttemptsException: "sign_in.too_often",
  PasswordHistoryPolicyViolationException: "sign_in.used_password",
};

/** The sentence for what went wrong. */
export function wordsFor(error: unknown): TextKey<"parts/sign_in"> {
  if (!(error instanceof SignInRefused)) return "error.no_line";
  return WORDS[error.code] ?? "sign_in.failed";
}
