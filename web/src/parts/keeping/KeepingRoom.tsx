import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useDozor } from "~/app/dozor_context";
import { keepFor } from "~/offline/database";
import { letFormsGo } from "~/offline/form_holds";
import { useLine } from "~/offline/use_line";
import { useOutbox } from "~/offline/use_outbox";
import { apiAddress } from "~/settings/settings";
import { Keeping } from "./keeping_context";

/** The outbox of whoever is signed in: it sends from whatever page they are on. */
export function KeepingRoom({ children }: { children: ReactNode }) {
  const { me, client, settings } = useDozor();
  const up = useLine(apiAddress(settings, "/me"));
  const outbox = useOutbox(me.email, client);
  const done = (outbox.requests ?? []).filter(({ state }) => state === "done").length;
  const queries = useQueryClient();
  useEffect(() => {
    keepFor(me.email); // they may have signed out of this page before
    return letFormsGo;
  }, [me.email]);
  useEffect(() => {
    // What was sent later has changed what stands in these lists.
    if (done)
      for (const name of ["duties", "duties-done", "outages"]) void queries.invalidateQueries({ queryKey: [name] });
  }, [done, queries]);
  return <Keeping value={{ ...outbox, up }}>{children}</Keeping>;
}
