import { Fragment, type ReactNode, useCallback, useEffect, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { type Draft, dropDraft, takeDraft, takeLastDraft } from "~/offline/drafts";
import { ListSkeleton } from "~/parts/ui";
import { RestoredNote } from "./RestoredNote";

/** What was typed before: key is its name, and of what is sent in the end. */
export interface Restored<Values> {
  key: string;
  values: Values;
}

interface Props<Values> {
  kind: string;
  /** The name of what was typed; "new" for whatever of that kind this person has left last. */
  form: string;
  /** Whether it is said that it was left so: not when it was asked for as that. */
  told?: boolean;
  children: (restored: Restored<Values> | undefined) => ReactNode;
}

/**
 * A form with what was typed into it and not saved, whatever way it was left by. Once it is drawn it stays as it is, also when the
 * page was left for a call meanwhile.
 */
export function Unfinished<Values>({ kind, form, told = form === "new", children }: Props<Values>) {
  const [found, afresh] = useLeft(kind, form);
  if (!found) return <ListSkeleton lines={6} />;
  const { left } = found;
  return (
    <Fragment key={left?.id ?? "new"}>
      {left && told && <RestoredNote at={left.at} onAfresh={() => afresh(left)} />}
      {children(left && { key: left.id, values: left.value as Values })}
    </Fragment>
  );
}

function useLeft(kind: string, form: string) {
  const { me } = useDozor();
  const [found, setFound] = useState<{ left: Draft | undefined }>();
  useEffect(() => {
    if (found) return;
    let gone = false;
    const put = (left?: Draft) => !gone && setFound({ left });
    findLeft(me.email, kind, form).then(put, () => put());
    return () => {
      gone = true;
    };
  }, [found, me.email, kind, form]);
  const afresh = useCallback((left: Draft) => {
    setFound({ left: undefined });
    // Once the form is gone, and its last word with it.
    setTimeout(() => void dropDraft(left.id));
  }, []);
  return [found, afresh] as const;
}

const findLeft = (owner: string, kind: string, form: string): Promise<Draft | undefined> =>
  form === "new" ? takeLastDraft(owner, kind) : takeDraft(owner, form);
