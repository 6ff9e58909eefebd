import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listUserChanges, listUsers, type User } from "~/api/users";
import { useDozor } from "~/app/dozor_context";

const LIST = ["users"];

/** Everybody with an account whom this administrator sees. */
export function useUsers() {
  const { client } = useDozor();
  return useQuery({ queryKey: LIST, queryFn: () => listUsers(client) });
}

/** What was done about an account. */
export function useUserChanges(id: string) {
  const { client } = useDozor();
  return useQuery({ queryKey: ["user changes", id], queryFn: () => listUserChanges(client, id) });
}

/** Something that is done about an account; whatever comes of it is read anew. */
export function useUserChange<Asked>(act: (asked: Asked) => Promise<User>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: (user) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: LIST }),
        queries.invalidateQueries({ queryKey: user ? ["user changes", user.id] : ["user changes"] }),
      ]),
  });
}
