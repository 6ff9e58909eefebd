import { retrying } from "~/browser/retrying";

/** What the agent workspace gives an application. */
export type Workspace = Awaited<ReturnType<typeof open>>;

type ConnectConfig = ConstructorParameters<typeof import("@amazon-connect/contact").ContactClient>[0];

let only: Promise<Workspace> | undefined;

/**
 * Introduces this page to the workspace around it, once; given when the workspace has taken it in, rejected when it does not answer.
 * To be called as soon as the page opens: the workspace gives up on an application that keeps silent for some seconds
 * ("Initialize the Amazon Connect SDK in your application"), and a person may take longer to sign in.
 */
export function loadWorkspace(): Promise<Workspace> {
  only ??= open();
  return only;
}

async function open() {
  const [{ AmazonConnectApp }, { AgentClient, ContactClient }, { VoiceClient }] = await retrying(() =>
    Promise.all([import("@amazon-connect/app"), import("@amazon-connect/contact"), import("@amazon-connect/voice")]),
  );
  const taken = Promise.withResolvers<void>();
  const destroyed = new AbortController();
  const { provider } = AmazonConnectApp.init({
    onCreate: async () => taken.resolve(),
    onDestroy: async () => destroyed.abort(),
  });
  provider.onError(({ isFatal, message }) => isFatal && taken.reject(new Error(message)));
  await taken.promise;
  // Each package has its own copy of the core, so that the compiler takes one provider for two things; they speak the same protocol.
  const config = provider as unknown as ConnectConfig;
  return {
    agent: new AgentClient(config),
    contact: new ContactClient(config),
    voice: new VoiceClient(config),
    /** Aborted when the workspace closes this application. */
    closed: destroyed.signal,
  };
}
