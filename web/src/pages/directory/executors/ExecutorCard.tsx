import type { Executor } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { Facts, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { Absences } from "./Absences";
import { AtWork } from "./AtWork";
import { LinkOfExecutor } from "./LinkOfExecutor";
import { useExecutor, useExecutors, useTradeName } from "./queries";

/** Everything about one executor: at work or away, what they have in hand, who stands in for them, their link. */
export function ExecutorCard({ company, id }: { company: string; id: string }) {
  const query = useExecutor(company, id);
  return <Reading query={query}>{(executor) => <ShownCard company={company} executor={executor} />}</Reading>;
}

function ShownCard({ company, executor }: { company: string; executor: Executor }) {
  const { t, language } = useTexts("directory");
  const { may } = useDozor();
  const zone = useZone(company);
  const nameOf = useTradeName(company);
  const all = useExecutors(company).data?.items ?? [];
  const names = new Intl.DisplayNames([language], { type: "language" });
  const moment = (at: string | null) => at && <Moment at={at} zone={zone} />;
  return (
    <article aria-label={executor.name}>
      <h2>
        {executor.name} <AtWork executor={executor} />
      </h2>
      <Facts
        of={[
          [
            t("executor.phone"),
            executor.phone && (
              <a href={`tel:${executor.phone}`} className="directory-phone">
                {executor.phone}
              </a>
            ),
          ],
          [t("executor.email"), executor.email],
          [t("executor.trades"), executor.trades.map(nameOf).join(", ")],
          [t("executor.languages"), executor.languages.map((code) => names.of(code)).join(", ")],
          [t("executor.foreman"), all.find(({ id }) => id === executor.foreman_id)?.name],
          [t("executor.buildings"), executor.buildings.length || t("executor.buildings.all")],
          [t("executor.back"), executor.absent && (moment(executor.absent_until) || t("executor.unknown"))],
          [t("executor.next"), !executor.on_shift && !executor.absent && moment(executor.at_work_at)],
          [t("executor.leaves"), executor.on_shift && moment(executor.leaves_at)],
          [t("executor.in_hand"), t("executor.load", { load: executor.load, capacity: executor.capacity })],
        ]}
      />
      {executor.tickets.length > 0 && (
        <section aria-label={t("executor.tickets")}>
          <h3>{t("executor.tickets")}</h3>
          <TicketLinks company={company} numbers={executor.tickets} />
        </section>
      )}
      <Absences company={company} executor={executor} others={all.filter(({ id }) => id !== executor.id)} />
      {may("people.write") && <LinkOfExecutor company={company} executor={executor} />}
    </article>
  );
}

/** Tickets by their numbers; links for who may read them. */
export function TicketLinks({ company, numbers }: { company: string; numbers: readonly string[] }) {
  const { may } = useDozor();
  if (!may("tickets.read")) return <span>{numbers.join(", ")}</span>;
  return (
    <span className="directory-numbers">
      {numbers.map((number) => (
        <Link key={number} to={`/ticket/${encodeURIComponent(company)}/${encodeURIComponent(number)}`}>
          {number}
        </Link>
      ))}
    </span>
  );
}
