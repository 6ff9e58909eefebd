import { expect, it, vi } from "vitest";
import { ApiError } from "~/api/client";
import { troubleOf } from "./trouble_of";

const refused = new ApiError(500, {});
const noLine = new ApiError(0, {});
const answer = (data: unknown, error: unknown = null) => ({ data, error, refetch: vi.fn() });

it("all that was read is no trouble", () => {
  expect(troubleOf([answer([]), answer(["one"])])).toBeUndefined();
});

it("of several companies the one that was not read is told, and it alone is read again", () => {
  const [read, missing] = [answer(["one"]), answer(undefined, refused)];
  const trouble = troubleOf([read, missing]);
  expect(trouble?.error).toBe(refused);
  trouble?.retry();
  expect(missing.refetch).toHaveBeenCalledOnce();
  expect(read.refetch).not.toHaveBeenCalled();
});

it("a list that is not read anew is told of, unless the frame says already that there is no line", () => {
  expect(troubleOf([answer(["one"], refused)])?.error).toBe(refused);
  expect(troubleOf([answer(["one"], noLine)])).toBeUndefined();
  expect(troubleOf([answer(undefined, noLine)])?.error).toBe(noLine);
});
