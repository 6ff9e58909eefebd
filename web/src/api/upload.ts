import type { ApiClient } from "./client";
import type { Upload } from "./types";

/** Announces a file under `path`, then posts it to where the answer says. key: the same for the same file. Raises ApiError, or Error. */
export async function attachFile(
  client: ApiClient,
  path: string,
  file: File,
  key: string,
): Promise<Upload["attachment"]> {
  const { name, type, size } = file;
  const asked = { name, media_type: type || "application/octet-stream", size };
  const { attachment, upload } = await client.post<Upload>(path, asked, { headers: { "idempotency-key": key } });
  if (!upload) return attachment;
  const form = new FormData();
  for (const [field, value] of Object.entries(upload.fields)) form.append(field, value);
  form.append("file", file); // the last one: what follows the file is not read
  const response = await fetch(upload.address, { method: "POST", body: form });
  if (!response.ok) throw new Error(`the upload was refused (${response.status})`);
  return attachment;
}
