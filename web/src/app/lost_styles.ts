/** Styles that have not come, by their addresses: Vite takes them for loaded when their page is opened again. */
const lost = new Set<string>();

/** Remembers them from now on. */
export function watchStyles(): void {
  const note = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
    lost.add(target.href);
    target.remove();
  };
  document.addEventListener("error", note, { capture: true });
}

/** Asks for them once more. Rejects when one does not come. */
export async function bringLostStyles(): Promise<void> {
  await Promise.all([...lost].map(bring));
}

function bring(href: string): Promise<void> {
  lost.delete(href);
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`no style: ${href}`));
    document.head.append(link);
  });
}
