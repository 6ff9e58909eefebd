import { describe, expect, it } from "vitest";
import type { CallNow, OperatorNow, QueueNow } from "~/api/wallboard";
import {
  arrangeCalls,
  arrangeOperators,
  countDoing,
  doing,
  serviceLevel,
  shownQueues,
  sumUp,
  waitLevel,
} from "./figures";

const LIMITS = {
  prefer_for: 120,
  time_zone: "Europe/Moscow",
  service_level_within: 20,
  service_level_target: 80,
  wait_warning: 60,
  wait_late: 300,
};

function queue(
  name: string,
  more: Partial<Omit<QueueNow, "today">> = {},
  today: Partial<QueueNow["today"]> = {},
): QueueNow {
  const none = { waiting: 0, longest_wait_s: 0, online: 0, available: 0, on_contact: 0, wrapping_up: 0 };
  const day = { answered: 0, abandoned: 0, average_wait_s: null, service_level: null, ...today };
  return { id: name, name, own: false, ...none, ...more, today: day };
}

function operator(email: string, status: string, activity: OperatorNow["activity"] = null, since = "T1"): OperatorNow {
  const none = { name: email, next_status: "", call: "", company: "", queues: [] };
  return { ...none, email, status, since, activity, activity_since: activity && since };
}

describe("sums", () => {
  it("weigh a queue's service level by how many it had", () => {
    const queues = [
      queue("a", { waiting: 2, longest_wait_s: 40 }, { answered: 9, abandoned: 1, service_level: 90 }),
      queue("b", { waiting: 1, longest_wait_s: 90 }, { answered: 10, abandoned: 20, service_level: 30 }),
      queue("c"),
    ];
    expect(sumUp(queues)).toEqual({ waiting: 3, longestWait: 90, serviceLevel: 45, answered: 19, abandoned: 21 });
  });

  it("know no service level of a day without calls", () => {
    expect(sumUp([queue("a")]).serviceLevel).toBeUndefined();
  });
});

it("colours follow the limits that the centre tells", () => {
  expect([0, 59, 60, 299, 300].map((wait) => waitLevel(wait, LIMITS))).toEqual(["good", "good", "warn", "warn", "bad"]);
  expect([80, 79, 60, 59].map((level) => serviceLevel(level, LIMITS))).toEqual(["good", "warn", "warn", "bad"]);
});

it("what somebody is doing comes before what they have chosen to be", () => {
  expect(doing(operator("a", "Available", "on_hold"))).toBe("talking");
  expect(doing(operator("a", "Break", "wrap_up"))).toBe("wrap_up");
  expect(["Available", "Offline", "Lunch"].map((status) => doing(operator("a", status)))).toEqual([
    "ready",
    "offline",
    "break",
  ]);
});

it("operators stand by what they do, then by how long", () => {
  const all = [
    operator("break", "Break"),
    operator("late", "Available", "talking", "T2"),
    operator("early", "Available", "talking", "T1"),
    operator("ready", "Available"),
  ];
  expect(arrangeOperators(all).map(({ email }) => email)).toEqual(["early", "late", "ready", "break"]);
  expect(countDoing(all)).toMatchObject({ talking: 2, ready: 1, break: 1, offline: 0 });
});

it("who waits stands before who talks, and who wraps up is no call", () => {
  const call = (id: string, state: CallNow["state"], since: string) => ({ id, state, since }) as CallNow;
  const calls = [
    call("talk", "talking", "T0"),
    call("second", "waiting", "T2"),
    call("over", "wrap_up", "T0"),
    call("first", "waiting", "T1"),
  ];
  expect(arrangeCalls(calls).map(({ id }) => id)).toEqual(["first", "second", "talk"]);
});

it("of many queues those are shown in which something goes on, whoever waits first", () => {
  const queues = [queue("still"), queue("had", {}, { answered: 3 }), queue("busy", { waiting: 1 }), queue("quiet")];
  const names = (least: number) => shownQueues(queues, least).map(({ name }) => name);
  expect(names(4)).toEqual(["busy", "had", "still", "quiet"]);
  expect(names(3)).toEqual(["busy", "had", "still"]);
  expect(names(1)).toEqual(["busy", "had"]);
});
