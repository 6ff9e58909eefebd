import { Button, Modal, Progress } from "antd";
import { memo, useRef, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { COLUMNS, type Column } from "../columns/columns";
import { type Filter, queryOf } from "../filter/filter";
import { makeReader } from "../rows/read_page";
import { type CsvWords, separatorOf, writeLine } from "./csv";

const PAGE = 200;

interface Props {
  filter: Filter;
  companies: readonly string[];
  columns: readonly Column[];
  words: CsvWords;
}

type Stage = { at: "reading" | "done" | "stopped" } | { at: "failed"; error: unknown };

/** All that the filter finds, not only what is loaded, as a file with the columns that are shown; says how many it holds. */
export const ExportButton = memo(function ExportButton({ filter, companies, columns, words }: Props) {
  const { t } = useTexts("register");
  const { client, company } = useDozor();
  const [stage, setStage] = useState<Stage>();
  const [count, setCount] = useState(0);
  const stopping = useRef<AbortController>(undefined);
  const shown = columns.filter((column) => column.shown).map(({ key }) => key);

  const run = async () => {
    const stop = new AbortController();
    stopping.current = stop;
    const read = makeReader(client, companies);
    const separator = separatorOf(words.wording.language);
    const lines = [shown.map((key) => t(COLUMNS[key].name)).join(separator)];
    setCount(0);
    setStage({ at: "reading" });
    try {
      for (const slug of companies) {
        const query = queryOf(filter, slug, company(slug)?.time_zone);
        let cursor = "";
        do {
          const page = await read({ ...query, order: filter.order, limit: PAGE, cursor }, stop.signal);
          lines.push(...page.items.map((ticket) => writeLine(ticket, shown, words, Date.now())));
          setCount(lines.length - 1);
          cursor = page.cursor;
        } while (cursor);
      }
      save(lines);
      setStage({ at: "done" });
    } catch (error) {
      setStage(stop.signal.aborted ? { at: "stopped" } : { at: "failed", error });
    }
  };
  const close = () => {
    stopping.current?.abort();
    setStage(undefined);
  };
  return (
    <>
      <Button onClick={() => void run()}>{t("export.label")}</Button>
      <Modal
        open={stage !== undefined}
        title={t("export.label")}
        onCancel={close}
        footer={<Button onClick={close}>{stage?.at === "reading" ? t("export.stop") : t("bulk.close_dialog")}</Button>}
      >
        <p role="status">{stage?.at === "done" ? t("export.done", { count }) : t("export.reading", { count })}</p>
        {stage?.at === "reading" && (
          <Progress percent={100} status="active" showInfo={false} aria-label={t("export.label")} />
        )}
        {stage?.at === "failed" && <ErrorNote error={stage.error} onRetry={() => void run()} />}
      </Modal>
    </>
  );
});

/** The first sign tells spreadsheets that it is UTF-8. */
function save(lines: readonly string[]): void {
  const address = URL.createObjectURL(new Blob(["\uFEFF", lines.join("\r\n")], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `dozor-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
