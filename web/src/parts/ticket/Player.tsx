import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Suspense, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { lazyPart } from "~/parts/ui";
import { useTexts } from "~/texts";
import "./player.css";

// Its library is loaded when somebody wants to hear something.
const RecordingPlayer = lazyPart(() => import("./RecordingPlayer"));

interface Props {
  company: string;
  contactId: string;
  /** What the button says, and how the player is called. */
  label: string;
}

/** A recording, to be heard by whoever may. The signed link is asked for when it is wanted: it lives 15 minutes. */
export function Player({ company, contactId, label }: Props) {
  const { t } = useTexts("parts/ticket");
  const { api, may } = useDozor();
  const explain = useExplain();
  const [broken, setBroken] = useState(false);
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => api.recording(company, contactId),
    onMutate: () => setBroken(false),
  });
  if (!may("recordings.play")) return null;
  const button = (loading: boolean) => (
    <Button size="small" loading={loading} onClick={() => mutate()}>
      {label}
    </Button>
  );
  return (
    <>
      {(!data || broken) && button(isPending)}
      {error && <Alert type="warning" title={explain(error)} />}
      {broken && <Alert type="warning" title={t("recording.broken")} />}
      {data && !broken && (
        <Suspense fallback={button(true)}>
          <RecordingPlayer
            url={data.url}
            label={label}
            fileName={`${company}-${contactId}.wav`}
            onBroken={() => setBroken(true)}
          />
        </Suspense>
      )}
    </>
  );
}
