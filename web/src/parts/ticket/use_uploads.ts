import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";

/** A file on its way. trouble: why it did not get there, in a sentence; sent again under the same key it is the same file. */
export interface FileOnItsWay {
  key: string;
  file: File;
  trouble: string;
}

/** Files that are being attached to a ticket. */
export function useUploads({ company, number }: Ticket) {
  const { api } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly FileOnItsWay[]>([]);
  const drop = (key: string) => setFiles((all) => all.filter((one) => one.key !== key));
  const upload = async ({ key, file }: FileOnItsWay) => {
    setFiles((all) => [...all.filter((one) => one.key !== key), { key, file, trouble: "" }]);
    try {
      await api.attach(company, number, file, key);
      drop(key);
    } catch (error) {
      setFiles((all) => all.map((one) => (one.key === key ? { ...one, trouble: explain(error) } : one)));
    }
    void queries.invalidateQueries({ queryKey: ["attachments", company, number] });
  };
  const attach = (chosen: Iterable<File>) => {
    for (const file of chosen) void upload({ key: crypto.randomUUID(), file, trouble: "" });
  };
  return { files, attach, again: upload, drop };
}
