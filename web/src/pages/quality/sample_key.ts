import type { SampleAsked } from "~/api/quality";

/** Under which a drawn sample is kept. */
export const sampleKey = (company: string, asked: SampleAsked) => ["evaluations", company, "sample", asked] as const;
