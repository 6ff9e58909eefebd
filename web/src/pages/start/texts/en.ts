export const en = {
  "start.telephone": "Telephone",
  "start.telephone.about": "Call the company as a resident would: hear the menu, press keys, talk.",
  "start.desk": "Operator's desk",
  "start.desk.about": "Take calls, register tickets, follow them to the end.",
  "start.messages": "Messages sent",
  "start.messages.about": "Every SMS and e-mail that Dozor has sent, with working links.",
  "start.logins": "Demo logins",
  "start.only_laptop": "These pages exist on a laptop only.",
};
