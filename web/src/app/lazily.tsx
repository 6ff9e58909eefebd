import { type ComponentType, use } from "react";
import { loadOnce } from "./load_once";
import { bringLostStyles } from "./lost_styles";

/**
 * A component in a file of its own, as by React's lazy; but one that has not come (NotLoaded, for an ErrorBoundary) is asked for
 * anew by the next try.
 */
export function lazily<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const read = loadOnce(async () => {
    const [file] = await Promise.all([load(), bringLostStyles()]);
    return file.default;
  });
  return function Loaded(props: Props) {
    const Component = use(read());
    return <Component {...props} />;
  };
}
