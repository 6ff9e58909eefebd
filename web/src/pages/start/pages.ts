import { NAVIGATION } from "~/app/navigation";
import type { TextKey } from "~/texts";

/** roles: who opens it, for reading; what they really may the API tells. Empty: nobody signs in there. */
export interface StartPage {
  path: string;
  name: TextKey<"start">;
  about: TextKey<"start">;
  roles: readonly string[];
}

const ROLES = ["operator", "supervisor", "manager", "admin", "executor"] as const;
const AT_WORK = ["operator", "supervisor", "manager"] as const;

/** Open to whoever sits at the laptop. */
export const OF_THE_LAPTOP: readonly StartPage[] = [
  { path: "/telephone", name: "start.telephone", about: "start.telephone.about", roles: [] },
  { path: "/messages", name: "start.messages", about: "start.messages.about", roles: [] },
  { path: "/laptop/workspace", name: "start.workspace", about: "start.workspace.about", roles: [] },
];

const ABOUT: Readonly<Record<string, Pick<StartPage, "about" | "roles">>> = {
  "/desk": { about: "start.desk.about", roles: AT_WORK },
  "/register": { about: "start.register.about", roles: AT_WORK },
  "/wallboard": { about: "start.wallboard.about", roles: ["supervisor"] },
  "/outages": { about: "start.outages.about", roles: AT_WORK },
  "/duties": { about: "start.duties.about", roles: AT_WORK },
  "/knowledge": { about: "start.knowledge.about", roles: ROLES },
  "/quality": { about: "start.quality.about", roles: ["operator", "supervisor"] },
  "/directory": { about: "start.directory.about", roles: [...AT_WORK, "admin"] },
  "/users": { about: "start.users.about", roles: ["admin"] },
};

/** For people with an account: those of the top line, in its order. */
export const SIGNED_IN: readonly StartPage[] = NAVIGATION.flatMap(({ path, name }) => {
  const about = ABOUT[path];
  return about ? [{ path, name, ...about }] : [];
});

/** Whether every role opens it. */
export const isForAll = ({ roles }: StartPage): boolean => roles.length === ROLES.length;
