/**
 * What carriers and our own senders say of a message that did not arrive -> the name of the sentence that tells it.
 * Sources: Amazon Connect administrator guide, "Contact records data model" (DisconnectReason); Amazon SNS developer guide,
 * "Viewing CloudWatch metrics and logs for SMS deliveries" (providerResponse); `dozor/adapters`.
 */
const KNOWN: Readonly<Record<string, string>> = {
  TELECOM_PROBLEM: "line",
  OUTBOUND_ATTEMPT_FAILED: "line",
  OUTBOUND_RESOURCE_ERROR: "line",
  OUTBOUND_DESTINATION_ENDPOINT_ERROR: "number",
  CUSTOMER_DISCONNECT: "hung_up",
  CONTACT_FLOW_DISCONNECT: "no_answer",
  EXPIRED: "no_answer",
  "nobody answered": "no_answer",
  "Phone is currently unreachable/unavailable": "off",
  "Unknown error attempting to reach phone": "line",
  "Phone carrier is currently unreachable/unavailable": "carrier",
  "Invalid phone number": "number",
  "phone: This phone cannot be called.": "number",
  "phone: This phone takes no SMS.": "no_sms",
  "Phone has blocked SMS": "blocked",
  "Phone is on a blocked list": "blocked",
  "Destination is on a blocked list": "blocked",
  "Phone number is opted out": "blocked",
  "Blocked as spam by phone carrier": "spam",
  "Phone carrier has blocked this message": "spam",
  "Message body is invalid": "spam",
  "This delivery would exceed max price": "price",
  "address: This is not an e-mail address that takes mail.": "address",
  "address: The mail service refuses this message.": "mail",
  "sender: The sender's domain is not verified.": "sender",
  "sender: The mail service does not know this sender.": "sender",
  "voice: There is no number to call from.": "no_caller",
};

/** The name of the sentence, a key of `message.failed`; undefined for what is shown as the carrier said it. */
export const nameFailure = (failure: string): string | undefined => KNOWN[failure];
