import { Form, Input, Modal } from "antd";
import { useTexts } from "~/texts";
import { nameKey } from "./name_key";

interface Props {
  taken: ReadonlySet<string>;
  onClose: () => void;
  onNamed: (key: string, name: string) => void;
}

/** Asks what the company's own problem is called; its key is made of that. */
export function NewProblem({ taken, onClose, onNamed }: Props) {
  const { t } = useTexts("directory");
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal
      open
      title={t("edit.new")}
      onCancel={onClose}
      onOk={form.submit}
      okText={t("edit.new.begin")}
      cancelText={t("edit.new.cancel")}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ name }) => onNamed(nameKey(name, taken), name.trim())}
        requiredMark={false}
      >
        <Form.Item
          name="name"
          label={t("edit.new.name")}
          rules={[{ required: true, whitespace: true, message: t("edit.new.hint") }]}
        >
          <Input autoFocus autoComplete="off" maxLength={80} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
