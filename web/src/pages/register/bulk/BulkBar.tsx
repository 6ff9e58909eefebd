import { Button } from "antd";
import { type RefObject, useState } from "react";
import { useTexts } from "~/texts";
import type { RegisterRows } from "../rows/register_rows";
import type { Selection } from "../selection";
import { BulkDialog } from "./BulkDialog";
import { DEEDS, type DeedKind } from "./deed";

interface Props {
  rows: RegisterRows;
  selection: Selection;
  scroller: RefObject<HTMLDivElement | null>;
}

/** What can be done to the tickets that are chosen. */
export function BulkBar({ rows, selection, scroller }: Props) {
  const { t } = useTexts("register");
  const [kind, setKind] = useState<DeedKind>();
  const count = [...selection.ids].filter((id) => rows.find(id)).length;
  const finish = () => {
    setKind(undefined);
    scroller.current?.focus();
  };
  return (
    <>
      {count > 0 && (
        <section className="register-bulk" aria-label={t("bulk.label")}>
          <strong>{t("bulk.selected", { count })}</strong>
          {DEEDS.map((deed) => (
            <Button key={deed} onClick={() => setKind(deed)}>
              {t(`bulk.${deed}`)}
            </Button>
          ))}
          <Button type="text" onClick={selection.clear}>
            {t("bulk.clear")}
          </Button>
        </section>
      )}
      {/* It says what came of each, also when what was done has taken the last one out of the list. */}
      {kind && <BulkDialog kind={kind} rows={rows} ids={selection.ids} onClose={finish} />}
    </>
  );
}
