import { afterEach, expect, it, vi } from "vitest";
import { ApiClient, ApiError } from "./client";

afterEach(() => vi.unstubAllGlobals());

const client = new ApiClient({
  address: (path) => `https://api.example${path}`,
  token: async () => undefined,
  language: () => "ru",
});

it("takes a page in the place of an answer for no answer: a network wants to be signed in to", async () => {
  vi.stubGlobal("fetch", async () => new Response("<html>Welcome to the hotel</html>", { status: 200 }));

  const refused = await client.get("/me").catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(ApiError);
  expect((refused as ApiError).status).toBe(0);
});
