import { Button, Drawer } from "antd";
import { Suspense, use, useState } from "react";
import type { DiagnosisAsked } from "~/api/guides";
import { lazyPart, OnTop } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useGuides } from "./queries";

// Markdown and the script are loaded when somebody opens a guide.
const GuidePanel = lazyPart(async () => ({ default: (await import("./GuidePanel")).GuidePanel }));

interface Props {
  company: string;
  /** The problem that is chosen; without one there is no button. */
  problem: string | undefined;
  /** Given by a field of antd's form, or by hand. */
  value?: DiagnosisAsked | undefined;
  onChange?: (diagnosis: DiagnosisAsked | undefined) => void;
  /** The script has found another problem than the one that is chosen; name: what it is called. */
  onProblem?: (problem: string, name: string) => void;
  /** The script is gone through, and its answers are to be kept (none: they are not); of a form the form itself keeps them. */
  onTake?: ((diagnosis: DiagnosisAsked) => void) | false;
  size?: "small";
}

/**
 * The button of a form that opens the guide of the chosen problem at the side, with its script; absent where there is none.
 * The answers given so far are the form's (`value`), to be sent as the ticket's `diagnosis`.
 */
export function GuideButton({ company, problem, value, onChange, onProblem, onTake, size }: Props) {
  const { t } = useTexts("parts/guide");
  const [open, setOpen] = useState(false);
  const onTop = use(OnTop);
  const { data } = useGuides(company, "", problem, Boolean(problem));
  const rows = problem ? (data?.items ?? []).filter(({ problems }) => problems.includes(problem)) : [];
  const answered = value?.answers.length ?? 0;
  if (!rows.length && !open && !answered) return null;
  return (
    <>
      <Button {...(size && { size })} className="guide-button" onClick={() => setOpen(true)} aria-haspopup="dialog">
        {answered ? t("guide.open_answered", { count: answered }) : t("guide.open")}
      </Button>
      <Drawer
        open={open && onTop}
        onClose={() => setOpen(false)}
        title={t("guide.title")}
        placement="right"
        size={460}
        mask={false}
        autoFocus={false}
        destroyOnHidden
      >
        <Suspense>
          <GuidePanel
            {...{ company, rows, value }}
            onChange={(diagnosis) => onChange?.(diagnosis)}
            onProblem={(found, name) => {
              if (found !== problem) onProblem?.(found, name);
            }}
            takes={onTake !== false}
            onDone={() => {
              setOpen(false);
              if (onTake && value) onTake(value);
            }}
          />
        </Suspense>
      </Drawer>
    </>
  );
}
