export { MESSAGE_COLOURS, STATE_COLOURS, URGENCY_COLOURS } from "../ui/colours";
