import { createContext } from "react";

/**
 * Whether the sheet that a part lies in is the one that is seen. What a part draws beside its sheet (a drawer) is seen only then:
 * over another sheet it would pass for that one's.
 */
export const OnTop = createContext(true);
