export { Moment } from "~/time/Moment";
export { MESSAGE_COLOURS, STATE_COLOURS, URGENCY_COLOURS } from "./colours";
export { EmptyState } from "./EmptyState";
export { ErrorNote } from "./ErrorNote";
export { Facts } from "./Facts";
export { PageTitle } from "./PageTitle";
export { ListSkeleton, Reading } from "./Reading";
export { StateTag, UrgencyTag } from "./StateTag";
export { useSettled } from "./use_settled";
