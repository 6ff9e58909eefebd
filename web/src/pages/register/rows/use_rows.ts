import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ApiClient } from "~/api/client";
import { readTickets } from "~/api/register";
import { useDozor } from "~/app/dozor_context";
import { type ChangeListener, listenersOf } from "~/live/changed_tickets";
import { useTexts } from "~/texts";
import { type Filter, queryOf, writeFilter } from "../filter/filter";
import { fits } from "../filter/fits";
import { makeReader } from "./read_page";
import { RegisterRows } from "./register_rows";

const FIRST_PAGE = 60;
const NEXT_PAGE = 200;
const LATE_MS = 30_000;

/** Where somebody was on a register, for when they come back to it. */
export interface Whereabouts {
  scrollTop: number;
  /** The row that the keyboard is at. */
  active: string;
}

export interface KeptRows extends Whereabouts {
  name: string;
  rows: RegisterRows;
  /** Reads all anew. */
  renew: () => void;
}

interface Wanted {
  filter: Filter;
  companies: readonly string[];
  /** The moment to begin at; none: at the end. */
  anchor: string | undefined;
}

// The register as it was left, which goes on hearing of changes: coming back from a ticket reads nothing and jumps nowhere.
const KEPT = new WeakMap<QueryClient, KeptRows & { listener: ChangeListener }>();

/** The rows of that filter; the same ones for as long as it is the same. */
export function useRows({ filter, companies, anchor }: Wanted, generation: number, renew: () => void): KeptRows {
  const queries = useQueryClient();
  const { client, company } = useDozor();
  const { language } = useTexts();
  const name = [language, companies.join(), anchor, writeFilter(filter), generation].join("|");
  const kept = useMemo(() => {
    const known = KEPT.get(queries);
    if (known?.name === name) return Object.assign(known, { renew });
    if (known) {
      known.rows.close();
      listenersOf(queries).delete(known.listener);
    }
    const zone = (slug: string) => company(slug)?.time_zone;
    const rows = makeRows({ filter, companies, anchor }, client, zone);
    const made = { name, rows, renew, scrollTop: 0, active: "", listener: undefined as unknown as ChangeListener };
    made.listener = {
      onRows: (_, tickets) => rows.apply(tickets, Date.now()),
      onLost: () => {
        KEPT.delete(queries);
        listenersOf(queries).delete(made.listener);
        made.renew();
      },
    };
    KEPT.set(queries, made);
    listenersOf(queries).add(made.listener);
    return made;
  }, [queries, name, client, company, filter, companies, anchor, renew]);
  useEffect(() => {
    if (kept.rows.standing("below") === "idle" && !kept.rows.list.length) void kept.rows.load("below");
  }, [kept]);
  useLateOnes(kept, filter, companies);
  useSyncExternalStore(kept.rows.subscribe, () => kept.rows.version);
  return kept;
}

/** A ticket becomes late without anything happening to it: those that are late are asked for now and then. */
function useLateOnes({ rows }: KeptRows, filter: Filter, companies: readonly string[]) {
  const { client, company } = useDozor();
  useEffect(() => {
    if (!filter.late) return;
    const look = async (slug: string) => {
      const query = { ...queryOf(filter, slug, company(slug)?.time_zone), limit: NEXT_PAGE };
      const page = await readTickets(client, query).catch(() => undefined); // the next look makes up for it
      if (page) rows.apply(page.items, Date.now());
    };
    const timer = setInterval(() => void Promise.all(companies.map(look)), LATE_MS);
    return () => clearInterval(timer);
  }, [rows, filter, companies, client, company]);
}

function makeRows(
  { filter, companies, anchor }: Wanted,
  client: ApiClient,
  zone: (slug: string) => string | undefined,
): RegisterRows {
  const queries = new Map(companies.map((slug) => [slug, queryOf(filter, slug, zone(slug))]));
  const readRegister = makeReader(client, companies);
  return new RegisterRows({
    companies,
    order: filter.order,
    anchor,
    fits: (ticket) => {
      const query = queries.get(ticket.company);
      return query !== undefined && fits(ticket, query, Date.now());
    },
    read: (slug, towards, cursor) => {
      const { registered_from = "", registered_to = "", ...query } = queries.get(slug) ?? { company: slug };
      const [from, to] =
        towards === "newer"
          ? [later(registered_from, anchor), registered_to]
          : [registered_from, sooner(registered_to, anchor)];
      return readRegister({
        ...query,
        registered_from: from,
        registered_to: to,
        order: towards === "newer" ? "oldest" : "newest",
        limit: cursor ? NEXT_PAGE : FIRST_PAGE,
        cursor,
      });
    },
  });
}

const later = (one: string, other = ""): string => (!one || (other && other > one) ? other : one);
const sooner = (one: string, other = ""): string => (!one || (other && other < one) ? other : one);
