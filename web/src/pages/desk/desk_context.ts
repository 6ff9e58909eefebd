/** What every part of the desk needs: the API, who sits here, and which companies they see. */
export { useDozor as useDesk, useZone } from "~/app/dozor_context";
