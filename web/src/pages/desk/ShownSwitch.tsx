import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTexts } from "~/texts";
import type { Workspace } from "./workspace";

/** Where there is room for one column only: the lists, or what is being worked on. */
export type Shown = "lists" | "work";

/** What is shown in one column: what has just been laid on the desk comes to sight, and the lists when nothing lies there. */
export function useShown({ active, forms, ticket, panels }: Workspace) {
  const [shown, setShown] = useState<Shown>("lists");
  const count = forms.length + panels.length + (ticket ? 1 : 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one comes to lie on top
  useEffect(() => setShown(count ? "work" : "lists"), [active, ticket, count]);
  return { shown, setShown, count };
}

interface Props {
  shown: Shown;
  onShow: (shown: Shown) => void;
  /** How much lies on the desk. */
  count: number;
}

/** Between the two; a wide desk shows both, and not this. */
export function ShownSwitch({ shown, onShow, count }: Props) {
  const { t } = useTexts("desk");
  return (
    <div className="shown-switch">
      <Segmented<Shown>
        block
        aria-label={t("shown.label")}
        value={shown}
        onChange={onShow}
        options={[
          { value: "lists", label: t("shown.lists") },
          { value: "work", label: `${t("shown.work")} ${count || ""}`, disabled: !count },
        ]}
      />
    </div>
  );
}
