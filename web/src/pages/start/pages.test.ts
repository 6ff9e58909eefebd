import { expect, it } from "vitest";
import { NAVIGATION } from "~/app/navigation";
import { SIGNED_IN } from "./pages";

it("the start page names every page of the top line", () => {
  expect(SIGNED_IN.map(({ path }) => path)).toEqual(NAVIGATION.map(({ path }) => path));
});
