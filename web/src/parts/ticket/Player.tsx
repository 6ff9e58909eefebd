import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";

interface Props {
  company: string;
  contactId: string;
  /** What the button says, and how the player is called. */
  label: string;
}

/** A recording, to be heard. The signed link is asked for when it is wanted: it lives 15 minutes. */
export function Player({ company, contactId, label }: Props) {
  const { t } = useTexts("parts/ticket");
  const { api } = useDozor();
  const explain = useExplain();
  const [broken, setBroken] = useState(false);
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => api.recording(company, contactId),
    onMutate: () => setBroken(false),
  });
  return (
    <>
      {(!data || broken) && (
        <Button size="small" loading={isPending} onClick={() => mutate()}>
          {label}
        </Button>
      )}
      {error && <Alert type="warning" title={explain(error)} />}
      {broken && <Alert type="warning" title={t("recording.broken")} />}
      {data && !broken && (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said
        <audio controls autoPlay src={data.url} aria-label={label} onError={() => setBroken(true)} />
      )}
    </>
  );
}
