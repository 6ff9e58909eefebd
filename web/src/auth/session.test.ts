import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChallengeNeeded } from "./cognito";
import { Session } from "./session";
import type { Tabs, Word } from "./tabs";

const COGNITO = { endpoint: "https://cognito.example", client_id: "pages", region: "eu-central-1" };
const HOUR = 3600;

/** What Cognito answers next, one after the other: a result, or the name of an exception. */
let answers: (object | string)[];
let asked: { operation: string; body: Record<string, unknown> }[];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (_: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    asked.push({ operation: headers["x-amz-target"]?.split(".")[1] ?? "", body: JSON.parse(body) });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError("no line");
    const refused = typeof answer === "string";
    return { ok: !refused, json: async () => (refused ? { __type: answer, message: "" } : answer) };
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const tokenOf = (person: string, count = 1, claims: object = {}) =>
  `h.${btoa(JSON.stringify({ sub: person, email: `${person}@example.org`, count, ...claims }))}.s`;

const entry = (person: string, count = 1) => ({
  AuthenticationResult: { IdToken: tokenOf(person, count), RefreshToken: `refresh ${person}`, ExpiresIn: HOUR },
});

class Line {
  private readonly ends: ((word: Word) => void)[] = [];

  tab(): Tabs {
    const place = this.ends.push(() => undefined) - 1;
    return {
      say: (word) => {
        for (const [other, end] of this.ends.entries()) if (other !== place) end(structuredClone(word));
      },
      hear: (listener) => {
        this.ends[place] = listener;
      },
    };
  }
}

class Drawer {
  readonly things = new Map<string, string>();
  getItem = (name: string) => this.things.get(name) ?? null;
  setItem = (name: string, value: string) => void this.things.set(name, value);
  removeItem = (name: string) => void this.things.delete(name);
}

function openTab(line = new Line(), kept = new Drawer(), together = true): Session {
  return new Session(COGNITO, { together, tabs: line.tab(), kept });
}

async function signedIn(person = "olga", line = new Line(), kept = new Drawer()): Promise<Session> {
  const session = openTab(line, kept);
  answers.push(entry(person));
  await session.signIn(`${person}@example.org`, "secret");
  return session;
}

test("who signs in stays so over a reload, and is out once they sign out", async () => {
  const kept = new Drawer();
  await signedIn("olga", new Line(), kept);
  const reloaded = openTab(new Line(), kept);
  expect([reloaded.stage(), reloaded.person(), reloaded.email()]).toEqual(["in", "olga", "olga@example.org"]);
  expect(await reloaded.token()).toBe(tokenOf("olga"));
  reloaded.signOut();
  expect([reloaded.stage(), await reloaded.token(), kept.things.size]).toEqual(["out", undefined, 0]);
});

test("the first time a password of one's own is asked for", async () => {
  const session = openTab();
  answers.push({ ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "s1" }, entry("olga"));
  const challenge = await session.signIn("olga@example.org", "given").catch((error: unknown) => error);
  expect(challenge).toBeInstanceOf(ChallengeNeeded);
  expect(session.stage()).toBe("out");
  await session.answer("olga@example.org", challenge as ChallengeNeeded, "my own");
  expect(session.stage()).toBe("in");
  expect(asked[1]?.body.ChallengeResponses).toEqual({ USERNAME: "olga@example.org", NEW_PASSWORD: "my own" });
});

test("whoever fills in the form has come by it; whoever was signed in already, or whose token is renewed, has not", async () => {
  const line = new Line();
  const kept = new Drawer();
  const session = await signedIn("olga", line, kept);
  expect(session.cameByForm()).toBe(true);

  const reloaded = openTab(line, kept);
  expect(reloaded.stage()).toBe("in");
  vi.advanceTimersByTime((HOUR - 59) * 1000);
  answers.push(entry("olga", 2));
  await reloaded.token();
  expect(reloaded.cameByForm()).toBe(false);
  expect(openTab(line).cameByForm()).toBe(false);
});

test("a token is renewed once for all who ask, a minute before it ends", async () => {
  const session = await signedIn();
  vi.advanceTimersByTime((HOUR - 61) * 1000);
  expect(await session.token()).toBe(tokenOf("olga"));
  vi.advanceTimersByTime(2000);
  answers.push(entry("olga", 2));
  expect(await Promise.all([session.token(), session.token()])).toEqual([tokenOf("olga", 2), tokenOf("olga", 2)]);
  expect(asked.filter(({ operation }) => operation === "InitiateAuth")).toHaveLength(2);
});

test("without a line the old token is tried", async () => {
  const session = await signedIn();
  await session.token();
  vi.advanceTimersByTime(HOUR * 1000);
  expect(await session.token()).toBe(tokenOf("olga"));
  expect(session.stage()).toBe("in");
});

test("whatever is asked for when the session ends waits until the person is back", async () => {
  const session = await signedIn();
  await session.token();
  vi.advanceTimersByTime(HOUR * 1000);
  answers.push("NotAuthorizedException");
  const waiting = [session.token(), session.token()];
  await vi.waitFor(() => expect(session.stage()).toBe("ended"));
  expect(session.person()).toBe("olga");
  const late = session.token();
  answers.push(entry("olga", 2));
  await session.signIn("olga@example.org", "secret");
  expect(session.stage()).toBe("in");
  expect(await Promise.all([...waiting, late])).toEqual(Array(3).fill(tokenOf("olga", 2)));
});

test("a page that was only opened with what is over asks as if nobody had been there", async () => {
  const kept = new Drawer();
  await signedIn("olga", new Line(), kept);
  vi.advanceTimersByTime(HOUR * 1000);
  const reloaded = openTab(new Line(), kept);
  answers.push("NotAuthorizedException");
  expect(await reloaded.token()).toBeUndefined();
  expect(reloaded.stage()).toBe("out");
});

test("a token that the API does not take is renewed, and what the person may do is asked for anew", async () => {
  const session = await signedIn();
  const first = (await session.token()) ?? "";
  let told = 0;
  session.onRights(() => {
    told += 1;
  });
  answers.push(entry("olga", 2));
  expect(await Promise.all([session.renew(first), session.renew(first)])).toEqual([
    tokenOf("olga", 2),
    tokenOf("olga", 2),
  ]);
  expect(told).toBeGreaterThan(0);
  expect(await session.renew(first)).toBe(tokenOf("olga", 2));
});

test("a new tab takes over who is signed in, and all are out together", async () => {
  const line = new Line();
  const first = await signedIn("olga", line);
  const second = openTab(line);
  expect([second.stage(), second.person()]).toEqual(["in", "olga"]);
  second.signOut();
  expect([first.stage(), second.stage()]).toEqual(["out", "out"]);
});

test("where several people are played, one of them signs out alone", async () => {
  const line = new Line();
  const first = await signedIn("olga", line);
  const second = openTab(line, new Drawer(), false);
  second.signOut();
  answers.push(entry("olga", 2));
  await first.signIn("olga@example.org", "secret");
  expect(second.stage()).toBe("out");
  answers.push(entry("boris"));
  await second.signIn("boris@example.org", "secret");
  expect([first.person(), second.person()]).toEqual(["olga", "boris"]);
});

test("who comes back in one tab is back in the others", async () => {
  const line = new Line();
  const [first, second] = [await signedIn("olga", line), openTab(line)];
  await Promise.all([first.token(), second.token()]);
  vi.advanceTimersByTime(HOUR * 1000);
  answers.push("NotAuthorizedException", "NotAuthorizedException");
  const waiting = [first.token(), second.token()];
  await vi.waitFor(() => expect([first.stage(), second.stage()]).toEqual(["ended", "ended"]));
  answers.push(entry("olga", 2));
  await first.signIn("olga@example.org", "secret");
  expect(second.stage()).toBe("in");
  expect(await Promise.all(waiting)).toEqual([tokenOf("olga", 2), tokenOf("olga", 2)]);
});

const keptOf = (claims: object) => {
  const kept = new Drawer();
  const tokens = { person: "olga", email: "olga@example.org", id: tokenOf("olga", 1, claims), refresh: "r" };
  kept.setItem("dozor.tokens", JSON.stringify({ ...tokens, expires: Date.now() + HOUR * 1000 }));
  return kept;
};

test("who was signed in to a Dozor that is no more is out at once, and it is known why", () => {
  const kept = keptOf({ aud: "the client of before" });
  const session = openTab(new Line(), kept);
  expect([session.stage(), session.wasElsewhere, kept.things.size]).toEqual(["out", true, 0]);
  expect(openTab(new Line(), keptOf({ aud: "pages" })).stage()).toBe("in");
});

test("a tab that is left over from another Dozor brings nobody in", () => {
  const line = new Line();
  const left = new Session(
    { ...COGNITO, client_id: "of before" },
    { together: true, tabs: line.tab(), kept: keptOf({ aud: "of before" }) },
  );
  expect([left.stage(), openTab(line).stage()]).toEqual(["in", "out"]);
});

test("where Dozor was started anew nobody is asked who they are, and whatever is wanted waits", async () => {
  let there = false;
  const newer = { isThere: () => there, look: async () => there };
  const session = new Session(COGNITO, { together: true, newer, tabs: new Line().tab(), kept: new Drawer() });
  answers.push(entry("olga"));
  await session.signIn("olga@example.org", "secret");
  const token = (await session.token()) ?? "";
  there = true;
  answers.push("NotAuthorizedException");
  const answered = vi.fn();
  void session.renew(token).then(answered);
  void session.token().then(answered);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([session.stage(), answered.mock.calls]).toEqual(["in", []]);
});

test("a sign-in at a place that is gone is a reason to look whether Dozor is another one; a wrong password is none", async () => {
  const look = vi.fn(async () => true);
  const newer = { isThere: () => false, look };
  const session = new Session(COGNITO, { together: true, newer, tabs: new Line().tab(), kept: new Drawer() });
  for (const refusal of ["NotAuthorizedException", "ResourceNotFoundException"]) {
    expect(look).not.toHaveBeenCalled();
    answers.push(refusal);
    await expect(session.signIn("olga@example.org", "secret")).rejects.toThrow();
  }
  expect(look).toHaveBeenCalledOnce();
});

test.each([
  [16, true],
  [2, false],
])("signed in %i hours ago: for long is %s", (hours, long) => {
  const session = openTab(new Line(), keptOf({ auth_time: Date.now() / 1000 - hours * HOUR }));
  expect(session.wasLong()).toBe(long);
});
