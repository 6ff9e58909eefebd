import type { ApiClient } from "~/api/client";
import type { components } from "~/api/schema";
import { attachFile } from "~/api/upload";

type Schemas = components["schemas"];
export type OwnPage = Schemas["OwnPageTold"];
export type OwnTicket = Schemas["OwnTicketTold"];
export type OwnTicketPage = Schemas["OwnTicketPageTold"];
export type OwnAction = Schemas["ResidentAction"];
export type OwnWishes = Schemas["OwnWishesTold"];
export type WishesAsked = Partial<Schemas["OwnWishesAsked"]>;

/** What a resident's link can do. Raises ApiError. */
export class ResidentApi {
  private readonly client: ApiClient;
  private readonly base: string;

  constructor(client: ApiClient, token: string) {
    this.client = client;
    this.base = `/resident/${encodeURIComponent(token)}`;
  }

  page = () => this.client.get<OwnPage>(this.base);

  ticket = (number: string) => this.client.get<OwnTicketPage>(this.of(number));

  act = (ticket: OwnTicket, action: OwnAction, text = "", mark = 0) =>
    this.client.post<OwnTicketPage>(`${this.of(ticket.number)}/actions`, { action, text, mark });

  /** Announces the file, then sends it to where the answer says. key: the same for the same file. */
  attach = (number: string, file: File, key: string) =>
    attachFile(this.client, `${this.of(number)}/attachments`, file, key);

  wishes = () => this.client.get<OwnWishes>(`${this.base}/wishes`);

  wish = (wanted: WishesAsked) => this.client.post<OwnWishes>(`${this.base}/wishes`, wanted);

  /** All links that this phone has open nothing any more. */
  withdraw = () => this.client.post<unknown>(`${this.base}/withdraw`, {});

  private of(number: string): string {
    return `${this.base}/tickets/${encodeURIComponent(number)}`;
  }
}
