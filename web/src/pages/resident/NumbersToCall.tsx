import { useEffect, useState } from "react";
import { type Demo, loadDemo } from "~/laptop/demo";
import { useTexts } from "~/texts";

/** On a laptop: whom a link that opens nothing might have been of, with the number of each. A real Dozor does not tell who works with it. */
export function NumbersToCall() {
  const { t } = useTexts("resident");
  const [numbers, setNumbers] = useState<Demo["numbers"]>([]);
  useEffect(() => {
    // Without them the sentence above says where to look.
    loadDemo().then(
      (demo) => setNumbers(demo.numbers),
      () => setNumbers([]),
    );
  }, []);
  if (!numbers.length) return null;
  return (
    <ul className="resident-numbers" aria-label={t("resident.numbers")}>
      {numbers.map(({ dial, name }) => (
        <li key={dial}>
          {name}: <a href={`tel:${dial}`}>{dial}</a>
        </li>
      ))}
    </ul>
  );
}
