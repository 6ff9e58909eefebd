import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Space } from "antd";
import { useState } from "react";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { useDesk } from "../desk_context";
import { type CompanyDuty, useDuties } from "../queries";
import type { WorkspaceEvent } from "../workspace";

type Put = (event: WorkspaceEvent) => void;

/** What is to be done before its time is over: calls to make, messages to hear, bad marks to look into. */
export function Duties({ companies, put }: { companies: readonly string[]; put: Put }) {
  const { t } = useTexts();
  const duties = useDuties(companies);
  return (
    <section className="duties" aria-label={t("duties.title")}>
      <header>
        <h2>
          {t("duties.title")} <span className="quiet">{duties?.length || ""}</span>
        </h2>
      </header>
      <ul>
        {!duties?.length && <li className="quiet">{duties ? t("duties.empty") : t("app.loading")}</li>}
        {duties?.map((duty) => (
          <DutyRow key={`${duty.company}/${duty.contact_id}`} duty={duty} put={put} />
        ))}
      </ul>
    </section>
  );
}

function DutyRow({ duty, put }: { duty: CompanyDuty; put: Put }) {
  const { t, word } = useTexts();
  const { api } = useDesk();
  const explain = useExplain();
  const queries = useQueryClient();
  const [result, setResult] = useState("");
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.finishDuty(duty.company, duty.contact_id, result.trim()),
    onSettled: () => queries.invalidateQueries({ queryKey: ["duties", duty.company] }),
  });
  const openForm = () => {
    const { company, phone, contact_id: contactId } = duty;
    put({ type: "form_opened", form: { key: crypto.randomUUID(), company, phone, contactId, language: "" } });
  };
  return (
    <li className="duty">
      <div className="row-top">
        <a href={`tel:${duty.phone}`}>{duty.phone || "—"}</a>
        <span className="quiet">
          {word("duty", duty.kind)}
          {duty.count > 1 && ` · ${t("duties.times", { count: String(duty.count) })}`}
          {duty.mark > 0 && ` · ${duty.mark}/5`}
        </span>
        <TimeLeft until={duty.due_at} />
        <Button size="small" onClick={openForm}>
          {t("duties.ticket")}
        </Button>
      </div>
      {duty.kind === "deferred" && <p className="quiet">{duty.reason}</p>}
      {duty.recording && <Message duty={duty} />}
      {error && <Alert type="error" title={explain(error)} />}
      <Space.Compact block>
        <Input
          size="small"
          value={result}
          onChange={(event) => setResult(event.target.value)}
          onPressEnter={() => result.trim() && mutate()}
          placeholder={t("duties.result")}
          aria-label={`${t("duties.result")} ${duty.phone}`}
        />
        <Button size="small" disabled={!result.trim()} loading={isPending} onClick={() => mutate()}>
          {t("duties.done")}
        </Button>
      </Space.Compact>
    </li>
  );
}

/** What they said; the signed link is asked for when it is wanted. */
function Message({ duty: { company, contact_id: contactId } }: { duty: CompanyDuty }) {
  const { t } = useTexts();
  const { api } = useDesk();
  const explain = useExplain();
  const { mutate, data, isPending, error } = useMutation({ mutationFn: () => api.recording(company, contactId) });
  if (error) return <Alert type="error" title={explain(error)} />;
  if (!data) {
    return (
      <Button size="small" loading={isPending} onClick={() => mutate()}>
        {t("duties.play")}
      </Button>
    );
  }
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said
  return <audio controls autoPlay src={data.url} aria-label={t("duties.play")} />;
}

function TimeLeft({ until }: { until: string }) {
  const { t } = useTexts();
  const left = Date.parse(until) - useNow();
  const span = formatSpan(Math.abs(left), t("day_letter"));
  return (
    <span className={left < 0 ? "clock overdue" : left < 120_000 ? "clock soon" : "clock"}>
      {left < 0 ? t("duties.overdue", { left: span }) : t("duties.left", { left: span })}
    </span>
  );
}
