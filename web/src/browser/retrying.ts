import { backOff } from "~/live/reconnecting_socket";

/** Tries until it succeeds, with longer and longer waits; ends with what the last try failed of once it is not wanted any more. */
export async function retrying<What>(act: () => Promise<What>, wanted = () => true): Promise<What> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, backOff(attempt, Math.random())));
      if (!wanted()) throw error;
    }
  }
}
