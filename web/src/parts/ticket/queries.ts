import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readCalls, readExecutor, readOutage, readPlace } from "~/api/ticket";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

// Keys are [name, company, thing, …]: live/keys_touched.ts names the same ones.

/** The fallback when the live line is down: what is shown is read anew this often at least. */
const SLOW_MS = 30_000;

/** What was read in another language stays until it is here in this one; what is of another ticket does not. Keys: [name, company, number, …]. */
function keepOfSame(number: string) {
  return <Data>(before: Data | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[2] === number ? before : undefined;
}

export function useTicket(company: string, number: string, known?: Ticket) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["ticket", company, number, language],
    queryFn: () => api.ticket(company, number),
    placeholderData: known ?? keepOfSame(number),
  });
}

export function useJournal(company: string, number: string) {
  const { api } = useDozor();
  return useQuery({ queryKey: ["journal", company, number], queryFn: () => api.journal(company, number) });
}

/** Messages change without an event of their own (claimed, sent, delivered), so they are also looked up. */
export function useMessages(company: string, number: string) {
  const { api } = useDozor();
  return useQuery({
    queryKey: ["messages", company, number],
    queryFn: () => api.messages(company, number),
    refetchInterval: 3000,
  });
}

/** Open tickets that may be about the same damage. */
export function useRepeats(company: string, number: string) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["ticket", company, number, language, "repeats"],
    queryFn: () => api.repeats(company, number),
  });
}

/** The clocks of a ticket with the reasons for which they may be paused. */
export function useClocks(company: string, number: string) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["ticket", company, number, language, "clocks"],
    queryFn: () => api.clocks(company, number),
    placeholderData: keepOfSame(number),
  });
}

/** Links live a quarter of an hour, so they are renewed; sooner while a file is being looked at. */
export function useAttachments(company: string, number: string) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["attachments", company, number, language],
    queryFn: () => api.attachments(company, number),
    placeholderData: keepOfSame(number),
    refetchInterval: (query) =>
      query.state.data?.items.some(({ state }) => state === "waiting") ? 2_000 : 20 * SLOW_MS,
  });
}

/** Who of the company has that trade; with an empty one everybody. */
export function useExecutors(company: string, trade: string) {
  const { api } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["executors", company, trade, language],
    queryFn: () => api.executors(company, trade),
    placeholderData: keepPreviousData,
  });
}

export function useContact(company: string, id: string) {
  const { api } = useDozor();
  return useQuery({
    queryKey: ["contact", company, id],
    queryFn: () => api.contact(company, id),
    enabled: Boolean(id),
    // There is no record before the call is over; the live line tells when there is.
    refetchInterval: (query) => (query.state.data?.ended_at ? false : SLOW_MS),
  });
}

/** Calls that have to do with a ticket, for who may know of calls; the live line tells of contacts by this key. */
export function useCalls(company: string, number: string, enabled: boolean) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["contacts", company, "of-ticket", number],
    queryFn: () => readCalls(client, company, number),
    enabled,
    refetchInterval: SLOW_MS,
  });
}

/** Where it is does not change while it is looked at, except by a correction: its place is a part of the key. */
export function useTicketPlace({ company, number, place }: Ticket) {
  const { client } = useDozor();
  return useQuery({
    queryKey: ["ticket-place", company, number, place.building_id, place.entrance, place.flat],
    queryFn: () => readPlace(client, company, number),
    staleTime: 600_000,
  });
}

export function useOutage(company: string, id: string) {
  const { client, may } = useDozor();
  return useQuery({
    queryKey: ["outages", company, "one", id],
    queryFn: () => readOutage(client, company, id),
    enabled: Boolean(id) && may("outages.read"),
  });
}

export function useExecutor(company: string, id: string) {
  const { client, may } = useDozor();
  return useQuery({
    queryKey: ["executors", company, "one", id],
    queryFn: () => readExecutor(client, company, id),
    enabled: Boolean(id) && may("people.read"),
    staleTime: 60_000,
  });
}
