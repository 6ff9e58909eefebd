import { useQueries } from "@tanstack/react-query";
import { Button } from "antd";
import { drawSample, type SampleAsked } from "~/api/quality";
import { useDozor } from "~/app/dozor_context";
import { navigate } from "~/app/path";
import { useTexts } from "~/texts";
import { choose } from "./place";
import { sampleKey } from "./sample_key";

/** So many companies are looked through, no more: each costs the server a reading of its talks. */
const MOST = 8;

/** Says of a company without talks on those days where else there were some, and leads there. */
export function Elsewhere({ company, asked }: { company: string; asked: SampleAsked }) {
  const { t } = useTexts("quality");
  const dozor = useDozor();
  const others = dozor.me.companies.filter(({ slug }) => slug !== company);
  const samples = useQueries({
    queries: others.slice(0, MOST).map(({ slug }) => ({
      queryKey: sampleKey(slug, asked),
      queryFn: () => drawSample(dozor.client, slug, asked),
      retry: false,
    })),
  });
  const found = others
    .map((one, place) => ({ ...one, count: samples[place]?.data?.looked_at ?? 0 }))
    .filter(({ count }) => count);
  const name = dozor.company(company)?.name ?? company;
  return (
    <>
      <p>{t(others.length ? "sample.empty.several" : "sample.empty", { company: name })}</p>
      {found.length > 0 && (
        <p>
          {t("sample.elsewhere")}{" "}
          {found.map(({ slug, name: other, count }) => (
            <Button
              key={slug}
              size="small"
              onClick={() => navigate(choose({ company: slug, tab: "sample", talk: "" }))}
            >
              {other}: {count}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}
