import type { ApiClient } from "~/api/client";
import type { components } from "~/api/schema";

type Schemas = components["schemas"];
export type OwnPage = Schemas["OwnPageTold"];
export type OwnTicket = Schemas["OwnTicketTold"];
export type OwnTicketPage = Schemas["OwnTicketPageTold"];
export type OwnAction = Schemas["ResidentAction"];
type Upload = Schemas["UploadTold"];

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
  attach = async (number: string, file: File, key: string): Promise<void> => {
    const { name, type, size } = file;
    const asked = { name, media_type: type || "application/octet-stream", size };
    const headers = { "idempotency-key": key };
    const { upload } = await this.client.post<Upload>(`${this.of(number)}/attachments`, asked, { headers });
    if (!upload) return;
    const form = new FormData();
    for (const [field, value] of Object.entries(upload.fields)) form.append(field, value);
    form.append("file", file); // the last one: what follows the file is not read
    const response = await fetch(upload.address, { method: "POST", body: form });
    if (!response.ok) throw new Error(`the upload was refused (${response.status})`);
  };

  private of(number: string): string {
    return `${this.base}/tickets/${encodeURIComponent(number)}`;
  }
}
