import { Skeleton } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Ticket } from "~/api/types";
import { rememberCompany } from "~/app/last_company";
import type { PageProps } from "~/app/page_props";
import { SupervisionTrace } from "~/parts/supervision/SupervisionTrace";
import { Actions } from "~/parts/ticket/Actions";
import { ClockCards } from "~/parts/ticket/ClockCards";
import { type EditName, Edits } from "~/parts/ticket/Edits";
import { Files } from "~/parts/ticket/Files";
import { useTicket } from "~/parts/ticket/queries";
import { TicketMap } from "~/parts/ticket/TicketMap";
import { Ties } from "~/parts/ticket/Ties";
import { TimeLine } from "~/parts/ticket/TimeLine";
import { useKeys } from "~/parts/ticket/use_keys";
import { useTexts } from "~/texts";
import { Answers } from "./Answers";
import { Facts } from "./Facts";
import { GuideOfTicket } from "./GuideOfTicket";
import { goBack } from "./go_back";
import { Head } from "./Head";
import { KeysHelp } from "./KeysHelp";
import { NotThere } from "./NotThere";
import { OutageNote } from "./OutageNote";
import { Part } from "./Part";
import { Repeats } from "./Repeats";
import "~/parts/ticket/ticket.css";
import "./ticket.css";

const ABOUT: readonly EditName[] = ["correct", "report", "mark"];
const ABOUT_CLOCKS: readonly EditName[] = ["pause", "resume"];

/** `/ticket/<company>/<number>`: everything about one ticket, kept true while it is open. */
export default function TicketPage({ parameters: [company = "", number = ""] }: PageProps) {
  const { t } = useTexts("ticket");
  const { data: ticket, error } = useTicket(company, number);
  const known = ticket !== undefined;
  useEffect(() => {
    if (known) rememberCompany(company);
  }, [known, company]);
  useEffect(() => {
    document.title = `${t("ticket.title", { number })} · Dozor`;
    return () => {
      document.title = "Dozor";
    };
  }, [t, number]);
  if (ticket) return <Room key={`${company}/${number}`} ticket={ticket} />;
  if (error) return <NotThere company={company} number={number} error={error} />;
  return (
    <main className="ticket-page" aria-busy="true">
      <Skeleton active paragraph={{ rows: 12 }} />
    </main>
  );
}

/** What may be done to the facts, and the guide that is for such a problem. */
function AboutButtons({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <GuideOfTicket ticket={ticket} />
      <Edits ticket={ticket} names={ABOUT} keys={{ correct: "c" }} />
    </>
  );
}

/** The ticket's room: what it is at the left, what happened at the right; on a telephone one below the other. */
function Room({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("ticket", "parts/ticket");
  const [helping, setHelping] = useState(false);
  const page = useRef<HTMLElement>(null);
  const press = (selector: string) => () => page.current?.querySelector<HTMLElement>(selector)?.click();
  useKeys({
    "?": () => setHelping(true),
    n: () => page.current?.querySelector<HTMLElement>(".time-line input[type=text], .time-line form input")?.focus(),
    r: press(".call-note button"),
    f: press(".ticket-files .file-input"),
    g: press(".guide-button"),
    b: goBack,
  });
  return (
    <main className="ticket-page" ref={page}>
      <Head ticket={ticket} onHelp={() => setHelping(true)} />
      <Actions ticket={ticket} keyed />
      <div className="ticket-columns">
        <div className="ticket-what">
          <OutageNote ticket={ticket} />
          <Part title={t("part.facts")} extra={<AboutButtons ticket={ticket} />}>
            <Facts ticket={ticket} />
            <Answers ticket={ticket} />
          </Part>
          <Part title={t("ticket.clocks")} extra={<Edits ticket={ticket} names={ABOUT_CLOCKS} keys={{ pause: "p" }} />}>
            <ClockCards ticket={ticket} />
          </Part>
          <Part title={t("files.title")}>
            <Files ticket={ticket} />
          </Part>
          <Part title={t("part.map")}>
            <TicketMap ticket={ticket} />
          </Part>
          <Part title={t("ticket.ties")}>
            <Repeats ticket={ticket} />
            <Ties ticket={ticket} addressOf={(other) => `/ticket/${ticket.company}/${other}`} />
          </Part>
        </div>
        <div className="ticket-happened">
          <TimeLine ticket={ticket} />
          <SupervisionTrace company={ticket.company} of={{ ticket: ticket.number }} />
        </div>
      </div>
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </main>
  );
}
