import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { type Documents, readRevision } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Difference } from "./Difference";

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
  const { t } = useTexts("knowledge");
  const { client } = useDozor();
  const { data } = useQuery({
    queryKey: ["guide-revision", company, guideKey, theirs],
    queryFn: () => readRevision(client, company, guideKey, theirs),
  });
  return (
    <Alert
      type="warning"
      showIcon
      title={t("knowledge.conflict", { version: theirs })}
      description={data && <Difference before={data.documents[language] ?? ""} after={documents[language] ?? ""} />}
      action={
        <Button danger onClick={onOver}>
          {t("knowledge.save_over")}
        </Button>
      }
    />
  );
}
