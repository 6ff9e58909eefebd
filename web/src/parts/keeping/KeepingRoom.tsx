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
  // By name: one that is put away and one more that is done are as many as before.
  const done = (outbox.requests ?? []).flatMap(({ state, key }) => (state === "done" ? [key] : [])).join(" ");
  const queries = useQueryClient();
  useEffect(() => {
    keepFor(me.email); // they may have signed out of this page before
    return letFormsGo;
  }, [me.email]);
  useEffect(() => {
    // What was sent later has changed what stands in these lists.
    if (done) for (const name of ["duties", "outages"]) void queries.invalidateQueries({ queryKey: [name] });
  }, [done, queries]);
  return <Keeping value={{ ...outbox, up }}>{children}</Keeping>;
}
