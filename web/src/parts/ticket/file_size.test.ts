import { expect, it } from "vitest";
import { sizeOf } from "./file_size";

it.each([
  [0, "files.bytes", "0"],
  [70, "files.bytes", "70"],
  [1234, "files.kilobytes", "1,2"],
  [345_678, "files.kilobytes", "346"],
  [2_000_000, "files.megabytes", "2"],
  [20_480_000, "files.megabytes", "20"],
])("%d bytes are told as %s: %s", (bytes, unit, size) => {
  expect(sizeOf(bytes, "ru")).toEqual({ unit, size });
});
