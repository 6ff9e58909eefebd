import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { useTexts } from "~/texts";

interface Props {
  company: string;
  phone: string;
  name: string;
}

/** Calls somebody: on a telephone by the telephone itself, at work by the desk, which dials in the company's name. */
export function CallButton({ company, phone, name }: Props) {
  const { t } = useTexts("ticket");
  const { may } = useDozor();
  const label = t("call", { who: name || phone });
  const onTelephone = matchMedia("(pointer: coarse)").matches;
  if (onTelephone || !may("tickets.write"))
    return (
      <a className="call-button" href={`tel:${phone}`} aria-label={label}>
        ☎ {t("call.short")}
      </a>
    );
  return (
    <Link className="call-button" to={`/desk?${new URLSearchParams({ dial: phone, company })}`} aria-label={label}>
      ☎ {t("call.short")}
    </Link>
  );
}
