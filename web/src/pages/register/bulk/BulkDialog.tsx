import { useQueryClient } from "@tanstack/react-query";
import { Alert, Modal } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import type { RegisterRows } from "../rows/register_rows";
import { idOf } from "../rows/row";
import { DeedForm, startDeed } from "./DeedForm";
import { type Deed, type DeedKind, isReady, judge, MOST_AT_ONCE, type Verdict } from "./deed";
import { Preview } from "./Preview";
import { type Result, runDeed } from "./run";

interface Props {
  kind: DeedKind;
  rows: RegisterRows;
  ids: ReadonlySet<string>;
  onClose: () => void;
}

/** Says of each chosen ticket whether it is possible, does it, and says what came of each. */
export function BulkDialog({ kind, rows, ids, onClose }: Props) {
  const { t } = useTexts("register");
  const { client } = useDozor();
  const queries = useQueryClient();
  // Chosen once: a row that leaves the list by what is done to it stays here with its result.
  const [chosen] = useState(() => [...ids].flatMap((id) => rows.find(id)?.ticket ?? []).slice(0, MOST_AT_ONCE));
  const [deed, setDeed] = useState<Deed>(() => startDeed(kind, chosen));
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [running, setRunning] = useState(false);
  const tickets = chosen.map((ticket) => newestOf(ticket, rows, results.get(idOf(ticket))));
  const verdicts = new Map<string, Verdict>(tickets.map((ticket) => [idOf(ticket), judge(ticket, deed)]));
  const todo = tickets.filter((ticket) => {
    const state = results.get(idOf(ticket))?.state;
    return verdicts.get(idOf(ticket)) === "possible" && state !== "done" && state !== "already";
  });
  const run = async () => {
    setRunning(true);
    const note = (ticket: Ticket, result: Result) => {
      setResults((all) => new Map(all).set(idOf(ticket), result));
      if ("ticket" in result) rows.apply([result.ticket], Date.now());
    };
    await runDeed(client, todo, deed, note).finally(() => setRunning(false));
    for (const company of new Set(todo.map((ticket) => ticket.company))) {
      void queries.invalidateQueries({ queryKey: ["tickets", company] });
      void queries.invalidateQueries({ queryKey: ["executors", company] });
    }
  };
  const begun = results.size > 0;
  return (
    <Modal
      open
      width={820}
      title={t(`bulk.${kind}`)}
      okText={begun ? t("bulk.again", { count: todo.length }) : t("bulk.run", { count: todo.length })}
      cancelText={begun ? t("bulk.close_dialog") : t("ticket.cancel")}
      okButtonProps={{ disabled: !todo.length || !isReady(deed), danger: kind === "decline" }}
      confirmLoading={running}
      onOk={() => void run()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <DeedForm deed={deed} tickets={tickets} onChange={setDeed} disabled={running} />
      {ids.size > MOST_AT_ONCE && <Alert type="info" showIcon title={t("bulk.most", { count: MOST_AT_ONCE })} />}
      <Preview tickets={tickets} verdicts={verdicts} results={results} />
    </Modal>
  );
}

/** As somebody last heard of it: the line, or the answer of what was done. */
function newestOf(ticket: Ticket, rows: RegisterRows, result: Result | undefined): Ticket {
  const known = [rows.find(idOf(ticket))?.ticket, result && "ticket" in result ? result.ticket : undefined];
  return known.reduce<Ticket>((newest, one) => (one && one.version > newest.version ? one : newest), ticket);
}
