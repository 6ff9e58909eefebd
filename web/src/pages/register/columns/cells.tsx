import { memo, type ReactNode, use } from "react";
import type { Company, Ticket } from "~/api/types";
import { Link } from "~/app/Link";
import { STATE_COLOURS, URGENCY_COLOURS } from "~/parts/ui";
import { useTexts, type Wording } from "~/texts";
import { nearestClock } from "~/time/clocks";
import { formatMoment, formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { nameOtherZone, SeveralZones } from "~/time/zone_name";
import { cutAddress } from "./address";
import type { ColumnKey } from "./columns";
import { fill, wordOf } from "./quick_words";

/** What cells are written with. day: changes at midnight, so that "today" is written anew. */
export interface CellWords {
  wording: Wording<"register">;
  company: (slug: string) => Company | undefined;
  categories: ReadonlyMap<string, string>;
  day: number;
}

type Write = (ticket: Ticket, words: CellWords) => ReactNode;

/** What stands in the cell of each column. */
export const CELLS: Record<ColumnKey, Write> = {
  number: ({ company, number }) => (
    // The keyboard is at the line, whose Enter opens it: so many more stops would be in everybody's way.
    <Link to={`/ticket/${company}/${number}`} className="register-number" tabIndex={-1}>
      {number}
    </Link>
  ),
  state: ({ state }, { wording }) => <Label colour={STATE_COLOURS[state]}>{wordOf(wording, "state", state)}</Label>,
  clock: ({ clocks, state, company: slug }, { company }) =>
    OVER.has(state) ? null : <ClockCell clocks={clocks} zone={company(slug)?.time_zone} />,
  urgency: ({ urgency }, { wording }) => (
    <Label colour={URGENCY_COLOURS[urgency]}>{wordOf(wording, "urgency", urgency)}</Label>
  ),
  problem: ({ problem_name }) => problem_name,
  address: (ticket, words) => <Address whole={writeAddress(ticket, words)} />,
  caller: ({ caller }) => caller.name,
  phone: ({ caller }) => caller.phone,
  executor: ({ executor_name }) => executor_name,
  registered: (ticket, words) => writeMoment(ticket.registered_at, ticket, words),
  planned: (ticket, words) => writeMoment(ticket.planned_at, ticket, words),
  company: (ticket, { company }) => company(ticket.company)?.name ?? ticket.company,
  description: ({ description }) => description,
  category: ({ category }, { categories }) => categories.get(category) ?? category,
  channel: ({ channel }, { wording }) => wordOf(wording, "ticket_channel", channel),
  done: (ticket, words) => ticket.done_at && writeMoment(ticket.done_at, ticket, words),
  reopened: ({ reopened }) => reopened || "",
  mark: ({ mark }) => mark || "",
};

const OVER: ReadonlySet<string> = new Set(["done", "closed", "declined", "merged"]);

/** The address with the flat, as people write it. */
export function writeAddress({ place }: Ticket, { wording }: Pick<CellWords, "wording">): string {
  return place.flat ? `${place.address}, ${fill(wording, "ticket.flat", "value", place.flat)}` : place.address;
}

function writeMoment(at: string, ticket: Ticket, { wording: { language }, company, day }: CellWords): ReactNode {
  return <When at={at} zone={company(ticket.company)?.time_zone} language={language} day={day} />;
}

interface WhenProps extends Pick<CellWords, "day"> {
  at: string;
  zone: string | undefined;
  language: string;
}

/** In the company's zone, which is said where the lines are of several: 15:52 there may be later than 23:47 here. */
function When({ at, zone, language, day }: WhenProps) {
  const other = use(SeveralZones) && nameOtherZone(at, language, zone);
  return (
    <time dateTime={at} data-zone={zone}>
      {formatMoment(at, language, zone, day)} {other && <small className="register-zone">{other}</small>}
    </time>
  );
}

export function Label({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <span className="register-label" data-colour={colour}>
      {children}
    </span>
  );
}

/** The street may lose its end, the house and the flat not: they are what tells the lines of one street apart. */
function Address({ whole }: { whole: string }) {
  const { street, house } = cutAddress(whole);
  return (
    <>
      <span className="register-street">{street}</span>
      <span className="register-house">{house}</span>
    </>
  );
}

/** The clock that ends first, as the desk has it: how much is left, with a minus how late it is. */
const ClockCell = memo(function ClockCell({ clocks, zone }: { clocks: Ticket["clocks"]; zone: string | undefined }) {
  const { t } = useTexts("register");
  const now = useNow();
  const view = nearestClock(clocks, now);
  if (!view) return null;
  const { standing, left } = view;
  const long = standing === "paused" || standing === "overdue" ? standing : "left";
  const span = formatSpan(left, t("day_letter"));
  return (
    <time
      className="register-clock"
      data-standing={standing}
      // While it is paused its limit moves on.
      dateTime={standing === "paused" ? undefined : new Date(now + left).toISOString()}
      data-zone={zone}
      data-words={t(`clock.${long}`, { span: formatSpan(Math.abs(left), t("day_letter")) })}
    >
      {standing === "paused" ? t("clock.pause", { span }) : span}
    </time>
  );
});
