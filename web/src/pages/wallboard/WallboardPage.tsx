import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useMemo, useState } from "react";
import { PageTitle, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { BoardContext, type Intent } from "./board_context";
import { Calls } from "./Calls";
import { Dialog } from "./Dialogs";
import { Freshness } from "./Freshness";
import { ListeningStrip } from "./ListeningStrip";
import { Operators } from "./Operators";
import { PressingDuties, PressingTickets } from "./PressingLists";
import { Queues } from "./Queues";
import { type Figures, TRAIL, usePressing, useWallboard } from "./queries";
import { Totals } from "./Totals";
import { Trail } from "./Trail";
import { useBigScreen } from "./use_big_screen";
import { useMonitor } from "./use_monitor";
import "./wallboard.css";

/** `/wallboard`: the contact centre at a glance, for whoever supervises it. `?big`: for a screen on the wall. */
export default function WallboardPage() {
  const { t } = useTexts("wallboard");
  const query = useWallboard();
  const [big, showBig] = useBigScreen();
  return (
    <div className="wallboard">
      <PageTitle title={t("wallboard.title")}>
        <Button size="small" title={t("wallboard.big_hint")} aria-keyshortcuts="Alt+B" onClick={() => showBig(!big)}>
          {big ? t("wallboard.small") : t("wallboard.big")}
        </Button>
      </PageTitle>
      <main>
        <Reading query={query} lines={14}>
          {(figures) => <Board figures={figures} big={big} />}
        </Reading>
      </main>
    </div>
  );
}

function Board({ figures, big }: { figures: Figures; big: boolean }) {
  const { t } = useTexts("wallboard");
  const pressing = usePressing();
  const { telephone, state } = useMonitor();
  const [intent, intend] = useState<Intent>();
  const [said, setSaid] = useState("");
  const context = useMemo(() => ({ ...figures, big, intend }), [figures, big]);
  const queries = useQueryClient();
  const done = (sentence?: string) => {
    void queries.invalidateQueries({ queryKey: TRAIL });
    intend(undefined);
    setSaid(sentence ?? (telephone ? "" : t("listen.elsewhere")));
  };
  return (
    <BoardContext value={context}>
      <Freshness />
      {telephone && state.listening && <ListeningStrip listening={state.listening} telephone={telephone} />}
      {said && <Alert type="success" showIcon closable={{ onClose: () => setSaid("") }} title={said} role="status" />}
      <Totals />
      <div className="wall-grid">
        <div className="wall-column">
          <Calls canListen={!telephone || (state.line && !state.listening)} />
          <Queues />
        </div>
        <div className="wall-column">
          <Operators />
        </div>
        <div className="wall-column">
          <Reading query={pressing} lines={8}>
            {({ tickets, duties }) => (
              <>
                <PressingDuties duties={duties} />
                <PressingTickets tickets={tickets} />
              </>
            )}
          </Reading>
        </div>
      </div>
      {!big && <Trail />}
      {intent && (
        <Dialog
          key={intent.what}
          intent={intent}
          onDone={done}
          onClose={() => intend(undefined)}
          onJoin={() => telephone?.join()}
        />
      )}
    </BoardContext>
  );
}
