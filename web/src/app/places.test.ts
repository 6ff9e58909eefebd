import { describe, expect, it } from "vitest";
import { Places } from "./places";

const register = { pathname: "/register", search: "?q=leak" };

describe("a page that is left for a call", () => {
  it("stays the one it was, with its address, and another begins", () => {
    const places = new Places();
    const before = places.read().key;
    places.keep(register);

    const { key, kept } = places.read();
    expect(kept).toEqual([{ key: before, path: "/register", search: "?q=leak" }]);
    expect(key).not.toBe(before);
  });

  it("is an ordinary one again when one has come back to it", () => {
    const places = new Places();
    const before = places.read().key;
    places.keep(register);
    places.release("/register");
    expect(places.read()).toEqual({ key: before, kept: [] });
  });

  it("goes when five others were left after it; the desk does not", () => {
    const places = new Places();
    places.keep({ pathname: "/desk", search: "" });
    for (const number of [1, 2, 3, 4, 5, 6]) places.keep({ pathname: `/ticket/zarya/${number}`, search: "" });
    const paths = places.read().kept.map(({ path }) => path);
    expect(paths).toEqual(["/desk", ...[2, 3, 4, 5, 6].map((number) => `/ticket/zarya/${number}`)]);
  });

  it("is kept once however often one leaves it, and goes away when it is not wanted", () => {
    const places = new Places();
    places.keep(register);
    places.keep(register);
    const [place] = places.read().kept;
    expect(places.read().kept).toHaveLength(1);
    places.forget(place?.key ?? -1);
    expect(places.read().kept).toEqual([]);
  });
});
