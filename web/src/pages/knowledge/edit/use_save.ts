import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { type Documents, type GuideDocuments, saveGuide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";

const SOMEBODY_WAS_QUICKER = 412;

/** Saving over the version that was begun with; `theirs` is the one that somebody else has saved meanwhile. */
export function useSave(company: string, { key }: GuideDocuments, onSaved: () => void) {
  const { client } = useDozor();
  const queries = useQueryClient();
  const explain = useExplain();
  const [trouble, setTrouble] = useState("");
  const [theirs, setTheirs] = useState<number>();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ documents, note, version }: { documents: Documents; note: string; version: number }) =>
      saveGuide(client, company, key, version, documents, note),
    onMutate: () => {
      setTrouble("");
      setTheirs(undefined);
    },
    onSuccess: () => {
      // Seen at once, whether or not the live line is up.
      void queries.invalidateQueries({ queryKey: ["guides", company] });
      onSaved();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === SOMEBODY_WAS_QUICKER) setTheirs(error.currentVersion ?? 0);
      else setTrouble(explain(error));
    },
  });
  const save = (documents: Documents, note: string, version: number) => {
    if (!isPending) mutate({ documents, note, version });
  };
  return { save, saving: isPending, trouble, theirs };
}
