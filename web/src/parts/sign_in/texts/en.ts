export const en = {
  "sign_in.forgot": "I have forgotten my password",
  "sign_in.forgot.about": "Write the address with which you sign in: a code for another password is sent there.",
  "sign_in.send_code": "Send the code",
  "sign_in.code": "Code from the e-mail",
  "sign_in.code_sent": "If that address has an account, a code is on its way to it. Look into your mail.",
  "sign_in.set_password": "Set the password and sign in",
  "sign_in.back": "Back to signing in",
  "sign_in.password.rules": "At least 12 characters: capital and small letters, a digit and a sign such as “-”.",
  "sign_in.authenticator": "Six digits of your authenticator",
  "sign_in.wrong_code": "This is not the code. Look at it once more.",
  "sign_in.old_code": "This code is too old: have another one sent.",
  "sign_in.weak_password":
    "This password is too simple: at least 12 characters, with capital and small letters, a digit and a sign such as “-”.",
  "sign_in.used_password": "You have had this password before: choose another one.",
  "sign_in.no_address": "No code can be sent to this address. Ask an administrator.",
  "sign_in.too_often": "Too many tries. Wait a few minutes and try again.",
  "sign_in.failed": "That did not work. Try again, or ask an administrator.",
  "sign_in.again": "Sign in again",
  "sign_in.again.about":
    "Your sign-in holds no longer. Say once more that it is you: what is on the page stays as it is.",
  "sign_in.again.long":
    "You have been signed in for long. Say once more that it is you: what is on the page stays as it is.",
  "sign_in.anew": "Dozor was started anew and does not know the earlier sign-in. Sign in once more.",
  "sign_in.somebody_else": "It is not me: sign out",
  "sign_in.nothing_yet": "You have an account, but nobody has given you a role or a company yet. Ask an administrator.",
  "sign_in.led_on": "“{asked}” is not for your role: this is your own page, “{first}”.",
  "sign_in.to_first": "Open: {page}",
};
