import { useQuery } from "@tanstack/react-query";
import { type Documents, readRevision } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { Conflict } from "~/parts/versions/Conflict";

interface Props {
  company: string;
  guideKey: string;
  documents: Documents;
  language: string;
  /** The version that somebody else has saved meanwhile. */
  theirs: number;
  onOver: () => void;
}

/** Somebody was quicker: what they have written against what stands in the field, and the way to save nevertheless. */
export function SaveConflict({ company, guideKey, documents, language, theirs, onOver }: Props) {
  const { client } = useDozor();
  const { data } = useQuery({
    queryKey: ["guide-revision", company, guideKey, theirs],
    queryFn: () => readRevision(client, company, guideKey, theirs),
  });
  const before = data && (data.documents[language] ?? "");
  return <Conflict theirs={theirs} before={before} after={documents[language] ?? ""} onOver={onOver} />;
}
