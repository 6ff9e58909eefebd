import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { readWaiting } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Lasting } from "./Lasting";

/** The centre is looked at every four seconds for all pages together (decision 33): asking more often would show nothing newer. */
const EVERY_MS = 4000;

/**
 * To somebody whom no call reaches just now: that callers wait in their queues, how many, for how long, and whether one of them is in
 * an emergency. Nothing when nobody waits, or when it is not known. Asks for as long as it stands there.
 */
export function WaitingNote() {
  const { t } = useTexts("parts/telephone");
  const { client } = useDozor();
  const { data } = useQuery({
    queryKey: ["waiting"],
    queryFn: async () => {
      const told = await readWaiting(client);
      // By the server's clock: this machine's may be wrong.
      const longest = Date.parse(told.taken_at) - told.longest_wait_s * 1000;
      return { ...told, since: Date.now() - (Date.parse(told.now) - longest) };
    },
    refetchInterval: EVERY_MS,
    gcTime: 0,
    retry: false, // asked anew soon
  });
  return (
    <span className="waiting-note" role="status">
      {data && data.count > 0 && !data.stale && (
        <>
          {data.emergency && <Tag color="red">{t("waiting.emergency")}</Tag>}
          <strong>{t("waiting.count", { count: data.count })}</strong>{" "}
          <span aria-live="off">
            <Lasting since={data.since} label={t("waiting.longest")} />
          </span>
        </>
      )}
    </span>
  );
}
