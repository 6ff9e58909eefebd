import { Form, Input, Select } from "antd";
import { useEffect } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { correct } from "./changes";
import { Dialog } from "./Dialog";
import { type EditValues, editValuesOf, toEdit } from "./edit";
import { ProblemField } from "./ProblemField";
import { useTicketChange } from "./use_ticket_change";

const URGENCIES: readonly Ticket["urgency"][] = ["emergency", "urgent", "normal", "planned"];
const COSTS: readonly EditValues["cost"][] = ["", "included", "paid", "warranty"];

/** What was written down wrongly is set right; with another problem go its trade, urgency and clocks. */
export function CorrectDialog({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const { company, edits = [] } = ticket;
  const [form] = Form.useForm<EditValues>();
  const before = editValuesOf(ticket);
  useFresh(form, before);
  const values: EditValues = { ...before, ...Form.useWatch([], form) };
  const change = useTicketChange(ticket, { opened: true, onDone });
  const edit = toEdit(before, values);
  const asksReason = values.urgency !== before.urgency;
  return (
    <Dialog
      company={company}
      title={t("ticket.correct")}
      okText={t("app.save")}
      ready={edit !== undefined && (!asksReason || Boolean(values.reason.trim()))}
      change={change}
      onOk={() => edit && void change.run(correct(edit))}
      onCancel={onDone}
    >
      <Form form={form} layout="vertical" initialValues={before} name="correct" requiredMark={false}>
        {edits.includes("correct") && <ProblemField company={company} />}
        <div className="form-row two">
          {edits.includes("change_urgency") && (
            <Form.Item name="urgency" label={t("ticket.urgency")}>
              <Select options={URGENCIES.map((value) => ({ value, label: word("urgency", value) }))} />
            </Form.Item>
          )}
          {edits.includes("set_cost") && (
            <Form.Item name="cost" label={t("ticket.cost")}>
              <Select options={COSTS.map((value) => ({ value, label: t(`cost.${value || "unknown"}`) }))} />
            </Form.Item>
          )}
        </div>
        {edits.includes("correct") && (
          <>
            <div className="form-row three">
              {(["entrance", "floor", "flat"] as const).map((field) => (
                <Form.Item key={field} name={field} label={t(`form.${field}`)}>
                  <Input autoComplete="off" />
                </Form.Item>
              ))}
            </div>
            <Form.Item name="description" label={t("form.description")}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} />
            </Form.Item>
          </>
        )}
        <Form.Item name="reason" label={t("ticket.reason")}>
          <Input autoComplete="off" placeholder={t("ticket.reason.hint")} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** What somebody else sets right meanwhile is shown, except where something has been typed. */
function useFresh(form: ReturnType<typeof Form.useForm<EditValues>>[0], values: EditValues) {
  const said = JSON.stringify(values);
  useEffect(() => {
    const fields = JSON.parse(said) as EditValues;
    const names = Object.keys(fields) as (keyof EditValues)[];
    const untouched = names.filter((name) => !form.isFieldTouched(name)).map((name) => [name, fields[name]]);
    form.setFieldsValue(Object.fromEntries(untouched) as Partial<EditValues>);
  }, [form, said]);
}
