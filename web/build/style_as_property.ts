import type { Plugin } from "vite";

/** Where antd measures how high a text is: by the attribute `style`, which our content security policy lets nobody write. */
const MEASURING = /@rc-component[\\/]input[\\/]es[\\/]calculateNodeHeight\.js$/;
const ATTRIBUTE = /hiddenTextarea\.setAttribute\('style', (`[^`]+`)\);/;

/**
 * Lets that one place of a library set the same style as a property (CSP Level 3: the policy is about markup and attributes,
 * not about what a script that may run does to an element). Fails the build when the library says it in other words.
 */
export function styleAsProperty(): Plugin {
  return {
    name: "dozor-style-as-property",
    apply: "build",
    transform: {
      filter: { id: MEASURING },
      handler: (code) => ({ code: replaceAttribute(code), map: null }),
    },
  };
}

/** The code with the property in place of the attribute; raises an Error when the attribute is not there. */
export function replaceAttribute(code: string): string {
  if (!ATTRIBUTE.test(code)) throw new Error("antd measures texts otherwise than build/style_as_property.ts knows.");
  return code.replace(ATTRIBUTE, "hiddenTextarea.style.cssText = $1;");
}
