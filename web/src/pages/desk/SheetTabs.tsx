import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { OnTop } from "~/parts/ui";
import { useTexts } from "~/texts";

export interface Sheet {
  key: string;
  label: string;
  children: ReactNode;
}

interface Props {
  sheets: readonly Sheet[];
  active: string;
  onChoose: (key: string) => void;
  onClose: (key: string) => void;
}

/** Sheets side by side, one on top; the others stay as they are. Arrows move among the tabs, Delete puts one away. */
export function SheetTabs({ sheets, active, onChoose, onClose }: Props) {
  const { t } = useTexts("desk");
  const bar = useRef<HTMLDivElement>(null);
  const at = sheets.findIndex(({ key }) => key === active);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Delete" && at >= 0) onClose(active);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const next = sheets[(at + step + sheets.length) % sheets.length];
    if (!step || !next) return;
    event.preventDefault();
    onChoose(next.key);
    bar.current?.querySelectorAll<HTMLElement>("[role=tab]")[sheets.indexOf(next)]?.focus();
  };
  return (
    <div className="sheets">
      <div className="sheet-bar">
        <div ref={bar} role="tablist" aria-label={t("sheets.title")} onKeyDown={onKeyDown}>
          {sheets.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`tab-${key}`}
              aria-controls={`sheet-${key}`}
              aria-selected={key === active}
              tabIndex={key === active ? 0 : -1}
              onClick={() => onChoose(key)}
            >
              {label}
            </button>
          ))}
        </div>
        <Button
          size="small"
          type="text"
          onClick={() => onClose(active)}
          title={`${t("sheets.close")} (Alt+W)`}
          aria-label={t("sheets.close")}
        >
          ✕
        </Button>
      </div>
      {sheets.map(({ key, children }) => (
        <div
          key={key}
          className="sheet"
          role="tabpanel"
          id={`sheet-${key}`}
          aria-labelledby={`tab-${key}`}
          hidden={key !== active}
        >
          <OnTop value={key === active}>{children}</OnTop>
        </div>
      ))}
    </div>
  );
}
