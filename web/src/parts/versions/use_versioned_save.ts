import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { useExplain } from "~/app/use_explain";

const SOMEBODY_WAS_QUICKER = 412;
const DOES_NOT_FIT = 422;

export interface Misfit {
  field: string;
  reason: string;
}

interface Options<Written, Saved> {
  write: (written: Written, note: string, version: number) => Promise<Saved>;
  /** What is read anew once it is saved, whether or not the live line is up. */
  touched: readonly QueryKey[];
  onSaved: (saved: Saved) => void;
}

/**
 * Saving over the version that was begun with; `theirs` is the one that somebody else has saved meanwhile, `misfits` what does
 * not fit, by field, `trouble` anything else.
 */
export function useVersionedSave<Written, Saved>({ write, touched, onSaved }: Options<Written, Saved>) {
  const queries = useQueryClient();
  const explain = useExplain();
  const [trouble, setTrouble] = useState("");
  const [misfits, setMisfits] = useState<readonly Misfit[]>([]);
  const [theirs, setTheirs] = useState<number>();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ written, note, version }: { written: Written; note: string; version: number }) =>
      write(written, note, version),
    onMutate: () => {
      setTrouble("");
      setMisfits([]);
      setTheirs(undefined);
    },
    onSuccess: (saved) => {
      for (const queryKey of touched) void queries.invalidateQueries({ queryKey });
      onSaved(saved);
    },
    onError: (error) => {
      const status = error instanceof ApiError ? error.status : 0;
      if (error instanceof ApiError && status === SOMEBODY_WAS_QUICKER) return setTheirs(error.currentVersion ?? 0);
      if (error instanceof ApiError && status === DOES_NOT_FIT) setMisfits(error.problems);
      return setTrouble(explain(error));
    },
  });
  const save = (written: Written, note: string, version: number) => {
    if (!isPending) mutate({ written, note, version });
  };
  return { save, saving: isPending, trouble, misfits, theirs };
}
