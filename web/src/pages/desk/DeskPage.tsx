import { DeskRoom } from "./DeskRoom";
import "./desk.css";
import "./narrow.css";

/** `/desk`: the operator's place. */
export default function DeskPage() {
  return <DeskRoom />;
}
