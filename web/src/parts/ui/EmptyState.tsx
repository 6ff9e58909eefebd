import { Empty } from "antd";
import type { ReactNode } from "react";

interface Props {
  /** What is not there, and what to do about it: one or two sentences. */
  children: ReactNode;
  /** A button or a link that does it. */
  action?: ReactNode;
}

/** Stands where a list would be when there is nothing in it. */
export function EmptyState({ children, action }: Props) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} className="empty-state">
      {action}
    </Empty>
  );
}
