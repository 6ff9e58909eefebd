import { useQuery } from "@tanstack/react-query";
import { Alert, Tabs } from "antd";
import { ApiError } from "~/api/client";
import { type GuideDocuments, readDocuments } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { Unfinished } from "~/parts/keeping/Unfinished";
import { useLastRead } from "~/parts/ui";
import { useTexts } from "~/texts";
import { GuideHistory } from "./GuideHistory";
import { TEMPLATE } from "./place_of";
import { GUIDE, type GuideLeft, WriteGuide } from "./WriteGuide";

interface Props {
  company: string;
  guideKey: string;
  onClose: () => void;
}

/** A guide as an administrator changes it, and all its versions. */
export function EditGuide({ company, guideKey, onClose }: Props) {
  const { t, language } = useTexts("knowledge", "parts/versions");
  const { client, me } = useDozor();
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["guides", company, "documents", guideKey],
    queryFn: () => readDocuments(client, company, guideKey),
    retry: false,
  });
  const fresh = error instanceof ApiError && error.status === 404;
  const template = { key: guideKey, version: 0, own: false, documents: { [language]: TEMPLATE } };
  // What was read once stays when reading it again fails, and so does that there was nothing: somebody is typing in it.
  const read = useLastRead<GuideDocuments | null>(data ?? (fresh ? null : undefined));
  const known = read === null ? template : read;
  if (!known && error) return <Alert type="error" title={explain(error)} />;
  if (!known) return <p className="quiet">{t("app.loading")}</p>;
  const draftId = `${GUIDE} ${company} ${guideKey} ${me.email}`;
  return (
    <>
      <h1>{t("knowledge.edit_of", { key: guideKey })}</h1>
      <Tabs
        items={[
          {
            key: "write",
            label: t("knowledge.write"),
            children: (
              <Unfinished<GuideLeft> kind={GUIDE} form={draftId} told>
                {(restored) => <WriteGuide {...{ company, known, draftId, restored, onClose }} />}
              </Unfinished>
            ),
          },
          {
            key: "history",
            label: t("versions.history"),
            disabled: fresh,
            children: <GuideHistory company={company} known={known} onRestored={onClose} />,
          },
        ]}
      />
    </>
  );
}
