import { App, Button } from "antd";
import { useCallback } from "react";
import { dropDraft, readDraft } from "~/offline/drafts";
import { useKeeping } from "~/parts/keeping/keeping_context";
import { useTexts } from "~/texts";
import type { KeptForm } from "../form/use_form_draft";
import type { FormSheet, WorkspaceEvent } from "../workspace";

const UNDO_S = 10;

/** Puts a form away. One in which something was typed can be taken back for a few seconds: no question stands in the way. */
export function useCloseForm(put: (event: WorkspaceEvent) => void): (sheet: FormSheet) => void {
  const { t } = useTexts("desk");
  const { notification } = App.useApp();
  const { requests, remove } = useKeeping();
  return useCallback(
    (sheet) => {
      const { key, saved } = sheet;
      put({ type: "form_closed", key });
      const queued = requests?.find((request) => request.key === key);
      if (queued?.state === "done") void remove(key);
      // What waits for the line goes on waiting; its draft stays for the case that it is refused.
      if (saved || queued) return;
      // The form writes its last word while it goes.
      setTimeout(async () => {
        const kept = await readDraft(key);
        if (!kept) return;
        const { sheet: left, draft } = kept.value as KeptForm;
        let back = false;
        notification.info({
          key,
          title: t("draft.closed"),
          duration: UNDO_S,
          // Over the lists: at the top it would lie on the way out.
          placement: "bottomLeft",
          actions: (
            <Button
              size="small"
              onClick={() => {
                back = true;
                notification.destroy(key);
                put({ type: "forms_restored", forms: [{ ...left, draft }] });
              }}
            >
              {t("draft.undo")}
            </Button>
          ),
          onClose: () => {
            if (!back) void dropDraft(key);
          },
        });
      });
    },
    [put, notification, requests, remove, t],
  );
}
